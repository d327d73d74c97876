import { dayInMonth, monthOf } from '../../src/calendar.ts';
import { rolled } from '../../src/holidays.ts';
import type { Book } from './book.ts';

export interface PayDayRule {
  /** 31 is the month's last. */
  readonly dom: number;
  /** How many days late a payment may be, and how often it is. */
  readonly lateDays: number;
  readonly lateShare: number;
  /** December is paid before Christmas. */
  readonly earlyDecember: boolean;
}

export function aPayDayRule({ draw }: Book): PayDayRule {
  return {
    dom: draw.pick([31, 31, 25, 25, 26, 27, 28, 30, 24, 15, 5]),
    lateDays: draw.pick([0, 1, 2, 3, 6]),
    lateShare: draw.pick([0, 0.1, 0.3]),
    earlyDecember: draw.chance(0.4),
  };
}

/** The pay days of every month of the book from a day on, moved off days off, late now and then. */
export function payDays(book: Book, rule: PayDayRule, from = book.from, to = book.today): number[] {
  const days: number[] = [];
  for (let month = monthOf(from) - 1; month <= monthOf(to) + 1; month++) {
    const december = month % 12 === 11 && rule.earlyDecember && rule.dom > 20;
    const nominal = december ? dayInMonth(month, book.draw.between(17, 22)) : dayInMonth(month, rule.dom);
    const late = book.draw.chance(rule.lateShare) ? book.draw.between(0, rule.lateDays) : 0;
    const day = rolled(nominal, 'before', book.bank.country) + late;
    if (day >= from && day <= to) days.push(day);
  }
  return days;
}

/** Every so many days from a first one, each up to `slack` days off. */
export function everyDays(book: Book, every: number, slack: number, from = book.from, to = book.today): number[] {
  const days: number[] = [];
  const start = from + book.draw.between(0, every - 1);
  for (let nominal = start; nominal <= to; nominal += every) {
    const day = nominal + (book.draw.chance(0.2) ? book.draw.between(-slack, slack) : 0);
    if (day >= from && day <= to) days.push(day);
  }
  return days;
}

/** Days that come as they like, so many days apart on average. */
export function atRandom(book: Book, meanGap: number, from = book.from, to = book.today): number[] {
  const days: number[] = [];
  let day = from;
  for (;;) {
    day += -Math.log(1 - book.draw.share()) * meanGap;
    if (day > to) return days;
    days.push(Math.floor(day));
  }
}
