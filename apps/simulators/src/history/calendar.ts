/** Calendar days as whole numbers since 1970-01-01, so that a year of them costs nothing. */

const DAY_MS = 86_400_000;

export interface MonthOfYear {
  year: number;
  /** 1–12 */
  month: number;
}

export const dayNumber = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / DAY_MS;

/** The calendar day in a zone `offsetMinutes` east of Greenwich. */
export const localDayNumber = (ms: number, offsetMinutes: number): number =>
  Math.floor((ms + offsetMinutes * 60_000) / DAY_MS);

/** The instant of a local day's second. */
export const instantOf = (day: number, second: number, offsetMinutes: number): number =>
  day * DAY_MS + second * 1_000 - offsetMinutes * 60_000;

export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** @returns null for anything but an existing `YYYY-MM-DD`. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(ms) || dayText(ms / DAY_MS) !== text) return null;
  return ms / DAY_MS;
}

export function monthOf(day: number): MonthOfYear {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

export const dateOf = (day: number): number => new Date(day * DAY_MS).getUTCDate();
/** 0 is Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;
export const daysIn = ({ year, month }: MonthOfYear): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

export function following({ year, month }: MonthOfYear): MonthOfYear {
  return month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
}

export const monthText = ({ year, month }: MonthOfYear): string => `${year}-${String(month).padStart(2, '0')}`;

/** The same date twelve months earlier; 29 February gives 28 February. */
export function yearBefore(day: number): number {
  const { year, month } = monthOf(day);
  return dayNumber(year - 1, month, Math.min(dateOf(day), daysIn({ year: year - 1, month })));
}

/** The months that a span of days touches, oldest first. */
export function monthsBetween(from: number, to: number): MonthOfYear[] {
  const months: MonthOfYear[] = [];
  const last = monthText(monthOf(to));
  for (let month = monthOf(from); monthText(month) <= last; month = following(month)) months.push(month);
  return months;
}
