import { createHash } from 'node:crypto';
import { Fault } from '@kente/kit/errors';
import type { LedgerAccount } from './chart.ts';

/** One side of one account, in minor units, not negative. One of 0 is left out. */
export type Entry = { account: LedgerAccount; debitMinor: bigint } | { account: LedgerAccount; creditMinor: bigint };

/** What a currency's amounts are counted in; the contract's accounts are in naira. */
export type LedgerCurrency = 'NGN' | 'GHS' | 'KES' | 'ZAR';

export interface Posting {
  /** Of the event: `debit:{id}:success`. Printable ASCII without spaces. A key is posted once, for ever. */
  key: string;
  /** What happened, for a reader: `debit.successful`. */
  kind: string;
  /** The environment's time. Entered later where an account has a later entry already: a ledger's time never goes back. */
  at: Date;
  entries: readonly Entry[];
  /** Absent: naira. */
  currency?: LedgerCurrency;
}

/** One line for each account. */
export interface Line {
  account: LedgerAccount;
  debitMinor: bigint;
  creditMinor: bigint;
}

export interface CheckedPosting {
  key: string;
  kind: string;
  at: Date;
  currency: string;
  /** By account, in byte order. */
  lines: readonly Line[];
  digest: Buffer;
}

const WORD = /^[!-~]{1,200}$/;

/** @throws Fault for a posting that is none: our mistake, never the caller's. */
export function check(posting: Posting): CheckedPosting {
  const { key, kind, at, currency = 'NGN' } = posting;
  if (!WORD.test(key) || !WORD.test(kind)) throw unsound(key, 'key and kind must be printable ASCII without spaces');
  const lines = linesOf(key, posting.entries);
  const sum = lines.reduce((total, { debitMinor, creditMinor }) => total + debitMinor - creditMinor, 0n);
  if (lines.length < 2) throw unsound(key, 'it needs two accounts');
  if (sum !== 0n) throw unsound(key, `debits exceed credits by ${sum}`);
  return { key, kind, at, currency, lines, digest: digestOf(key, kind, currency, lines) };
}

/** Entries of one account on one side become one line. */
function linesOf(key: string, entries: readonly Entry[]): Line[] {
  const lines = new Map<string, Line>();
  for (const entry of entries) {
    const { account } = entry;
    const [debitMinor, creditMinor] = 'debitMinor' in entry ? [entry.debitMinor, 0n] : [0n, entry.creditMinor];
    if (debitMinor < 0n || creditMinor < 0n) throw unsound(key, `${account} is moved by a negative amount`);
    if (debitMinor === creditMinor) continue;
    const known = lines.get(account) ?? { account, debitMinor: 0n, creditMinor: 0n };
    const line = { account, debitMinor: known.debitMinor + debitMinor, creditMinor: known.creditMinor + creditMinor };
    if (line.debitMinor > 0n && line.creditMinor > 0n) throw unsound(key, `${account} stands on both sides`);
    lines.set(account, line);
  }
  return [...lines.values()].sort((a, b) => (a.account < b.account ? -1 : 1));
}

/** The verification computes the same in SQL. */
function digestOf(key: string, kind: string, currency: string, lines: readonly Line[]): Buffer {
  const entries = lines.map(({ account, debitMinor, creditMinor }) => `${account} ${debitMinor} ${creditMinor}`);
  return createHash('sha256')
    .update([key, kind, currency, ...entries].join('\n'))
    .digest();
}

function unsound(key: string, why: string): Fault {
  return new Fault('ledger.unsound', { message: `the posting ${key} is unsound: ${why}` });
}
