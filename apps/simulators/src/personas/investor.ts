import type { DayBook } from '../history/entry.ts';
import { account, type Life, lifeOf, price, referenceOf, slipOf } from './life.ts';
import type { Persona } from './persona.ts';

/** Somebody who saves and invests: regular top-ups, interest at the month's end, now and then a withdrawal. */
export const investor: Persona = {
  accounts(visit) {
    const life = lifeOf(visit, 'investor');
    const shape = { place: 1, type: 'investment_account', opening: [30_000_000, 60_000_000] as const };
    return [account(life, { ...shape, fill: (book) => investorDay(book, life) })];
  },
};

function investorDay(book: DayBook, life: Life): void {
  const { draw } = book;
  const move = (second: number, amount: number, credit: boolean, narration: string): void => {
    book.add({ second, amount, credit, narration, reference: referenceOf(life, slipOf(book, second)), party: null });
  };
  if (book.date === 1) move(book.between(6, 8), price(life, 5_000_000), true, 'AUTOSAVE TOP UP');
  if (book.weekday === 5 && draw.chance(0.4))
    move(book.between(9, 20), price(life, draw.int(5, 30) * 100_000), true, 'QUICK SAVE FROM CARD');
  if (book.date === book.daysInMonth) move(book.between(20, 22), draw.int(20_000, 190_000), true, 'INTEREST PAID');
  if (draw.chance(0.02))
    move(book.between(9, 18), price(life, draw.int(20, 90) * 100_000), false, 'WITHDRAWAL TO BANK ACCOUNT');
}
