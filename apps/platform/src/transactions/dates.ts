/** Query dates, periods and local days. Contract: financial-data 2.6. */

import type { Country } from '../institutions/index.ts';

/** Minutes east of UTC in Africa/Lagos, Accra, Nairobi and Johannesburg: none of them has daylight saving. */
const OFFSET_MINUTES: Readonly<Record<Country, number>> = { ng: 60, gh: 0, ke: 180, za: 120 };
const DAY_MS = 86_400_000;

/** Minutes that a country's clocks are ahead of UTC, all year. */
export function minutesAheadOfUtc(country: Country): number {
  return OFFSET_MINUTES[country];
}

/** The calendar day of an instant in a country, `YYYY-MM-DD`. */
export function localDay(instant: Date, country: Country): string {
  return new Date(instant.getTime() + OFFSET_MINUTES[country] * 60_000).toISOString().slice(0, 10);
}

/** The instant at which a calendar day starts in a country. */
export function localMidnight(day: string, country: Country): Date {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - OFFSET_MINUTES[country] * 60_000);
}

/**
 * Bounds of a query, each inclusive, `null` where open; a side has a day or an instant, never both. A day is the
 * account's local day; for rows of which the bank told only the day it is the bank's own date.
 */
export interface DateFilter {
  fromDay: string | null;
  toDay: string | null;
  from: Date | null;
  to: Date | null;
}

export const EVERYTHING: DateFilter = { fromDay: null, toDay: null, from: null, to: null };

export interface DateProblem {
  field: 'start' | 'end';
  message: string;
}

/**
 * The `start` and `end` of a query; each works alone, empty ones count as absent.
 * @returns the filter, or every mistake, fit for a 400
 */
export function parseDateFilter(
  query: { start?: string | undefined; end?: string | undefined },
  country: Country,
): { filter: DateFilter; problems: null } | { filter: null; problems: DateProblem[] } {
  const problems: DateProblem[] = [];
  const read = (field: 'start' | 'end'): QueryDate | null => {
    const text = query[field]?.trim() ?? '';
    if (text === '') return null;
    const date = parseQueryDate(text);
    if (date === null) problems.push({ field, message: refusal(field) });
    return date;
  };
  const [start, end] = [read('start'), read('end')];
  if (start !== null && end !== null && firstInstant(start, country) > lastInstant(end, country))
    problems.push({ field: 'start', message: 'start must not be after end.' });
  if (problems.length > 0) return { filter: null, problems };
  const filter = { fromDay: start?.day ?? null, toDay: end?.day ?? null, from: start?.at ?? null, to: end?.at ?? null };
  return { filter, problems: null };
}

function refusal(field: string): string {
  return `${field} must be a date of the calendar, written as DD-MM-YYYY, YYYY-MM-DD or an ISO-8601 date-time.`;
}

/** A whole day, or an instant. */
export type QueryDate = { day: string; at: null } | { day: null; at: Date };

const DAY_FIRST = /^(\d{2})-(\d{2})-(\d{4})$/;
const YEAR_FIRST = /^\d{4}-\d{2}-\d{2}$/;
// A `+` that a client did not encode arrives as a blank.
const DATE_TIME =
  /^(\d{4}-\d{2}-\d{2})[Tt ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?:([Zz])|([+\- ])([01]\d|2[0-3]):?([0-5]\d)?)?$/;

/** `DD-MM-YYYY`, `YYYY-MM-DD` or an ISO-8601 date-time (no offset: UTC). `null`: anything else, or no such day. */
export function parseQueryDate(text: string): QueryDate | null {
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return wholeDay(`${dayFirst[3]}-${dayFirst[2]}-${dayFirst[1]}`);
  if (YEAR_FIRST.test(text)) return wholeDay(text);
  const match = DATE_TIME.exec(text);
  if (match === null) return null;
  const [, day = '', hour = '', minute = '', second = '00', fraction = '', , sign, hours = '00', minutes = '00'] =
    match;
  if (wholeDay(day) === null) return null;
  const local = Date.parse(`${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return { day: null, at: new Date(local - (sign === undefined ? 0 : offset * 60_000)) };
}

function wholeDay(day: string): QueryDate | null {
  const parsed = Date.parse(`${day}T00:00:00.000Z`);
  // The year 0 is none to PostgreSQL; 31 February rolls over.
  if (Number.isNaN(parsed) || day < '0001') return null;
  return new Date(parsed).toISOString().slice(0, 10) === day ? { day, at: null } : null;
}

function firstInstant({ day, at }: QueryDate, country: Country): Date {
  return day === null ? at : localMidnight(day, country);
}

function lastInstant({ day, at }: QueryDate, country: Country): Date {
  return day === null ? at : new Date(localMidnight(day, country).getTime() + DAY_MS - 1);
}

/** Months of `lastNmonths` (statement, customer transactions), N 1–12. `null`: no such period. */
export function parsePeriod(text: string): number | null {
  return monthsWithin(/^last([1-9]\d?)months?$/i.exec(text.trim())?.[1], 12);
}

/** Months of `last_N_months`, `lastNmonths` or `N` (spending), N 1–12. `null`: no such period. */
export function parseSpendingPeriod(text: string): number | null {
  return monthsWithin(/^(?:last_?([1-9]\d?)_?months?|([1-9]\d?))$/i.exec(text.trim())?.slice(1).find(Boolean), 12);
}

/** Months of `N` (income), 1–60. `null`: no such period. */
export function parseIncomePeriod(text: string): number | null {
  return monthsWithin(/^([1-9]\d?)$/.exec(text.trim())?.[1], 60);
}

function monthsWithin(digits: string | undefined, most: number): number | null {
  const months = Number(digits ?? 0);
  return months >= 1 && months <= most ? months : null;
}

/** From the same local day N months ago (the month's last day where it has no such day), local midnight, to now. */
export interface PeriodWindow {
  from: Date;
  to: Date;
  /** The same as whole local days, both included. */
  fromDay: string;
  toDay: string;
}

export function rollingWindow(months: number, now: Date, country: Country): PeriodWindow {
  const toDay = localDay(now, country);
  const [year, month, day] = toDay.split('-').map(Number) as [number, number, number];
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const first = Date.UTC(year, month - 1 - months, Math.min(day, lastOfMonth));
  const fromDay = new Date(first).toISOString().slice(0, 10);
  return { from: localMidnight(fromDay, country), to: now, fromDay, toDay };
}

/**
 * The same window for listed rows, both ends included. A row of which the bank gave only the day stands at midnight UTC:
 * where the local day is ahead of UTC, today's rows stand a little later than now.
 */
export function rowWindow(months: number, now: Date, country: Country) {
  const { from, to, fromDay, toDay } = rollingWindow(months, now, country);
  const dayOnly = new Date(`${toDay}T00:00:00.000Z`);
  return { fromDay, toDay, from, until: dayOnly > to ? dayOnly : to };
}
