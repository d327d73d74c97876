import type { DayBook } from '../history/entry.ts';
import {
  airtime,
  bill,
  buyOnline,
  buyTwice,
  failAndReturn,
  fuelHold,
  interest,
  monthlyCharges,
  receive,
  send,
  shop,
  withdrawCash,
} from './habits.ts';
import { type Life, price, roundSum } from './life.ts';

/** The small change of a month that everybody with a bank account has: about two movements a day. */
export function everyday(book: DayBook, life: Life): void {
  const { draw } = book;
  if (draw.chance(0.85))
    shop(
      book,
      life,
      { second: draw.int(6 * 3_600 + 900, 7 * 3_600 + 2_700), amount: price(life, draw.skewed(80_000, 450_000)) },
      true,
    );
  if (draw.chance(book.weekend ? 0.6 : 0.25))
    shop(book, life, { second: book.between(11, 20), amount: price(life, draw.skewed(250_000, 2_600_000)) });
  if (draw.chance(0.28)) airtime(book, life);
  if (draw.chance(0.22))
    send(book, life, draw.pick(life.contacts), {
      second: book.between(8, 22),
      amount: roundSum(life, draw.skewed(200_000, 4_000_000)),
    });
  if (draw.chance(0.09))
    receive(book, life, draw.pick(life.contacts), {
      second: book.between(8, 21),
      amount: roundSum(life, draw.skewed(300_000, 3_000_000)),
    });
  if (draw.chance(0.07)) withdrawCash(book, life, draw.int(2, 8) * 500_000);
  if (draw.chance(0.06)) buyOnline(book, life, draw.int(150_000, 900_000));
  if (draw.chance(0.05)) fuelHold(book, life, draw.int(10, 25) * 100_000);
}

/** What happens once a month whatever one does, and the oddities that every statement has. */
export function everyMonth(book: DayBook, life: Life): void {
  if (book.date === 2) monthlyCharges(book, life);
  if (book.date === 3) bill(book, life, 'ELECTRICITY PREPAID', book.draw.int(10, 30) * 100_000);
  if (book.date === 6) bill(book, life, 'HOME INTERNET', 1_850_000);
  if (book.date === 11) buyTwice(book, life, book.draw.int(12, 40) * 10_000);
  if (book.date === 17) failAndReturn(book, life, book.draw.pick(life.contacts), book.draw.int(10, 60) * 100_000);
  if (book.date === 19)
    send(book, life, book.draw.pick(life.contacts), {
      second: book.between(10, 16),
      amount: roundSum(life, 1_500_000),
    });
  if (book.date === 21) blankRow(book, life);
  if (book.date === 28) interest(book, life, book.draw.int(900, 9_000));
}

/** A movement for which the bank prints no words at all. */
function blankRow(book: DayBook, life: Life): void {
  const amount = price(life, book.draw.int(60_000, 300_000));
  book.add({ second: book.between(12, 18), amount, credit: false, narration: '', reference: null, party: null });
}
