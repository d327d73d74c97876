import { SettableClock } from '@kente/kit/clock';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { Keyring } from '@kente/kit/secrets';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { platformMigrations } from '../migrations.ts';
import type { Schema } from '../schema.generated.ts';
import { createTenancy, type EnvId, type Mode } from '../tenancy/index.ts';
import { createLedger, type Entry, type LedgerAccount, LedgerShort, type Posting } from './index.ts';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);
const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const ledger = createLedger();

let server: TestDatabase;
let database: Database<Schema>;
let envId: EnvId;

beforeAll(async () => {
  server = await testDatabase(platformMigrations);
  database = openDatabase<Schema>({
    ...{ url: server.url, poolSize: 20, statementTimeoutMs: 20_000, applicationName: 'test', onError: () => {} },
  });
});
afterAll(async () => {
  await database?.close();
  await server?.drop();
});
beforeEach(async () => {
  envId = await environment();
});

async function environment(mode: Mode = 'live'): Promise<EnvId> {
  const tenancy = createTenancy({ db: database.db, keyring, clock: new SettableClock(NOW) });
  const business = { name: 'Adire Finance Ltd' };
  const { appId } = await tenancy.createApp({ name: 'Adire Loans', products: ['payments'], business });
  return (await tenancy.createEnvironment(appId, mode)).id;
}

const post = (posting: Posting, env = envId) =>
  database.db.transaction().execute((tx) => ledger.post(tx, env, posting));
const debit = (account: LedgerAccount, debitMinor: bigint): Entry => ({ account, debitMinor });
const credit = (account: LedgerAccount, creditMinor: bigint): Entry => ({ account, creditMinor });
const balance = (account: LedgerAccount, at?: Date) => ledger.balance(database.db, envId, account, at);

/** E1 of the contract: the business bears the fee. */
const collected = (key: string, at = NOW): Posting => ({
  ...{ key, kind: 'debit.successful', at },
  entries: [
    debit('rail.clearing:nip', 5_000_000n),
    credit('merchant.pending:adire', 4_950_000n),
    credit('fees.direct_debit', 50_000n),
  ],
});
const paidOut = (key: string, amount: bigint, at = NOW): Posting => ({
  ...{ key, kind: 'payout.closed', at },
  entries: [debit('merchant.pending:adire', amount), credit('merchant.payable:adire', amount)],
});

