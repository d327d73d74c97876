import { dayNumber, daysIn, type MonthOfYear, monthText, weekdayOf } from './calendar.ts';
import type { Draw } from './draw.ts';

/** Who stands on the other side of a movement. */
export interface Party {
  name: string;
  accountNumber: string | null;
  bank: string | null;
}

/**
 * One intended movement of a day. Money in minor units as safe integers: a year of history is drawn in a few
 * milliseconds, which `bigint` would not allow; nothing here is ever divided into fractions.
 */
export interface Entry {
  /** Of the local day. */
  second: number;
  amount: number;
  credit: boolean;
  narration: string;
  reference: string | null;
  party: Party | null;
  /** Fees and the like, at the same second and right after. */
  with?: readonly Pick<Entry, 'amount' | 'credit' | 'narration'>[];
  /** The bank tells the day alone; such rows come first in their day. */
  dayOnly?: boolean;
  /** A card hold: pending today, settled the next morning with the amount told here (0: it falls away). */
  settles?: { amount: number; narration: string };
  /** Covered from savings when the balance does not carry it; others are declined. */
  must?: boolean;
  /** Happens only when that one was not declined. */
  undoes?: Entry;
}

/** Rows of a day begin and holds of the day before settle at this local second (06:00). */
export const MORNING_SECOND = 6 * 3_600;

/** What a persona writes one day's movements into. */
export class DayBook {
  readonly day: number;
  /** `YYYY-MM-DD` */
  readonly text: string;
  readonly date: number;
  readonly weekday: number;
  readonly month: MonthOfYear;
  readonly daysInMonth: number;
  readonly draw: Draw;
  readonly entries: Entry[] = [];

  constructor(day: number, month: MonthOfYear, draw: Draw) {
    this.day = day;
    this.month = month;
    this.draw = draw;
    this.date = day - dayNumber(month.year, month.month, 1) + 1;
    this.text = `${monthText(month)}-${this.date < 10 ? '0' : ''}${this.date}`;
    this.weekday = weekdayOf(day);
    this.daysInMonth = daysIn(month);
  }

  get weekend(): boolean {
    return this.weekday === 0 || this.weekday === 6;
  }

  get lastOfMonth(): boolean {
    return this.date === this.daysInMonth;
  }

  add(entry: Entry): Entry {
    this.entries.push(entry);
    return entry;
  }

  /** A second between two hours of the day. */
  between(fromHour: number, toHour: number): number {
    return Math.max(this.draw.int(fromHour * 3_600, toHour * 3_600 - 1), MORNING_SECOND + 300);
  }

  /** The month's last working day, where salaries fall. */
  get payDay(): number {
    const lastWeekday = weekdayOf(this.day + this.daysInMonth - this.date);
    if (lastWeekday === 0) return this.daysInMonth - 2;
    return lastWeekday === 6 ? this.daysInMonth - 1 : this.daysInMonth;
  }
}
