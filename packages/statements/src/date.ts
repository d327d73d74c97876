/** Dates and times as banks print them. A date stays a calendar day; nothing here knows what day it is today. */

import type { Period } from './statement.ts';

export type DayMonthOrder = 'dmy' | 'mdy';
/** How a date is written; part of a shape. */
export type DateForm = 'ymd' | 'compact' | 'numeric' | 'named';

interface Clock {
  /** `HH:MM:SS`, `null` when the cell holds only a day. */
  time: string | null;
  /** Minutes east of UTC, when the cell says so. */
  offsetMinutes: number | null;
}
/** A date as far as one cell tells: `first`/`second` are day and month in an order that the column decides. */
export type DateReading = Clock & { form: DateForm; year: number | null } & (
    | { known: true; month: number; day: number }
    | { known: false; first: number; second: number }
  );

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const FULL_MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const TIME =
  /^(?<date>.+?)(?:T|[\s,]+)(?<h>\d{1,2}):(?<m>\d{2})(?::(?<s>\d{2})(?:[.,]\d{1,9})?)?\s*(?<half>am|pm)?\s*(?<zone>Z|[+-]\d{2}:?\d{2})?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?(?:\.\d{1,6})?)?$/;
const NO_CLOCK: Clock = { time: null, offsetMinutes: null };

/** Reads one date cell, with its time when it has one. `null` when it is no date. */
export function readDate(text: string): DateReading | null {
  const cell = text
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? /i, '');
  if (cell.length < 3 || cell.length > 40) return null;
  const compact = COMPACT.exec(cell);
  if (compact) {
    const [, year, month, day, h, m, s] = compact;
    const time = h === undefined ? null : clockTime(h, m ?? '', s ?? '00', undefined);
    if (h !== undefined && time === null) return null;
    return known('compact', Number(year), Number(month), Number(day), { ...NO_CLOCK, time });
  }
  const timed = TIME.exec(cell);
  if (!timed?.groups) return readDay(cell, NO_CLOCK);
  const { date = '', h = '', m = '', s = '00', half, zone } = timed.groups;
  const time = clockTime(h, m, s, half);
  return time === null ? null : readDay(date.trim(), { time, offsetMinutes: zoneMinutes(zone) });
}

/** Reads a cell that holds only a time of day; `null` when it is none. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm)?$/i.exec(text.trim());
  return match ? clockTime(match[1] ?? '', match[2] ?? '', match[3] ?? '00', match[4]) : null;
}

function readDay(cell: string, clock: Clock): DateReading | null {
  const ymd = /^(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})$/.exec(cell);
  if (ymd) return known('ymd', Number(ymd[1]), Number(ymd[3]), Number(ymd[4]), clock);
  const numeric = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(cell);
  if (numeric) return open(fullYear(numeric[4]), numeric[1], numeric[3], clock);
  const ordinal = /^(\d{1,2})(?:st|nd|rd|th) (\d{1,2}) (\d{4})$/i.exec(cell);
  if (ordinal) return known('numeric', Number(ordinal[3]), Number(ordinal[2]), Number(ordinal[1]), clock);
  const short = /^(\d{1,2})\/(\d{1,2})$/.exec(cell);
  if (short) return open(null, short[1], short[2], clock);
  return readNamedDay(cell, clock);
}

function readNamedDay(cell: string, clock: Clock): DateReading | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]?([a-z]{3,9})\.?,?(?:[-/. ]?(\d{4}|'?\d{2}))?$/i.exec(cell);
  if (dayFirst) return named(dayFirst[3], dayFirst[2], dayFirst[1], clock);
  const yearFirst = /^(\d{4})[-/. ]([a-z]{3,9})\.?[-/. ](\d{1,2})$/i.exec(cell);
  if (yearFirst) return named(yearFirst[1], yearFirst[2], yearFirst[3], clock);
  const monthFirst = /^([a-z]{3,9})\.?[- ](\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/i.exec(cell);
  if (monthFirst) return named(monthFirst[3], monthFirst[1], monthFirst[2], clock);
  return null;
}

function named(year: string | undefined, month = '', day = '', clock: Clock): DateReading | null {
  const word = month.toLowerCase();
  const index = word === 'sept' ? 8 : word.length === 3 ? MONTHS.indexOf(word) : FULL_MONTHS.indexOf(word);
  if (index < 0) return null;
  return known('named', fullYear(year?.replace("'", '')), index + 1, Number(day), clock);
}

function known(form: DateForm, year: number | null, month: number, day: number, clock: Clock): DateReading | null {
  if (!isCalendarDay(year ?? 2024, month, day)) return null;
  return { ...clock, form, year, known: true, month, day };
}

function open(year: number | null, first = '', second = '', clock: Clock): DateReading | null {
  const [a, b] = [Number(first), Number(second)];
  if (!isCalendarDay(year ?? 2024, b, a) && !isCalendarDay(year ?? 2024, a, b)) return null;
  return { ...clock, form: 'numeric', year, known: false, first: a, second: b };
}

function fullYear(text: string | undefined): number | null {
  if (text === undefined || text === '') return null;
  const year = Number(text);
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
}

function clockTime(h: string, m: string, s: string, half: string | undefined): string | null {
  let hour = Number(h);
  if (half && (hour < 1 || hour > 12)) return null;
  if (half?.toLowerCase() === 'pm' && hour < 12) hour += 12;
  if (half?.toLowerCase() === 'am' && hour === 12) hour = 0;
  if (hour > 23 || Number(m) > 59 || Number(s) > 59) return null;
  return `${String(hour).padStart(2, '0')}:${m}:${s}`;
}

function zoneMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return null;
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** True for a day that exists, from 1990 to 2099: older or later is a misread cell. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (year < 1990 || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const pad = (value: number): string => String(value).padStart(2, '0');

/**
 * The calendar day of a reading. A day without year takes the year that puts it inside the period.
 * `null` when the day does not exist in this order, or its year cannot be told.
 */
