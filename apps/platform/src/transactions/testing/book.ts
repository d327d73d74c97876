import { systemClock } from '@kente/kit/clock';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { newId } from '@kente/kit/ids';
import { createLogger } from '@kente/kit/log';
import { Keyring } from '@kente/kit/secrets';
import { testDatabase } from '@kente/kit/testing/database';
import type { Pool } from 'pg';
import type { Reconciliation } from '../../accounts/sync/reconcile.ts';
import type { BankRow } from '../../connectors/connector.ts';
import { createEnricher } from '../../insights/index.ts';
import { createInstitutions } from '../../institutions/index.ts';
import { platformMigrations } from '../../migrations.ts';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import { type Applied, createTransactions, type Transactions } from '../index.ts';

const GTBANK = '5f2d08be60b92e2888287702';

/** Accounts that are only as linked as this module needs them. */
export interface Book {
  transactions: Transactions;
  db: Database<Schema>['db'];
  pool: Pool;
  envId: EnvId;
  account(options?: { dataStatus?: string; currency?: string; institutionId?: string }): Promise<string>;
  /** Applies changes as a refresh does. */
  write(accountId: string, changes: Partial<Reconciliation>): Promise<Applied>;
  close(): Promise<void>;
}

export function openDatabaseAt(url: string): Database<Schema> {
  const limits = { poolSize: 4, statementTimeoutMs: 30_000, applicationName: 'test' };
  return openDatabase<Schema>({ url, ...limits, onError: () => {} });
}

/** The module alone, on a database of its own. */
export async function openBook(): Promise<Book> {
  const database = await testDatabase(platformMigrations);
  const opened = openDatabaseAt(database.url);
  const log = createLogger({ level: 'silent', name: 'test' });
  const publicUrl = 'http://localhost:4000';
  const institutions = createInstitutions({ db: opened.pool, clock: systemClock, log, publicUrl, reaches: () => true });
  const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
  const transactions = createTransactions({
    ...{ pool: opened.pool, keyring, institutions },
    enricherFor: createEnricher({ institutions }),
  });
  return {
    ...bookOf(opened, transactions, newId() as EnvId),
    async close() {
      await institutions.close();
      await opened.close();
      await database.drop();
      await database.server.stop();
    },
  };
}

/** The module as it stands in a platform; `close` closes the connections given. */
export function bookOf({ db, pool, close }: Database<Schema>, transactions: Transactions, envId: EnvId): Book {
  return {
    ...{ transactions, db, pool, envId, close },
    async account({ dataStatus = 'AVAILABLE', currency = 'NGN', institutionId = GTBANK } = {}) {
      const id = newId();
      await pool.query(
        `insert into accounts (env_id, id, bank_key, customer_id, institution_id, auth_method, connector, name, type, currency,
           data_status, has_transactions, link_id, session_id, created_at, updated_at, linked_at)
         values ($1, $2, decode($2, 'hex'), $3, $4, 'internet_banking', 'sandbox', 'NGOZI ADEYEMI', 'SAVINGS ACCOUNT', $5,
           $6, true, 'ALP2JGV0I4KH', 'bOSKXZ6btpUHue5xUIlj', now(), now(), now())`,
        [envId, id, newId(), institutionId, currency, dataStatus],
      );
      return id;
    },
    write: (accountId, changes) =>
      db.transaction().execute(async (tx) => {
        const account = await tx
          .selectFrom('accounts')
          .select(['revision', 'transaction_count'])
          .where('env_id', '=', envId)
          .where('id', '=', accountId)
          .forUpdate()
          .executeTakeFirstOrThrow();
        const whole = { insert: [], update: [], withdraw: [], moved: [], found: [], unchanged: 0, ...changes };
        const standing = { id: accountId, revision: account.revision };
        const applied = await transactions.apply(tx, envId, standing, whole);
        const transaction_count = account.transaction_count + BigInt(applied.countDelta);
        await tx
          .updateTable('accounts')
          .set({ revision: applied.revision, transaction_count })
          .where('env_id', '=', envId)
          .where('id', '=', accountId)
          .execute();
        return applied;
      }),
  };
}

/** A purchase of 1,500.00 at noon of 2 March 2026, unless told otherwise. `at: null`: the bank gave only the day. */
export function aRow(row: Partial<BankRow> = {}): BankRow {
  const at = row.at === undefined ? new Date('2026-03-02T12:00:00.000Z') : row.at;
  return {
    providerId: null,
    day: at?.toISOString().slice(0, 10) ?? '2026-03-02',
    at,
    amountMinor: 150_000n,
    direction: 'debit',
    balanceMinor: 8_250_000n,
    narration: 'POS/SHOPRITE LEKKI',
    reference: null,
    counterparty: null,
    status: 'posted',
    ...row,
  };
}

/** New rows, placed in the order given. */
export function inserts(...rows: BankRow[]): Pick<Reconciliation, 'insert'> {
  return { insert: rows.map((row, index) => ({ row, position: index + 1 })) };
}
