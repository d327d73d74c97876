/**
 * Calendar days of Africa/Lagos: every rule of payments about a day is about these. Lagos is an hour ahead of UTC all
 * year. A day is written `YYYY-MM-DD`. Source: payments contract, 1.
 */
import { DAY_MS, HOUR_MS, SECOND_MS } from '@kente/kit/clock';

export type LagosDay = string;

const AHEAD_MS = HOUR_MS;
const SUNDAY = 0;
const SATURDAY = 6;

export function lagosDay(at: Date): LagosDay {
  return new Date(at.getTime() + AHEAD_MS).toISOString().slice(0, 10);
}

/** The instant of a clock time on a day; midnight, at which the day starts, unless told otherwise. */
export function lagosTime(day: LagosDay, hour = 0): Date {
  return new Date(asUtc(day) - AHEAD_MS + hour * HOUR_MS);
}

/** The last millisecond of a day. */
export function endOfLagosDay(day: LagosDay): Date {
  return new Date(lagosTime(day).getTime() + DAY_MS - 1);
}

export function addDays(day: LagosDay, days: number): LagosDay {
  return new Date(asUtc(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** A day 29–31 that the month does not have becomes the month's last day. */
export function addMonths(day: LagosDay, months: number): LagosDay {
  const [year, month, date] = partsOf(day);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: LagosDay, to: LagosDay): number {
  return Math.round((asUtc(to) - asUtc(from)) / DAY_MS);
}

/** Until the day's end, rounded up: at midnight itself a whole day. */
export function secondsToLagosMidnight(at: Date): number {
  const next = lagosTime(addDays(lagosDay(at), 1));
  return Math.ceil((next.getTime() - at.getTime()) / SECOND_MS);
}

/** 0 is Sunday. */
export function dayOfWeek(day: LagosDay): number {
  return new Date(asUtc(day)).getUTCDay();
}

export function isWeekend(day: LagosDay): boolean {
  const weekday = dayOfWeek(day);
  return weekday === SUNDAY || weekday === SATURDAY;
}

/** Banks work from Monday to Friday, but for the operator's list of holidays. */
export function isBankingDay(day: LagosDay, holidays: ReadonlySet<LagosDay>): boolean {
  return !isWeekend(day) && !holidays.has(day);
}

/** The first banking day after a day. @throws RangeError when the list leaves none within a year. */
export function nextBankingDay(day: LagosDay, holidays: ReadonlySet<LagosDay>): LagosDay {
  for (let ahead = 1; ahead <= 366; ahead += 1) {
    const next = addDays(day, ahead);
    if (isBankingDay(next, holidays)) return next;
  }
  throw new RangeError(`no banking day within a year after ${day}`);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?$/;

/** `YYYY-MM-DD`, or an ISO date-time, which is cut to its Lagos day (no offset: UTC). `null`: anything else, or no such day. */
export function readLagosDay(text: string): LagosDay | null {
  if (DAY.test(text)) return isDay(text) ? text : null;
  if (!DATE_TIME.test(text) || !isDay(text.slice(0, 10))) return null;
  const hasOffset = /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const at = new Date(hasOffset ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? null : lagosDay(at);
}

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(at) && text >= '0001' && new Date(at).toISOString().startsWith(text);
}

const asUtc = (day: LagosDay): number => Date.parse(`${day}T00:00:00.000Z`);

function partsOf(day: LagosDay): [number, number, number] {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
}
