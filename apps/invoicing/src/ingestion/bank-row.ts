import { isoCurrency } from '@kente/sdk';

/** A row of the provider, read with care: whatever does not fit is told apart, nothing throws. Source: contract 13. */
export interface BankRow {
  /** The provider's id; null where it gives none. */
  readonly providerId: string | null;
  readonly type: 'credit' | 'debit';
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly status: 'pending' | 'posted' | 'reversed';
  readonly narration: string;
  readonly category: string | null;
  readonly balanceMinor: bigint | null;
  readonly tags: readonly string[];
  /** The bank's calendar day, YYYY-MM-DD. */
  readonly day: string;
  readonly givenDate: string;
  readonly reference: string | null;
  readonly counterparty: string | null;
  readonly counterpartyNumber: string | null;
}

const LONGEST_TEXT = 2_000;
const LONGEST_ID = 200;
const MOST_TAGS = 20;

/** `currency`: of the account, for a row that names none. @returns null for a row that cannot be read. */
export function readBankRow(given: unknown, currency: string | null): BankRow | null {
  if (typeof given !== 'object' || given === null) return null;
  const row = given as Record<string, unknown>;
  const type = typeof row.type === 'string' ? row.type.toLowerCase() : '';
  const amount = minorOf(row.amount);
  const givenDate = textOf(row.date) ?? '';
  const day = lagosDay(givenDate);
  if ((type !== 'credit' && type !== 'debit') || amount === null || day === null) return null;
  const id = textOf(row.id) ?? textOf(row._id);
  if (id !== null && id.length > LONGEST_ID) return null;
  const party = partyOf(row.counterparty);
  const category = textOf(row.category);
  const tags = Array.isArray(row.tags) ? row.tags.slice(0, MOST_TAGS).map(textOf) : [];
  return {
    providerId: id,
    type,
    // The direction is told by `type`.
    amountMinor: amount < 0n ? -amount : amount,
    currency: isoCurrency(textOf(row.currency) ?? currency ?? 'NGN'),
    status: statusOf(textOf(row.status)),
    narration: textOf(row.narration) ?? '',
    category,
    balanceMinor: minorOf(row.balance),
    tags: tags.filter((tag) => tag !== null),
    day,
    givenDate,
    reference: textOf(row.reference),
    counterparty: party.name,
    counterpartyNumber: party.number,
  };
}

function partyOf(given: unknown): { name: string | null; number: string | null } {
  if (typeof given === 'string') return { name: textOf(given), number: null };
  if (typeof given !== 'object' || given === null) return { name: null, number: null };
  const { name, account_number: number, accountNumber } = given as Record<string, unknown>;
  return { name: textOf(name), number: textOf(number) ?? textOf(accountNumber) };
}

/** Text that any database takes: no NUL, no half of a character. */
function textOf(given: unknown): string | null {
  if (typeof given !== 'string') return null;
  const text = given.slice(0, LONGEST_TEXT).replaceAll('\0', '').toWellFormed();
  return text === '' ? null : text;
}

const minorOf = (given: unknown): bigint | null =>
  typeof given === 'number' && Number.isSafeInteger(given) ? BigInt(given) : null;

const SETTLED: ReadonlySet<string> = new Set(['posted', 'completed', 'booked', 'settled', 'successful', 'success']);
const TAKEN_BACK: ReadonlySet<string> = new Set([
  'reversed',
  'declined',
  'failed',
  'cancelled',
  'canceled',
  'rejected',
]);

/** Lists without a status show settled rows. What nobody knows waits. Source: contract 8 item 7. */
function statusOf(status: string | null): BankRow['status'] {
  const word = (status ?? 'posted').toLowerCase();
  if (SETTLED.has(word)) return 'posted';
  return TAKEN_BACK.has(word) ? 'reversed' : 'pending';
}

const HOUR_MS = 3_600_000;
const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;
const HAS_ZONE = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/** The calendar day in Africa/Lagos, which is an hour ahead of UTC all year; a time without a zone is the bank's own. */
export function lagosDay(given: string): string | null {
  const instant = Date.parse(given);
  if (Number.isNaN(instant) || !/^\d{4}-\d{2}-\d{2}/.test(given)) return null;
  const day = HAS_ZONE.test(given) && !IS_DAY.test(given) ? isoDay(instant + HOUR_MS) : given.slice(0, 10);
  // A day that no month has is moved on by the parser.
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  return Number.isNaN(midnight) || isoDay(midnight) !== day ? null : day;
}

const isoDay = (instant: number): string | null => {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? null : date.toISOString().slice(0, 10);
};

/** `days` before a day. */
export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) - days * 24 * HOUR_MS).toISOString().slice(0, 10);
