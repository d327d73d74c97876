import { DAY_MS } from '@kente/kit/clock';
import type { StoredTransaction } from './row.ts';

/** 1970-01-01 was a Thursday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;

/** The Monday of an instant's week in UTC, `YYYY-MM-DD`, as `date_trunc('week', …)` has it. */
export function weekOf(instant: Date): string {
  const weeks = Math.floor((instant.getTime() - FIRST_MONDAY_MS) / WEEK_MS);
  return new Date(FIRST_MONDAY_MS + weeks * WEEK_MS).toISOString().slice(0, 10);
}

type Listed = Pick<StoredTransaction, 'date' | 'removed'>;

/** How many listed rows each week gains or loses when rows go from one state to another; null: did not exist. */
export class WeekChanges {
  readonly byWeek = new Map<string, number>();
  #lastWeekStart = Number.NaN;
  #lastWeek = '';
  total = 0;

  count(before: Listed | null, after: Listed): void {
    if (before && !before.removed) this.#add(before.date, -1);
    if (!after.removed) this.#add(after.date, 1);
  }

  #add(instant: Date, rows: number): void {
    const start = Math.floor((instant.getTime() - FIRST_MONDAY_MS) / WEEK_MS);
    // Rows come in order of time: mostly the week of the row before.
    if (start !== this.#lastWeekStart) {
      this.#lastWeekStart = start;
      this.#lastWeek = weekOf(instant);
    }
    this.byWeek.set(this.#lastWeek, (this.byWeek.get(this.#lastWeek) ?? 0) + rows);
    this.total += rows;
  }
}
