import type { CalendarDate } from './subjects.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. NaN for what is no date. */
export function dayNumber(date: CalendarDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** Mondays to Fridays between two days, in either order. Public holidays count: the three days of tolerance cover them. */
export function bankDaysBetween(one: number, other: number): number {
  const [from, to] = one <= other ? [one, other] : [other, one];
  return weekdaysBefore(to) - weekdaysBefore(from);
}

/** Weekdays since Monday 1969-12-29, the day itself left out. */
function weekdaysBefore(day: number): number {
  const fromMonday = day + 3;
  const weeks = Math.floor(fromMonday / 7);
  return weeks * 5 + Math.min(fromMonday - weeks * 7, 5);
}
