/** What every statement reader takes and gives. Money in integer minor units; days as the bank prints them. */

export type Direction = 'credit' | 'debit';

export interface StatementRow {
  /** The bank's calendar day, `YYYY-MM-DD`. */
  date: string;
  /** `HH:MM:SS` on the bank's own clock, where the file gives a time. */
  time?: string;
  valueDate?: string;
  /** Never negative; `direction` comes from the column or the sign, never from the text. */
  amountMinor: bigint;
  direction: Direction;
  /** The running balance that the file prints beside the row. */
  balanceMinor?: bigint;
  narration: string;
  reference?: string;
  /** The source's own id (OFX FITID), where it stands for one transaction only. */
  providerId?: string;
  counterparty?: string;
  /** A charge that moved the balance besides `amountMinor`. Never negative. */
  feeMinor?: bigint;
  status: 'pending' | 'posted' | 'reversed';
  /** Where the row starts in the file; the first line is 1. */
  line: number;
  /** The cells as the file has them. */
  raw: readonly string[];
}

export interface RejectedLine {
  line: number;
  reason: string;
}

export interface Check {
  result: 'passed' | 'failed' | 'not_available';
  detail?: string;
}

export interface StatementChecks {
  balanceChain: Check;
  totals: Check;
  period: Check;
  openingClosing: Check;
}

export interface StatementAccount {
  number: string | null;
  name: string | null;
  /** ISO 4217, as far as the file tells. */
  currency: string | null;
  /** The kind of account as the file names it. */
  type: string | null;
}

/** Days, inclusive, `YYYY-MM-DD`. */
export interface Period {
  start: string;
  end: string;
}

export interface ReadStatement {
  kind: 'statement';
  reader: string;
  /** 0–1: how sure the choice of the reader is. */
  confidence: number;
  account: StatementAccount;
  period: Period | null;
  openingBalanceMinor: bigint | null;
  closingBalanceMinor: bigint | null;
  /** Oldest first, in the bank's own order. */
  rows: readonly StatementRow[];
  rejected: readonly RejectedLine[];
  checks: StatementChecks;
}

export type UnreadableCode =
  | 'empty_file'
  | 'too_large'
  | 'too_many_lines'
  | 'zip_archive'
  | 'spreadsheet'
  | 'pdf'
  | 'image'
  | 'web_page'
  | 'binary'
  | 'not_a_csv'
  | 'no_header'
  | 'columns_missing'
  | 'no_direction'
  | 'no_rows'
  | 'too_many_rejected'
  | 'several_accounts'
  | 'several_currencies'
  | 'ofx_broken';

/** Why a file cannot be read, in words for the person who chose it. */
export interface UnreadableStatement {
  kind: 'unreadable';
  code: UnreadableCode;
  message: string;
  /** Lines that explain the refusal, where single lines do. */
  rejected: readonly RejectedLine[];
}

export type StatementResult = ReadStatement | UnreadableStatement;

export function unreadable(
  code: UnreadableCode,
  message: string,
  rejected: readonly RejectedLine[] = [],
): UnreadableStatement {
  return { kind: 'unreadable', code, message, rejected };
}

/** One way to read one family of files. `I` is what the family looks like once it is text. */
export interface StatementReader<I> {
  readonly id: string;
  /** 0 (not mine) to 1, by shape: header words, column count, date form. Never by a bank's name. */
  score(input: I): number;
  read(input: I): StatementResult;
}

/** What the caller knows beside the bytes. None of it is needed. */
export interface ReadOptions {
  fileName?: string;
  /** ISO 3166 alpha-2; gives the bank's clock when times come with an offset. */
  country?: string;
  /** A bank's name. Only breaks a tie between two readers that fit equally well. */
  bankHint?: string;
}

/** Bounds of one file. */
export const LIMITS = {
  bytes: 20 * 1024 * 1024,
  lines: 200_000,
  cellLength: 4_000,
  columns: 100,
  /** How far down the header row is looked for. */
  preambleLines: 200,
} as const;
