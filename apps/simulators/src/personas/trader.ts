import type { DayBook } from '../history/entry.ts';
import { airtime, buyTwice, failAndReturn, monthlyCharges, payCashIn, receive, send } from './habits.ts';
import { account, type Life, lifeOf, roundSum } from './life.ts';
import type { Persona } from './persona.ts';

/** A market trader: many small credits, stock bought early in the week, Sundays off, cash paid in on Fridays. */
export const trader: Persona = {
  accounts(visit) {
    const life = lifeOf(visit, 'user_trader');
    const shape = { place: 1, type: 'CURRENT ACCOUNT', opening: [12_000_000, 30_000_000] as const };
    return [account(life, { ...shape, fill: (book) => marketDay(book, life) })];
  },
};

const CUSTOMERS_BY_WEEKDAY = [0, 3, 4, 4, 5, 6, 7] as const;

export function marketDay(book: DayBook, life: Life): void {
  const { draw } = book;
  const december = book.month.month === 12 ? 1.5 : 1;
  const customers = Math.round((CUSTOMERS_BY_WEEKDAY[book.weekday] ?? 0) * december * (0.7 + draw.next() * 0.6));
  for (let index = 0; index < customers; index += 1) {
    const buyer = draw.chance(0.4)
      ? draw.pick(life.contacts)
      : { ...draw.pick(life.contacts), accountNumber: draw.digits(10) };
    receive(book, life, buyer, { second: book.between(8, 19), amount: roundSum(life, draw.skewed(80_000, 2_200_000)) });
  }
  if (book.weekday === 1 || book.weekday === 4) buyStock(book, life);
  if (book.weekday === 5) payCashIn(book, life, draw.int(20, 60) * 100_000);
  if (draw.chance(0.3)) airtime(book, life);
  if (draw.chance(0.25))
    send(book, life, draw.pick(life.contacts), {
      second: book.between(17, 21),
      amount: roundSum(life, draw.skewed(300_000, 1_500_000)),
    });
  if (book.date === 2) monthlyCharges(book, life);
  if (book.date === 11) buyTwice(book, life, 180_000);
  if (book.date === 17) failAndReturn(book, life, draw.pick(life.contacts), 2_500_000);
  if (book.date === 21)
    book.add({
      second: book.between(12, 18),
      amount: roundSum(life, 500_000),
      credit: true,
      narration: '',
      reference: null,
      party: null,
    });
}

function buyStock(book: DayBook, life: Life): void {
  const wholesalers = life.contacts.slice(-3);
  for (const wholesaler of wholesalers) {
    const sum = { second: book.between(7, 9), amount: roundSum(life, book.draw.int(40, 120) * 100_000) };
    send(book, life, wholesaler, sum);
  }
}