export function resolveDay(reading: DateReading, order: DayMonthOrder, period: Period | null): string | null {
  const [month, day] = reading.known
    ? [reading.month, reading.day]
    : order === 'dmy'
      ? [reading.second, reading.first]
      : [reading.first, reading.second];
  const text = (year: number): string | null =>
    isCalendarDay(year, month, day) ? `${year}-${pad(month)}-${pad(day)}` : null;
  if (reading.year !== null) return text(reading.year);
  if (period === null) return null;
  for (let year = Number(period.start.slice(0, 4)); year <= Number(period.end.slice(0, 4)); year += 1) {
    const candidate = text(year);
    if (candidate !== null && candidate >= period.start && candidate <= period.end) return candidate;
  }
  return text(Number(period.end.slice(0, 4)));
}

/**
 * Day first or month first, decided over a whole column: a number above 12 tells; else the order in which the days run
 * most steadily one way; else day first, as all banks of these countries print.
 */
export function dayMonthOrder(readings: readonly DateReading[], period: Period | null = null): DayMonthOrder {
  const open = readings.filter((reading) => !reading.known);
  const dayFirst = open.filter((reading) => !reading.known && reading.first > 12).length;
  const monthFirst = open.filter((reading) => !reading.known && reading.second > 12).length;
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'dmy' : 'mdy';
  if (open.length === 0 || dayFirst > 0) return 'dmy';
  return disorder(readings, 'mdy', period) < disorder(readings, 'dmy', period) ? 'mdy' : 'dmy';
}

/** How badly the days of a column run in one direction: turns against the tide, then days outside the period. */
function disorder(readings: readonly DateReading[], order: DayMonthOrder, period: Period | null): number {
  let up = 0;
  let down = 0;
  let outside = 0;
  let previous: string | null = null;
  for (const reading of readings) {
    const day = resolveDay(reading, order, period);
    if (day === null) continue;
    if (previous !== null && day > previous) up += 1;
    if (previous !== null && day < previous) down += 1;
    if (period !== null && (day < period.start || day > period.end)) outside += 1;
    previous = day;
  }
  return Math.min(up, down) + outside;
}

/** Zones of the banks' clocks, minutes east of UTC. None has daylight saving. */
export const BANK_CLOCK_MINUTES: Readonly<Record<string, number>> = {
  NG: 60,
  GH: 0,
  KE: 180,
  UG: 180,
  TZ: 180,
  ZA: 120,
};

/** Moves a day and time that carry an offset to the bank's own clock. */
export function onBankClock(
  day: string,
  time: string,
  offsetMinutes: number,
  country: string | undefined,
): { day: string; time: string } {
  const zone = country === undefined ? undefined : BANK_CLOCK_MINUTES[country];
  // Midnight with an offset is how exports stamp a plain day: moving it would change the day.
  if (zone === undefined || time === '00:00:00') return { day, time };
  const instant = new Date(Date.parse(`${day}T${time}Z`) + (zone - offsetMinutes) * 60_000).toISOString();
  return { day: instant.slice(0, 10), time: instant.slice(11, 19) };
}
