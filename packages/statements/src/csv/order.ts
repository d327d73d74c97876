import type { Draft, Gap } from './draft.ts';

/** A draft whose calendar day is settled. */
export interface Dated extends Draft {
  day: string;
  valueDay: string | null;
}
export type Entry = Dated | Gap;

/** Orders, oldest first, that a file's own order may stand for; the likeliest first. */
export function possibleOrders(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const rows = entries.filter((entry) => entry.kind === 'draft');
  const reversed = [...entries].reverse();
  if (!rows.some((row) => row.balance !== null)) return [sortedByTime(direction(rows) < 0 ? reversed : entries)];
  const turn = direction(rows);
  if (turn === 0) return [entries, reversed];
  const base = turn > 0 ? entries : reversed;
  const other = turn > 0 ? reversed : entries;
  // Some exports print the newest day first and, within the day, the oldest row first.
  const flipped = daysFlipped(base);
  return flipped === null ? [base, other] : [base, flipped, other];
}

/** 1: days run up; -1: down; 0: the dates do not tell. */
function direction(rows: readonly Dated[]): -1 | 0 | 1 {
  let balance = 0;
  for (let at = 1; at < rows.length; at += 1) {
    const [before, after] = [rows[at - 1], rows[at]];
    if (before && after) balance += compare(before, after);
  }
  return balance === 0 ? 0 : balance > 0 ? 1 : -1;
}

function compare(before: Dated, after: Dated): -1 | 0 | 1 {
  if (before.day !== after.day) return before.day < after.day ? 1 : -1;
  if (before.time === null || after.time === null || before.time === after.time) return 0;
  return before.time < after.time ? 1 : -1;
}

/** Without balances nothing else tells the order: by day, then by time, else as printed. */
function sortedByTime(entries: readonly Entry[]): readonly Entry[] {
  const rows = entries.filter((entry) => entry.kind === 'draft');
  const timed = rows.every((row) => row.time !== null);
  const sorted = rows.sort((a, b) => (timed ? -compare(a, b) : a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  // Lines that were not taken have no day, and are to be told all the same.
  return [...sorted, ...entries.filter((entry) => entry.kind === 'gap')];
}

/** The same days in the same order, the rows of each day turned round; `null` when no day has two rows. */
function daysFlipped(entries: readonly Entry[]): readonly Entry[] | null {
  const days: Entry[][] = [];
  let day: string | null = null;
  for (const entry of entries) {
    const current = days.at(-1);
    if (current === undefined || (entry.kind === 'draft' && day !== null && entry.day !== day)) days.push([entry]);
    else current.push(entry);
    if (entry.kind === 'draft') day = entry.day;
  }
  if (days.every((rows) => rows.length === 1)) return null;
  return days.flatMap((rows) => rows.reverse());
}
