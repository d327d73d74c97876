import type { Country } from '../../institutions/index.ts';

/** Which rows a statement holds: those posted in this window. Days are local days of the account's country. */
export interface StatementWindow {
  fromDay: string;
  toDay: string;
  from: Date;
  /** Included. */
  until: Date;
}

/** A row as it is read for printing. Minor units; oldest first. */
export interface StatementRow {
  /** The bank's calendar day, `YYYY-MM-DD`. */
  day: string;
  narration: string;
  credit: boolean;
  amountMinor: bigint;
  /** Null: the bank gave none. */
  balanceMinor: bigint | null;
  /** Not printed: it is no part of a statement, but may be of the balances after it. */
  pending: boolean;
}

/** What is known of all rows before the first one is printed. */
export interface StatementTotals {
  credits: { rows: number; minor: bigint };
  debits: { rows: number; minor: bigint };
  /** Before the first row and after the last; null where no row of the bank has a balance. */
  openingMinor: bigint | null;
  closingMinor: bigint | null;
  /** Rows of which the bank gave the balance. */
  balances: number;
}

/** What a printed statement tells beside its rows. */
export interface StatementFacts {
  institution: string;
  country: Country;
  holder: string;
  accountNumber: string | null;
  accountType: string;
  /** As on the wire: NGN, GHC, KSH, ZAR, USD, GBP, EUR. */
  currency: string;
  /** What the bank showed last, whatever the rows say. */
  lastBalance: { minor: bigint; on: string } | null;
  window: Pick<StatementWindow, 'fromDay' | 'toDay'>;
  preparedFor: string;
  preparedAt: Date;
  /** Of a test environment. */
  simulated: boolean;
}

/** A PDF that was ordered. */
export interface StatementJob {
  id: string;
  accountId: string;
  /** The name of its file, without an ending. */
  file: string;
  status: 'BUILDING' | 'BUILT' | 'FAILED';
  window: StatementWindow;
}
