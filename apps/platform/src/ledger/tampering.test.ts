import { SettableClock } from '@kente/kit/clock';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { Keyring } from '@kente/kit/secrets';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { platformMigrations } from '../migrations.ts';
import type { Schema } from '../schema.generated.ts';
import { createTenancy, type EnvId, type Mode } from '../tenancy/index.ts';
import { createLedger } from './index.ts';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const ledger = createLedger();

let server: TestDatabase;
let database: Database<Schema>;
let envId: EnvId;

beforeAll(async () => {
  server = await testDatabase(platformMigrations);
  database = openDatabase<Schema>({
    ...{ url: server.url, poolSize: 5, statementTimeoutMs: 20_000, applicationName: 'test', onError: () => {} },
  });
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});
beforeEach(async () => {
  envId = await filled('live');
});

/** An environment with three collections in its ledger. */
async function filled(mode: Mode): Promise<EnvId> {
  const tenancy = createTenancy({ db: database.db, keyring, clock: new SettableClock(NOW) });
  const business = { name: 'Adire Finance Ltd' };
  const { appId } = await tenancy.createApp({ name: 'Adire Loans', products: ['payments'], business });
  const { id } = await tenancy.createEnvironment(appId, mode);
  for (const key of ['debit:1', 'debit:2', 'debit:3']) {
    await database.db.transaction().execute((tx) =>
      ledger.post(tx, id, {
        ...{ key, kind: 'debit.successful', at: NOW },
        entries: [
          { account: 'rail.clearing:nip', debitMinor: 5_000_000n },
          { account: 'merchant.pending:adire', creditMinor: 4_950_000n },
          { account: 'fees.direct_debit', creditMinor: 50_000n },
        ],
      }),
    );
  }
  return id;
}

/** As somebody with the database's password may: past the triggers. */
async function tamper(statements: string): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    for (const statement of statements.split(';')) await client.query(statement.replaceAll('$env', `'${envId}'`));
    await client.query('commit');
  } finally {
    client.release();
  }
}

const kinds = async (): Promise<string[]> => {
  const { problems } = await ledger.verify(database.db, envId);
  return [...new Set(problems.map(({ kind }) => kind))].sort();
};

describe('the database itself', () => {
  test.each([
    'update ledger_entries set debit_minor = debit_minor + 1',
    'delete from ledger_entries',
    'truncate ledger_entries',
    "update ledger_transactions set kind = 'other'",
    'delete from ledger_transactions',
    'truncate ledger_transactions',
    'delete from ledger_accounts',
    'truncate ledger_accounts',
    'update ledger_accounts set floored = false',
    "update ledger_accounts set account = 'suspense'",
  ])('refuses: %s', async (statement) => {
    await expect(database.pool.query(statement)).rejects.toThrow('the ledger is append-only');
  });

  test('refuses entries that do not balance, whoever writes them', async () => {
    const entry = (account: string, debit: number, credit: number): string =>
      `('${envId}', '${account}', 'NGN', now(), 9, 'mine', ${debit}, ${credit}, 0, '')`;
    const write = (rows: readonly string[]) =>
      database.pool.query(`insert into ledger_entries values ${rows.join(', ')}`);
    await expect(write([entry('suspense', 5, 0), entry('nibss.payable', 0, 4)])).rejects.toThrow('does not balance');
    await expect(write([entry('suspense', 5, 0)])).rejects.toThrow('does not balance');
    await expect(write([entry('suspense', 5, 5)])).rejects.toThrow('ledger_entries_one_side');
    await expect(write([entry('suspense', -5, 0)])).rejects.toThrow('debit_minor');
  });

  test('refuses a balance below the floor, whoever writes it', async () => {
    const below = "update ledger_accounts set balance_minor = -1 where account = 'merchant.pending:adire'";
    await expect(database.pool.query(below)).rejects.toThrow('ledger_accounts_floor');
  });

  test("gives a sandbox's rows up to its reset, and a live environment's to nobody", async () => {
    const sandbox = await filled('test');
    const reset = (id: string) =>
      database.pool.query(
        `begin; set local kente.sandbox_reset = '${id}'; delete from ledger_entries where env_id = '${id}'; rollback`,
      );
    await expect(reset(envId)).rejects.toThrow('append-only');
    await database.pool.query('rollback');
    await reset(sandbox);
  });
});