describe('a posting', () => {
  test('moves every account in its own direction', async () => {
    expect(await post(collected('debit:1:success'))).toEqual({ isNew: true });
    expect(await balance('rail.clearing:nip')).toBe(5_000_000n);
    expect(await balance('merchant.pending:adire')).toBe(4_950_000n);
    expect(await balance('fees.direct_debit')).toBe(50_000n);
    expect(await balance('suspense')).toBe(0n);
  });

  test('stands once under its key, whatever time the second one has', async () => {
    await post(collected('debit:1:success'));
    expect(await post(collected('debit:1:success', minutes(5)))).toEqual({ isNew: false });
    expect(await balance('rail.clearing:nip')).toBe(5_000_000n);
  });

  test('again under its key is no shortage, even where the money has gone since', async () => {
    await post(collected('debit:1:success'));
    await post(paidOut('payout:1:closed', 4_950_000n));
    expect(await post(paidOut('payout:1:closed', 4_950_000n))).toEqual({ isNew: false });
  });

  test('other than the one under its key is a fault, and changes nothing', async () => {
    await post(collected('debit:1:success'));
    const other = { ...paidOut('debit:1:success', 1n) };
    await expect(post(other)).rejects.toMatchObject({ code: 'ledger.key_reused' });
    expect(await balance('merchant.payable:adire')).toBe(0n);
  });

  test('that would take an account below its floor is refused with its name, and the transaction goes on', async () => {
    await post(collected('debit:1:success'));
    await database.db.transaction().execute(async (tx) => {
      const short = await ledger.post(tx, envId, paidOut('payout:1:closed', 4_950_001n)).catch((error) => error);
      expect(short).toBeInstanceOf(LedgerShort);
      expect(short.accounts).toEqual(['merchant.pending:adire']);
      await ledger.post(tx, envId, paidOut('payout:1:closed', 4_950_000n));
    });
    expect(await balance('merchant.pending:adire')).toBe(0n);
  });

  test('is gone with the transaction that it was made in', async () => {
    const broken = database.db.transaction().execute(async (tx) => {
      await ledger.post(tx, envId, collected('debit:1:success'));
      throw new Error('the state change failed');
    });
    await expect(broken).rejects.toThrow('the state change failed');
    expect(await balance('rail.clearing:nip')).toBe(0n);
    expect(await post(collected('debit:1:success'))).toEqual({ isNew: true });
  });

  test.each<[string, Partial<Posting>]>([
    ['debits exceed credits', { entries: [debit('suspense', 2n), credit('nibss.payable', 1n)] }],
    ['needs two accounts', { entries: [] }],
    ['needs two accounts', { entries: [debit('suspense', 0n), credit('nibss.payable', 0n)] }],
    ['negative amount', { entries: [debit('suspense', -1n), credit('nibss.payable', -1n)] }],
    ['on both sides', { entries: [debit('suspense', 1n), credit('suspense', 1n)] }],
    ['printable ASCII', { key: 'два слова' }],
  ])('that is unsound is a fault: %s', async (words, wrong) => {
    await expect(post({ ...collected('unsound'), ...wrong })).rejects.toThrow(words);
  });

  test.each(['wallet', 'wallet.available', 'suspense:x', 'rail.clearing:', 'fees.', 'fees', 'constructor'])(
    'to %s, which the chart does not have, is a fault',
    async (account) => {
      const entries = [debit(account as LedgerAccount, 1n), credit('nibss.payable', 1n)];
      await expect(post({ ...collected('unknown'), entries })).rejects.toMatchObject({
        code: 'ledger.unknown_account',
      });
    },
  );

  test('in another currency has balances of its own', async () => {
    await post(collected('debit:1:success'));
    await post({ ...collected('debit:2:success'), currency: 'GHS' });
    expect(await ledger.balance(database.db, envId, 'rail.clearing:nip', undefined, 'GHS')).toBe(5_000_000n);
    expect(await balance('rail.clearing:nip')).toBe(5_000_000n);
    expect((await ledger.verify(database.db, envId)).problems).toEqual([]);
  });

  test('is mirrored by its reversal, once', async () => {
    await post(collected('debit:1:success'));
    const reverse = () =>
      database.db
        .transaction()
        .execute((tx) => ledger.reverse(tx, envId, { key: 'debit:1:reversed', of: 'debit:1:success', at: NOW }));
    expect([await reverse(), await reverse()]).toEqual([{ isNew: true }, { isNew: false }]);
    expect((await ledger.trialBalance(database.db, envId)).every((line) => line.debitMinor === 0n)).toBe(true);
    const nothing = database.db
      .transaction()
      .execute((tx) => ledger.reverse(tx, envId, { key: 'x', of: 'debit:9:success', at: NOW }));
    await expect(nothing).rejects.toMatchObject({ code: 'ledger.nothing_to_reverse' });
  });

  test('is dated no earlier than what its accounts hold already: their time never goes back', async () => {
    await post(collected('debit:1:success', minutes(10)));
    await post(collected('debit:2:success', minutes(3)));
    expect(await balance('rail.clearing:nip', minutes(9))).toBe(0n);
    expect(await balance('rail.clearing:nip', minutes(10))).toBe(10_000_000n);
    expect((await ledger.verify(database.db, envId)).problems).toEqual([]);
  });
});

describe('reading', () => {
  test('entries come newest first, page by page, each with the balance after it', async () => {
    for (let count = 1; count <= 5; count += 1) await post(collected(`debit:${count}:success`, minutes(count)));
    const first = await ledger.entries(database.db, envId, 'fees.direct_debit', { limit: 3 });
    expect(first.map(({ sequence, balanceMinor }) => [sequence, balanceMinor])).toEqual([
      [5n, 250_000n],
      [4n, 200_000n],
      [3n, 150_000n],
    ]);
    const second = await ledger.entries(database.db, envId, 'fees.direct_debit', { before: 3n });
    expect(second.map(({ key, kind, at }) => [key, kind, at])).toEqual([
      ['debit:2:success', 'debit.successful', minutes(2)],
      ['debit:1:success', 'debit.successful', minutes(1)],
    ]);
  });

  test('a trial balance has the same sum on both sides, now and at any moment', async () => {
    await post(collected('debit:1:success', minutes(1)));
    await post(paidOut('payout:1:closed', 1_000_000n, minutes(2)));
    const sums = async (at?: Date) => {
      const lines = await ledger.trialBalance(database.db, envId, at);
      const sum = (side: 'debitMinor' | 'creditMinor') => lines.reduce((total, line) => total + line[side], 0n);
      return [lines.length, sum('debitMinor'), sum('creditMinor')];
    };
    expect(await sums()).toEqual([4, 5_000_000n, 5_000_000n]);
    expect(await sums(minutes(1))).toEqual([3, 5_000_000n, 5_000_000n]);
    expect(await sums(minutes(0))).toEqual([0, 0n, 0n]);
  });

  test('another environment has a ledger of its own', async () => {
    await post(collected('debit:1:success'));
    const other = await environment();
    expect(await ledger.trialBalance(database.db, other)).toEqual([]);
    expect(await post(collected('debit:1:success'), other)).toEqual({ isNew: true });
  });
});

