import type { Db } from '@kente/kit/db/pool';
import { Fault } from '@kente/kit/errors';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { LedgerAccount } from './chart.ts';
import { type CheckedPosting, check, type Entry, type LedgerCurrency, type Posting } from './posting.ts';
import type { LedgerProblem } from './problem.ts';
import * as store from './store.ts';
import { verify } from './verify.ts';

export { CHART_OF_ACCOUNTS, type LedgerAccount } from './chart.ts';
export type { Entry, LedgerCurrency, Posting } from './posting.ts';
export type { LedgerProblem } from './problem.ts';

/**
 * Double entry, append-only: the only writer of money. Each transaction balances and is posted once under its event's key, in
 * the database transaction of the state change that it tells of. Source: payments contract 17; how it works: docs/ledger.md.
 */
export interface Ledger {
  /**
   * Posts once per key, in the caller's transaction. The same posting again changes nothing, whenever it comes: `isNew` is
   * false. Call it late: it locks the accounts that it touches, in the order of their names, until the transaction ends.
   * @throws LedgerShort when an account that must not go below 0 would. Nothing is written then, and the transaction goes on.
   * @throws Fault for a posting that does not balance, and for another one under the same key.
   */
  post(tx: Db<Schema>, envId: EnvId, posting: Posting): Promise<{ isNew: boolean }>;
  /**
   * The mirror of the posting `of`, under a key of its own.
   * @throws Fault when nothing was posted under `of`. @throws LedgerShort as `post`.
   */
  reverse(tx: Db<Schema>, envId: EnvId, reversal: Reversal): Promise<{ isNew: boolean }>;
  /** In the account's natural direction; 0 for one that never moved. `at`: everything until then, it included. */
  balance(db: Db<Schema>, envId: EnvId, account: LedgerAccount, at?: Date, currency?: LedgerCurrency): Promise<bigint>;
  /** Every account that has moved, on the side where its balance stands. Both columns have the same sum. */
  trialBalance(db: Db<Schema>, envId: EnvId, at?: Date): Promise<TrialBalanceLine[]>;
  /** Recomputes everything from the entries. Reads one moment, and locks nothing. At most 100 problems are told. */
  verify(db: Db<Schema>, envId: EnvId): Promise<{ transactions: number; entries: number; problems: LedgerProblem[] }>;
  /** Newest first, at most 100. `before`: the last sequence of the page before. */
  entries(db: Db<Schema>, envId: EnvId, account: LedgerAccount, page?: EntriesPage): Promise<LedgerEntry[]>;
}

export interface Reversal {
  key: string;
  /** Key of the original. */
  of: string;
  at: Date;
  /** Absent: `{kind of the original}.reversed`. */
  kind?: string;
}

export interface TrialBalanceLine {
  account: LedgerAccount;
  currency: string;
  debitMinor: bigint;
  creditMinor: bigint;
}

export interface EntriesPage {
  limit?: number;
  before?: bigint;
  currency?: LedgerCurrency;
}

export interface LedgerEntry {
  /** 1, 2, 3 … on the account. */
  sequence: bigint;
  at: Date;
  key: string;
  kind: string;
  debitMinor: bigint;
  creditMinor: bigint;
  /** Of the account, after this entry. */
  balanceMinor: bigint;
}

/** Accounts that must not go below 0 would have. Expected: the caller says what it means. */
export class LedgerShort extends Error {
  override readonly name = 'LedgerShort';
  readonly accounts: readonly LedgerAccount[];

  constructor(key: string, accounts: readonly LedgerAccount[]) {
    super(`the posting ${key} would take ${accounts.join(', ')} below 0`);
    this.accounts = accounts;
  }
}

const LARGEST_PAGE = 100;

export function createLedger(): Ledger {
  return {
    post: (tx, envId, posting) => write(tx, envId, check(posting)),
    async reverse(tx, envId, { key, of, at, kind }) {
      const original = await store.findTransaction(tx, envId, of);
      if (!original) throw new Fault('ledger.nothing_to_reverse', { message: `nothing was posted under ${of}` });
      const lines = await store.linesOf(tx, envId, of);
      const currency = original.currency as LedgerCurrency;
      const entries = lines.map(mirrored);
      return write(tx, envId, check({ key, kind: kind ?? `${original.kind}.reversed`, at, currency, entries }));
    },
    balance: (db, envId, account, at, currency = 'NGN') =>
      store.balance(db, envId, { account, currency, at: at ?? null }),
    async trialBalance(db, envId, at) {
      const rows = await store.balances(db, envId, at ?? null);
      return rows.map(({ account, currency, side, balance_minor }) => {
        const debit = side === 'debit' ? balance_minor : -balance_minor;
        return { account, currency, debitMinor: debit > 0n ? debit : 0n, creditMinor: debit < 0n ? -debit : 0n };
      });
    },
    verify,
    async entries(db, envId, account, { limit = LARGEST_PAGE, before, currency = 'NGN' } = {}) {
      const page = { account, currency, before: before ?? null, limit: Math.min(limit, LARGEST_PAGE) };
      return (await store.entries(db, envId, page)).map((row) => ({
        ...{ sequence: row.sequence, at: row.at, key: row.transaction_key, kind: row.kind },
        ...{ debitMinor: row.debit_minor, creditMinor: row.credit_minor, balanceMinor: row.balance_minor },
      }));
    },
  };
}

const mirrored = ({
  account,
  debitMinor,
  creditMinor,
}: {
  account: LedgerAccount;
  debitMinor: bigint;
  creditMinor: bigint;
}): Entry => (debitMinor > 0n ? { account, creditMinor: debitMinor } : { account, debitMinor: creditMinor });

/** One statement, unless the key is posted already or an account moves for the first time. */
async function write(tx: Db<Schema>, envId: EnvId, posting: CheckedPosting): Promise<{ isNew: boolean }> {
  let outcome = await store.post(tx, envId, posting);
  if (outcome.posted) return { isNew: true };
  if (await isPosted(tx, envId, posting)) return { isNew: false };
  if (outcome.accounts === 0) {
    await store.open(tx, envId, posting);
    outcome = await store.post(tx, envId, posting);
    if (outcome.posted) return { isNew: true };
    if (await isPosted(tx, envId, posting)) return { isNew: false };
  }
  if (outcome.short) throw new LedgerShort(posting.key, outcome.short);
  throw new Fault('ledger.not_posted', { message: `the posting ${posting.key} was neither written nor refused` });
}

async function isPosted(tx: Db<Schema>, envId: EnvId, { key, digest }: CheckedPosting): Promise<boolean> {
  const known = await store.findTransaction(tx, envId, key);
  if (known && !known.digest.equals(digest)) {
    throw new Fault('ledger.key_reused', { message: `another posting stands under the key ${key}` });
  }
  return known !== undefined;
}

/** What an operator asks of the ledger, on a connection of its own. */
export interface LedgerAudit {
  verify(envId: EnvId): ReturnType<Ledger['verify']>;
  trialBalance(envId: EnvId, at?: Date): Promise<TrialBalanceLine[]>;
}

export function createLedgerAudit({ db, ledger }: { db: Db<Schema>; ledger: Ledger }): LedgerAudit {
  return {
    verify: (envId) => ledger.verify(db, envId),
    trialBalance: (envId, at) => ledger.trialBalance(db, envId, at),
  };
}
