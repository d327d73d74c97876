import { isExact } from '@kente/kit/money';
import type { BankRow, Fetched } from '../../connectors/connector.ts';

/**
 * The years 1900 to 9998, in any zone: within them the arithmetic around a day stays within what PostgreSQL and
 * `YYYY-MM-DD` can hold.
 */
const FIRST_DAY = '1899-12-31';
const LAST_DAY = '9999-01-01';
const FIRST_MS = Date.parse(FIRST_DAY);
const LAST_MS = Date.parse(`${LAST_DAY}T23:59:59.999Z`);

/**
 * Which part of a page cannot be held or told, in words for the log; `null`: none. Money must fit a JSON number exactly,
 * days must be of the calendar. A page with such a part is refused whole: a list that lacks a row is no list.
 */
export function unholdable({ rows = [], balanceMinor = null, covers }: Fetched): string | null {
  if (balanceMinor !== null && !isExact(balanceMinor)) return `the balance ${balanceMinor} is too large to be told`;
  if (covers && !(isDay(covers.from) && isDay(covers.to)))
    return `the days covered, ${covers.from} to ${covers.to}, are none of the calendar`;
  for (const row of rows) {
    const wrong = wrongIn(row);
    if (wrong !== null) return wrong;
  }
  return null;
}

function wrongIn({ amountMinor, balanceMinor, day, at }: BankRow): string | null {
  if (amountMinor < 0n || !isExact(amountMinor)) return `a row’s amount ${amountMinor} cannot be told`;
  if (balanceMinor !== null && !isExact(balanceMinor)) return `a row’s balance ${balanceMinor} cannot be told`;
  if (!isHoldableDay(day)) return `a row’s day “${day}” is none from ${FIRST_DAY} to ${LAST_DAY}`;
  // NaN is neither below nor above.
  if (at !== null && !(at.getTime() >= FIRST_MS && at.getTime() <= LAST_MS))
    return `a row’s time is none from ${FIRST_DAY} to ${LAST_DAY}`;
  return null;
}

let lastDay = '';

/** A day of the calendar that is held. */
function isHoldableDay(day: string): boolean {
  // Rows come by day: nearly always that of the row before.
  if (day === lastDay) return true;
  if (!isDay(day) || day < FIRST_DAY || day > LAST_DAY) return false;
  lastDay = day;
  return true;
}

function isDay(day: string): boolean {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}