describe('verification', () => {
  test('of an untouched ledger finds nothing', async () => {
    expect(await ledger.verify(database.db, envId)).toEqual({ transactions: 3, entries: 9, problems: [] });
  });

  const second = 'env_id = $env and transaction_key = ';
  test.each<[string, string, string[]]>([
    [
      'an amount',
      `update ledger_entries set credit_minor = 60000 where ${second}'debit:2' and account like 'fees%'`,
      ['chain', 'unbalanced'],
    ],
    [
      'two amounts that balance',
      `update ledger_entries set debit_minor = debit_minor * 2, credit_minor = credit_minor * 2 where ${second}'debit:2'`,
      ['chain', 'transaction'],
    ],
    [
      'a running balance',
      `update ledger_entries set balance_minor = 1 where ${second}'debit:2' and account like 'fees%'`,
      ['chain'],
    ],
    [
      'a time',
      `update ledger_entries set at = at - interval '1 hour' where ${second}'debit:1'`,
      ['chain', 'transaction'],
    ],
    [
      'a time, everywhere',
      `update ledger_entries set at = at - interval '1 hour' where ${second}'debit:1'; update ledger_transactions set at = at - interval '1 hour' where env_id = $env and key = 'debit:1'`,
      ['chain'],
    ],
    [
      'a hash',
      `update ledger_entries set hash = sha256('x') where ${second}'debit:2' and account like 'fees%'`,
      ['chain'],
    ],
    [
      'the account of an entry',
      `update ledger_entries set account = 'suspense' where ${second}'debit:3' and account like 'fees%'`,
      ['chain', 'head', 'transaction'],
    ],
    [
      'the kind of a transaction',
      "update ledger_transactions set kind = 'gift' where env_id = $env and key = 'debit:2'",
      ['transaction'],
    ],
    [
      'a removed entry in the middle',
      `delete from ledger_entries where ${second}'debit:2' and account like 'fees%'`,
      ['chain', 'head', 'unbalanced'],
    ],
    [
      'a removed newest entry',
      `delete from ledger_entries where ${second}'debit:3' and account like 'fees%'`,
      ['head', 'unbalanced'],
    ],
    [
      'a removed transaction with its entries',
      `delete from ledger_entries where ${second}'debit:3'; delete from ledger_transactions where env_id = $env and key = 'debit:3'`,
      ['head'],
    ],
    [
      'a removed transaction',
      "delete from ledger_transactions where env_id = $env and key = 'debit:1'",
      ['chain', 'transaction'],
    ],
    ['removed entries', `delete from ledger_entries where ${second}'debit:1'`, ['chain', 'head', 'unbalanced']],
    [
      'an inserted entry',
      "insert into ledger_entries values ($env, 'suspense', 'NGN', now(), 1, 'debit:1', 5, 0, -5, sha256(''))",
      ['chain', 'head', 'unbalanced'],
    ],
    [
      'a balance',
      "update ledger_accounts set balance_minor = balance_minor + 1 where env_id = $env and account = 'merchant.pending:adire'",
      ['head'],
    ],
    [
      'a lifted floor',
      "update ledger_accounts set floored = false where env_id = $env and account = 'merchant.pending:adire'",
      ['account'],
    ],
    [
      'a removed account',
      "delete from ledger_accounts where env_id = $env and account = 'merchant.pending:adire'",
      ['head'],
    ],
  ])('finds %s that was changed behind its back', async (_what, statements, expected) => {
    await tamper(statements);
    expect(await kinds()).toEqual(expected);
  });
});
