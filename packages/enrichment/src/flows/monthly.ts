import { monthIndex, monthName } from '../calendar.ts';
import type { Movement } from '../movement.ts';

export interface MonthFlow {
  /** `YYYY-MM`. */
  readonly period: string;
  readonly amountMinor: bigint;
  readonly transactions: number;
}

export interface Flow {
  readonly totalMinor: bigint;
  readonly transactions: number;
  /** Newest month first; empty months between the first and the last are in it. */
  readonly history: readonly MonthFlow[];
}

/** What a flow is counted over: a row of an account, enriched or not. */
type Counted = Pick<Movement, 'credit' | 'day' | 'amountMinor'>;

/**
 * One direction by calendar month of the account. Every row given counts: leave reversal pairs out before, where they
 * are not wanted. Source: contract 4.12.
 */
export function monthlyFlow(rows: readonly Counted[], credit: boolean): Flow {
  const months = new Map<number, { amount: bigint; transactions: number }>();
  let total = 0n;
  let transactions = 0;
  for (const row of rows) {
    if (row.credit !== credit) continue;
    const index = monthIndex(row.day);
    const month = months.get(index) ?? { amount: 0n, transactions: 0 };
    month.amount += row.amountMinor;
    month.transactions++;
    months.set(index, month);
    total += row.amountMinor;
    transactions++;
  }
  return { totalMinor: total, transactions, history: historyOf(months) };
}

/** A bank that dates a row in the year 1 must not make a list of 24,000 months. */
const MOST_EMPTY_MONTHS = 600;

function historyOf(months: ReadonlyMap<number, { amount: bigint; transactions: number }>): MonthFlow[] {
  const indexes = [...months.keys()].sort((a, b) => b - a);
  const history: MonthFlow[] = [];
  indexes.forEach((index, at) => {
    const { amount, transactions } = months.get(index) as { amount: bigint; transactions: number };
    history.push({ period: monthName(index), amountMinor: amount, transactions });
    const older = indexes[at + 1] ?? index;
    if (index - older > MOST_EMPTY_MONTHS) return;
    for (let empty = index - 1; empty > older; empty--)
      history.push({ period: monthName(empty), amountMinor: 0n, transactions: 0 });
  });
  return history;
}
