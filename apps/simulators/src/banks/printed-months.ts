import {
  dayNumber,
  daysIn,
  following,
  instantOf,
  type MonthOfYear,
  monthsBetween,
  monthText,
} from '../history/calendar.ts';
import { MORNING_SECOND } from '../history/entry.ts';
import { type MonthShelf, rowsBetween, type ShownRow } from '../history/history.ts';
import type { AccountPlan } from '../history/plan.ts';
import { rowsJson } from './wire.ts';

/** About 300 busy accounts with a year each; outside the heap. */
const KEPT_BYTES = 96 * 2 ** 20;

/** Rows that follow one another on a list, to be written from one place to another. */
export interface Stretch {
  rows: number;
  /** Comma-separated JSON objects of the rows from `start` up to, not including, `end`. */
  text(start: number, end: number): Buffer;
}

interface PrintedMonth {
  bytes: Buffer;
  /** Where each row begins, and where the next one would. */
  starts: Uint32Array;
  days: Int32Array;
}

/**
 * Months as the bank prints them, the longest unused forgotten first. A month that is over, with its last holds settled,
 * never changes, so that a list that is read again is mostly copied.
 */
export class PrintedMonths {
  readonly #shelf: MonthShelf;
  readonly #months = new Map<string, PrintedMonth>();
  #bytes = 0;

  constructor(shelf: MonthShelf) {
    this.#shelf = shelf;
  }

  /** What `rowsBetween` lists, month by month. */
  list(plan: AccountPlan, from: number, to: number, nowMs: number): Stretch[] {
    if (!plan.fill) return [];
    return monthsBetween(from, to).map((month) => {
      const first = dayNumber(month.year, month.month, 1);
      const last = first + daysIn(month) - 1;
      if (nowMs >= settledBy(plan, month)) return stretchOf(this.#month(plan, month, first, last, nowMs), from, to);
      const rows = rowsBetween(this.#shelf, plan, Math.max(first, from), Math.min(last, to), nowMs);
      return rowsStretch(rows, plan);
    });
  }

  #month(plan: AccountPlan, month: MonthOfYear, first: number, last: number, nowMs: number): PrintedMonth {
    const key = `${plan.key}|${plan.ids}|${plan.offsetMinutes}|${monthText(month)}`;
    const kept = this.#months.get(key);
    if (kept) {
      this.#months.delete(key);
      this.#months.set(key, kept);
      return kept;
    }
    const made = print(rowsBetween(this.#shelf, plan, first, last, nowMs), plan);
    this.#months.set(key, made);
    this.#bytes += made.bytes.length;
    for (const [oldest, forgotten] of this.#months) {
      if (this.#bytes <= KEPT_BYTES || oldest === key) break;
      this.#months.delete(oldest);
      this.#bytes -= forgotten.bytes.length;
    }
    return made;
  }
}

/** Rows as they are. */
export function rowsStretch(rows: readonly ShownRow[], plan: AccountPlan): Stretch {
  return { rows: rows.length, text: (start, end) => printed(rows.slice(start, end), plan) };
}

/** The morning after its last day. */
const settledBy = ({ offsetMinutes }: AccountPlan, month: MonthOfYear): number => {
  const next = following(month);
  return instantOf(dayNumber(next.year, next.month, 1), MORNING_SECOND, offsetMinutes);
};

const printed = (rows: readonly ShownRow[], { offsetMinutes }: AccountPlan): Buffer =>
  Buffer.from(rowsJson(rows, offsetMinutes).slice(1, -1));

function print(rows: readonly ShownRow[], plan: AccountPlan): PrintedMonth {
  const texts = rows.map((row) => printed([row], plan));
  const starts = new Uint32Array(rows.length + 1);
  // A comma stands between two rows.
  for (const [index, text] of texts.entries()) starts[index + 1] = (starts[index] as number) + text.length + 1;
  return { bytes: printed(rows, plan), starts, days: Int32Array.from(rows, (row) => row.day) };
}

function stretchOf({ bytes, starts, days }: PrintedMonth, from: number, to: number): Stretch {
  let first = 0;
  let end = days.length;
  while (first < end && (days[first] as number) < from) first += 1;
  while (end > first && (days[end - 1] as number) > to) end -= 1;
  return {
    rows: end - first,
    text: (start, stop) => {
      const begin = starts[first + start] as number;
      return bytes.subarray(begin, Math.max((starts[first + stop] as number) - 1, begin));
    },
  };
}

/** Rows `start` to `end` of all stretches together, as one JSON array. */
export function pageOf(stretches: readonly Stretch[], start: number, end: number): Buffer {
  const parts: Buffer[] = [OPEN];
  let before = 0;
  for (const { rows, text } of stretches) {
    const [from, to] = [Math.max(start - before, 0), Math.min(end - before, rows)];
    before += rows;
    if (from >= to) continue;
    if (parts.length > 1) parts.push(COMMA);
    parts.push(text(from, to));
  }
  parts.push(CLOSE);
  return Buffer.concat(parts);
}

const [OPEN, COMMA, CLOSE] = ['[', ',', ']'].map((each) => Buffer.from(each)) as [Buffer, Buffer, Buffer];
