import { dayOf, monthsBefore } from '../../src/calendar.ts';
import type { Country } from '../../src/row.ts';
import { BANKS } from './bank-lines.ts';
import { Book, type TrueRow, type TrueStream } from './book.ts';
import { drawFrom } from './draw.ts';
import * as earn from './earnings.ts';
import { noise } from './noise.ts';

export type { TrueRow, TrueStream } from './book.ts';

/** One invented account with what is true of it. */
export interface Ledger {
  readonly seed: number;
  readonly persona: string;
  readonly country: Country;
  readonly holder: string;
  readonly today: string;
  /** Length of the history. */
  readonly months: number;
  /** Oldest first. */
  readonly rows: readonly TrueRow[];
  /** Streams with at least the deposits that make one. */
  readonly streams: readonly TrueStream[];
}

const PERSONAS: Readonly<Record<string, readonly [weight: number, live: (book: Book) => void]>> = {
  salaried: [24, (book) => earn.salary(book)],
  'two jobs': [9, twoJobs],
  'thirteenth month': [9, (book) => earn.salary(book, { thirteenth: true })],
  'job lost': [
    8,
    (book) =>
      earn.salary(book, { to: book.from + Math.floor((book.today - book.from) * book.draw.between(4, 7) * 0.1) }),
  ],
  'job changed': [7, jobChanged],
  fortnightly: [6, earn.fortnightlyPay],
  casual: [6, earn.casualPay],
  gig: [9, earn.gig],
  trader: [10, earn.trade],
  pensioner: [5, earn.pension],
  landlord: [4, landlord],
  benefit: [3, earn.benefit],
};

function twoJobs(book: Book): void {
  earn.salary(book);
  earn.salary(book);
}

function landlord(book: Book): void {
  earn.rents(book);
  earn.salary(book);
}

function jobChanged(book: Book): void {
  const middle = book.from + Math.floor((book.today - book.from) / 2);
  earn.salary(book, { to: middle });
  earn.salary(book, { from: middle + book.draw.between(5, 60) });
}

const PERSONA_NAMES = Object.keys(PERSONAS).flatMap((name) => Array<string>(PERSONAS[name]?.[0] ?? 0).fill(name));

/** The account of a seed: the same bytes every time. Its history is 5 to 18 months long and ends in 2025 or 2026. */
export function ledgerOf(seed: number): Ledger {
  const draw = drawFrom(seed);
  const today = dayOf(20_089 + draw.between(0, 600));
  const months = draw.pick([5, 6, 9, 12, 12, 15, 18]);
  const book = new Book(draw, draw.pick(BANKS), monthsBefore(today, months), today);
  const persona = draw.pick(PERSONA_NAMES);
  PERSONAS[persona]?.[1](book);
  if (draw.chance(0.4)) earn.interest(book);
  if (draw.chance(0.12)) earn.support(book);
  // A trader's friend who pays once looks like any customer: nothing in a row could tell.
  noise(book, persona === 'trader' ? [90, 180] : [20, 40, 90]);
  const rows = book.rows(seed);
  const streams = book.streams.filter(({ rowIds, frequency }) => rowIds.length >= (frequency === 'VARIABLE' ? 3 : 2));
  return { seed, persona, country: book.bank.country, holder: book.holder, today, months, rows, streams };
}
