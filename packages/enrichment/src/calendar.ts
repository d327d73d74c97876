/**
 * Calendar days without a clock or a time zone: a day is `YYYY-MM-DD`, or its number counted from 1970-01-01; a month
 * is counted from January of the year 0, so that neighbours differ by one. Years from 1 on.
 */

/** Days since 1970-01-01. */
export function dayNumber(day: string): number {
  return firstOf(monthIndex(day)) + Number(day.slice(8, 10)) - 1;
}

export function dayOf(number: number): string {
  return `${monthName(monthOf(number))}-${String(domOf(number)).padStart(2, '0')}`;
}

export function monthIndex(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** `YYYY-MM`. */
export function monthName(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function daysInMonth(index: number): number {
  return firstOf(index + 1) - firstOf(index);
}

/** Days from 1 March of the year 0 to 1970-01-01. */
const EPOCH = 719_468;

/** The number of a month's first day. Years start in March here, so that the leap day is the last of its year. */
function firstOf(index: number): number {
  const shifted = index - 2;
  const year = Math.floor(shifted / 12);
  const month = shifted - year * 12;
  const leaps = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leaps + Math.floor((153 * month + 2) / 5) - EPOCH;
}

/** The month of a day. */
export function monthOf(number: number): number {
  // A guess that is at most one month off.
  const guess = Math.floor((number + EPOCH + 60) / 30.436875);
  return firstOf(guess) > number ? guess - 1 : firstOf(guess + 1) <= number ? guess + 1 : guess;
}

/** The day of the month, 1 to 31. */
export function domOf(number: number): number {
  return number - firstOf(monthOf(number)) + 1;
}

/** The number of a day of a month; beyond the month's end it is the month's last. */
export function dayInMonth(index: number, dayOfMonth: number): number {
  return firstOf(index) + Math.min(dayOfMonth, daysInMonth(index)) - 1;
}

/** 0 is Monday, 6 Sunday. */
export function weekday(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** Weeks from Monday to Sunday, counted through, so that neighbours differ by one. */
export function weekIndex(number: number): number {
  return Math.floor((number + 3) / 7);
}

/** The same day N months before (after, when negative), the month's last where it has no such day. */
export function monthsBefore(day: string, months: number): string {
  return dayOf(dayInMonth(monthIndex(day) - months, Number(day.slice(8, 10))));
}

/** Months from one day to another to the nearest whole one, at least 1. 2024-09-30 to 2025-05-03 are 7. */
export function nearestMonths(from: string, to: string): number {
  const apart = monthIndex(to) - monthIndex(from);
  const whole = Math.max(0, monthsBefore(from, -apart) > to ? apart - 1 : apart);
  const anchor = dayNumber(monthsBefore(from, -whole));
  const next = dayNumber(monthsBefore(from, -whole - 1));
  return Math.max(1, dayNumber(to) - anchor >= (next - anchor) / 2 ? whole + 1 : whole);
}