describe('64 callers at once', () => {
  test('lose nothing, double nothing and meet no deadlock, on accounts that nobody had opened', async () => {
    const accounts: LedgerAccount[] = ['merchant.pending:a', 'merchant.pending:b', 'sub.pending:c', 'va.available:d'];
    const outcomes = await Promise.all(
      Array.from({ length: 64 * 4 }, (_, index) => {
        // Each key twice, each pair of accounts in either order.
        const which = index >> 1;
        const [one, two] = [accounts[which % 4], accounts[(which * 3 + 1) % 4]] as [LedgerAccount, LedgerAccount];
        const shares = one === two ? [credit(one, 100n)] : [credit(one, 60n), credit(two, 40n)];
        const entries = [...shares, debit('rail.clearing:nip', 100n)];
        return post({ key: `hot:${which}`, kind: 'debit.successful', at: NOW, entries });
      }),
    );
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(128);
    expect(await balance('rail.clearing:nip')).toBe(12_800n);
    expect(await ledger.verify(database.db, envId)).toEqual({
      transactions: 128,
      entries: expect.any(Number),
      problems: [],
    });
  });

  test('take no more than there is: the floor holds under a race', async () => {
    await post({
      ...collected('fund'),
      entries: [debit('bank.settlement', 1_000n), credit('wallet.available:a', 1_000n)],
    });
    const takes = Array.from({ length: 64 }, (_, index) =>
      post({
        ...{ key: `hold:${index}`, kind: 'wallet.held', at: NOW },
        entries: [debit('wallet.available:a', 100n), credit('wallet.held:a', 100n)],
      }).then(
        () => true,
        (error) => {
          if (error instanceof LedgerShort) return false;
          throw error;
        },
      ),
    );
    expect((await Promise.all(takes)).filter(Boolean)).toHaveLength(10);
    expect([await balance('wallet.available:a'), await balance('wallet.held:a')]).toEqual([0n, 1_000n]);
  });
});

describe('any sequence of postings', () => {
  const ACCOUNTS: LedgerAccount[] = [
    ...(['rail.clearing:nip', 'bank.settlement', 'suspense', 'fees.direct_debit'] as const),
    ...(['merchant.pending:a', 'merchant.payable:a', 'wallet.available:a'] as const),
  ];
  const move = fc.record({
    from: fc.constantFrom(...ACCOUNTS),
    to: fc.constantFrom(...ACCOUNTS),
    amount: fc.bigInt(1n, 1_000_000n),
    minute: fc.integer({ min: 0, max: 60 }),
    key: fc.integer({ min: 0, max: 15 }),
  });

  test('sums to zero, keeps the floors, and its balance at any moment is the sum of the entries until then', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(move, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 60 }),
        async (moves, minute) => {
          envId = await environment();
          const seen = new Map<number, string>();
          for (const { from, to, amount, key, ...rest } of moves.filter((each) => each.from !== each.to)) {
            const same = `${from} ${to} ${amount}`;
            const entries = [debit(from, amount), credit(to, amount)];
            const posting = { key: `any:${key}`, kind: 'any', at: minutes(rest.minute), entries };
            const outcome = await post(posting).catch((error) => error);
            if (seen.has(key)) {
              expect(outcome).toMatchObject(seen.get(key) === same ? { isNew: false } : { code: 'ledger.key_reused' });
            } else if (!(outcome instanceof LedgerShort)) seen.set(key, same);
          }
          const lines = await ledger.trialBalance(database.db, envId, minutes(minute));
          expect(lines.reduce((sum, line) => sum + line.debitMinor - line.creditMinor, 0n)).toBe(0n);
          for (const account of ACCOUNTS) {
            const entries = await ledger.entries(database.db, envId, account);
            const until = entries.filter(({ at }) => at <= minutes(minute));
            const net = until.reduce((sum, entry) => sum + entry.debitMinor - entry.creditMinor, 0n);
            const asset = account === 'rail.clearing:nip' || account === 'bank.settlement';
            expect(await balance(account, minutes(minute))).toBe(asset ? net : -net);
            if (/^(merchant|wallet)/.test(account))
              expect(entries.every((entry) => entry.balanceMinor >= 0n)).toBe(true);
          }
          expect((await ledger.verify(database.db, envId)).problems).toEqual([]);
        },
      ),
      { numRuns: 15 },
    );
  });
});
