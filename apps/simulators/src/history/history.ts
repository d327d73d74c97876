import {
  dayNumber,
  localDayNumber,
  type MonthOfYear,
  monthOf,
  monthsBetween,
  monthText,
  yearBefore,
} from './calendar.ts';
import { writeMonth } from './month.ts';
import type { AccountPlan, HistoryRow } from './plan.ts';

/** How many rows are kept written; a year of a busy account is about 3,000. */
const KEPT_ROWS = 50_000;

/** Months already written, the longest unused forgotten first. A month never changes, so nothing is ever stale. */
export class MonthShelf {
  readonly #months = new Map<string, HistoryRow[]>();
  #rows = 0;

  month(plan: AccountPlan, month: MonthOfYear): readonly HistoryRow[] {
    const key = `${plan.key}|${plan.ids}|${monthText(month)}`;
    const kept = this.#months.get(key);
    if (kept) {
      this.#months.delete(key);
      this.#months.set(key, kept);
      return kept;
    }
    const rows = writeMonth(plan, month);
    this.#months.set(key, rows);
    this.#rows += rows.length;
    for (const [oldest, forgotten] of this.#months) {
      if (this.#rows <= KEPT_ROWS || oldest === key) break;
      this.#months.delete(oldest);
      this.#rows -= forgotten.length;
    }
    return rows;
  }
}

/** A row as the bank shows it at one moment. */
export interface ShownRow {
  day: number;
  ms: number;
  dayOnly: boolean;
  amount: number;
  credit: boolean;
  balance: number;
  close: number;
  narration: string;
  reference: string | null;
  party: HistoryRow['party'];
  id: string | null;
  pending: boolean;
}

/** @returns null when the row is not there at `nowMs`: not yet, or a hold that has fallen away. */
function shown(row: HistoryRow, nowMs: number): ShownRow | null {
  if (row.ms > nowMs) return null;
  const { day, ms, dayOnly, credit, reference, party } = row;
  if (row.pending && nowMs < row.pending.untilMs) {
    const { amount, balance, narration, id } = row.pending;
    return {
      day,
      ms,
      dayOnly,
      amount,
      credit,
      balance,
      close: row.close + balance - row.balance,
      narration,
      reference,
      party,
      id,
      pending: true,
    };
  }
  if (row.vanishes) return null;
  const { amount, balance, close, narration, id } = row;
  return { day, ms, dayOnly, amount, credit, balance, close, narration, reference, party, id, pending: false };
}

/** What the bank lists by itself: twelve months that end today. */
export function listedSpan(plan: AccountPlan, nowMs: number): { from: number; to: number } {
  const to = localDayNumber(nowMs, plan.offsetMinutes);
  return { from: yearBefore(to), to };
}

/** Rows of these local days as they stand at `nowMs`, oldest first in the bank's order. */
export function rowsBetween(shelf: MonthShelf, plan: AccountPlan, from: number, to: number, nowMs: number): ShownRow[] {
  const rows: ShownRow[] = [];
  if (!plan.fill) return rows;
  const last = Math.min(to, localDayNumber(nowMs, plan.offsetMinutes));
  for (const month of monthsBetween(from, last)) {
    for (const row of shelf.month(plan, month)) {
      if (row.day < from || row.day > last) continue;
      const now = shown(row, nowMs);
      if (now) rows.push(now);
    }
  }
  return rows;
}

/** What the account holds at `nowMs`: after its last row, or the month's opening when there is none yet. */
export function balanceAt(shelf: MonthShelf, plan: AccountPlan, nowMs: number): number {
  const today = localDayNumber(nowMs, plan.offsetMinutes);
  const month = monthOf(today);
  const rows = rowsBetween(shelf, plan, dayNumber(month.year, month.month, 1), today, nowMs);
  return rows.at(-1)?.close ?? plan.opening(month);
}
