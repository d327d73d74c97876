import { monthIndex, monthName } from '../calendar.ts';

/** Fewer complete months than this tell nothing. Source: contract 4.11. */
export const LEAST_MONTHS = 3;
const MOST_MONTHS = 12;

export interface MonthsAssessed {
  /** `YYYY-MM`, both included. */
  readonly start: string;
  readonly end: string;
  readonly count: number;
}

/**
 * The last complete calendar months that history covers, at most twelve; null when there are under three. A month is
 * complete when history starts on its first day or before, and it has ended by `today`.
 * @param firstDay of the history held
 * @param lastDay the day up to which history is known: that of the last refresh
 */
export function monthsAssessed(firstDay: string, lastDay: string): MonthsAssessed | null {
  const first = monthIndex(firstDay) + (firstDay.slice(8, 10) === '01' ? 0 : 1);
  const end = monthIndex(lastDay) - 1;
  const start = Math.max(first, end - MOST_MONTHS + 1);
  const count = end - start + 1;
  return count < LEAST_MONTHS ? null : { start: monthName(start), end: monthName(end), count };
}
