import { dayNumber, monthIndex, monthsBefore, nearestMonths } from '../calendar.ts';
import type { Movement } from '../movement.ts';
import { divideHalfUp, sum } from '../rounding.ts';
import { figuresOf, percentile, type StreamFigures } from './figures.ts';
import type { IncomeStream } from './stream.ts';
import { incomeStreams } from './streams.ts';

export interface IncomeOptions {
  readonly today: string;
  /** The last N months, 1–60; null: everything held. */
  readonly months: number | null;
}

/** An account's income in a period. Amounts are minor units, rounded half up. Source: contract 4.9. */
export interface IncomeReport {
  readonly streams: readonly StreamFigures[];
  /** The payer of the only salary; empty where there is none, or more than one, or it is not named. */
  readonly employer: string;
  /** Of the rows looked at; null without any. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** The span looked at in whole months; 0 without rows. */
  readonly months: number;
  readonly totalMinor: bigint;
  /** The part of the total in the twelve months up to today. */
  readonly annualMinor: bigint;
  readonly monthlyMinor: bigint;
  readonly regularMinor: bigint;
  readonly irregularMinor: bigint;
  readonly averageMinor: bigint;
  readonly averageRegularMinor: bigint;
  readonly averageIrregularMinor: bigint;
  /** Not on the wire: 10th and 90th percentile of the monthly sums. */
  readonly range: { readonly lowMinor: bigint; readonly highMinor: bigint };
  /** Not on the wire: days from the first to the last row, both included. */
  readonly windowDays: number;
  /** Not on the wire: cash paid in, which is no income. */
  readonly cashDepositsMinor: bigint;
}

/**
 * Streams are found in everything that is held, so that one month of a salary is still known as a salary; the figures
 * are those of the period alone. No rows: zeros and no streams.
 */
export function incomeReport(movements: readonly Movement[], { today, months }: IncomeOptions): IncomeReport {
  const held = movements.filter((movement) => movement.day <= today);
  const from = months === null ? '' : monthsBefore(today, months);
  const rows = held.filter((movement) => movement.day >= from);
  const streams = figuresWithin(incomeStreams(held, today), from);
  const span = spanOf(held, rows, months, streams);
  const deposits = streams.flatMap((stream) => stream.deposits);
  const total = sum(streams.map((stream) => stream.totalMinor));
  const regular = sum(streams.filter((stream) => stream.frequency !== 'VARIABLE').map((stream) => stream.totalMinor));
  const yearAgo = monthsBefore(today, 12);
  // The day a year ago is out: with it, a pay day that is today would count thirteen times.
  const annual = amountOf(deposits.filter((deposit) => deposit.day > yearAgo));
  const covered = span.first === null ? 0 : Math.min(12, Math.max(span.months, nearestMonths(span.first, today)));
  const perMonth = (amount: bigint, over: number) => (over === 0 ? 0n : divideHalfUp(amount, BigInt(over)));
  return {
    ...{ streams, employer: employerOf(streams), firstDay: span.first, lastDay: span.last, months: span.months },
    ...{ totalMinor: total, annualMinor: annual, monthlyMinor: perMonth(annual, covered) },
    ...{ regularMinor: regular, irregularMinor: total - regular },
    averageMinor: perMonth(total, span.months),
    averageRegularMinor: perMonth(regular, span.months),
    averageIrregularMinor: perMonth(total - regular, span.months),
    range: rangeOf(deposits, span),
    windowDays: span.first === null ? 0 : dayNumber(span.last) - dayNumber(span.first) + 1,
    cashDepositsMinor: amountOf(
      rows.filter((row) => row.credit && row.category === 'cash_deposit' && !row.reversed && !row.ownAccount),
    ),
  };
}

function figuresWithin(streams: readonly IncomeStream[], from: string): StreamFigures[] {
  return streams.flatMap((stream) => {
    const deposits = stream.deposits.filter((deposit) => deposit.day >= from);
    return deposits.length === 0 ? [] : [figuresOf(stream, deposits)];
  });
}

const amountOf = (movements: readonly Movement[]): bigint => sum(movements.map((movement) => movement.amountMinor));

type Span =
  | { readonly first: null; readonly last: null; readonly months: 0 }
  | { readonly first: string; readonly last: string; readonly months: number };

/**
 * The span in months: what was asked for when history reaches further back; else first to last row to the nearest
 * month, but never fewer than the months that a monthly payer paid in: six salaries are six months of income.
 */
function spanOf(
  held: readonly Movement[],
  rows: readonly Movement[],
  asked: number | null,
  streams: readonly StreamFigures[],
): Span {
  let first: string | null = null;
  let last = '';
  for (const { day } of rows) {
    if (first === null || day < first) first = day;
    if (day > last) last = day;
  }
  if (first === null) return { first: null, last: null, months: 0 };
  if (asked !== null && held.length > rows.length) return { first, last, months: asked };
  const paid = streams.filter((stream) => stream.frequency === 'MONTHLY').map((stream) => stream.monthsWithIncome);
  const months = Math.max(nearestMonths(first, last), ...paid);
  return { first, last, months: asked === null ? months : Math.min(asked, months) };
}

function employerOf(streams: readonly StreamFigures[]): string {
  const payers = new Set(streams.filter((stream) => stream.type === 'SALARY').map((stream) => stream.payer));
  const [only] = payers;
  return payers.size === 1 && only !== null && only !== undefined ? only : '';
}

/** Months that the span covers only in part would pull the low end down: the two at its ends are left out. */
function rangeOf(deposits: readonly Movement[], span: Span): IncomeReport['range'] {
  if (span.first === null) return { lowMinor: 0n, highMinor: 0n };
  const [first, last] = [monthIndex(span.first), monthIndex(span.last)];
  const sums: bigint[] = new Array(last - first + 1).fill(0n);
  for (const { day, amountMinor } of deposits) {
    const at = monthIndex(day) - first;
    sums[at] = (sums[at] ?? 0n) + amountMinor;
  }
  const whole = sums.length > 4 ? sums.slice(1, -1) : sums;
  const sorted = whole.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return { lowMinor: percentile(sorted, 10), highMinor: percentile(sorted, 90) };
}
