import type { DayBook } from '../history/entry.ts';
import { everyday, everyMonth } from './everyday.ts';
import { receive } from './habits.ts';
import { account, type Life, lifeOf, price } from './life.ts';
import type { Persona } from './persona.ts';

/** Several small incomes that come when they come: rides, deliveries, design jobs, help for neighbours. */
export const gig: Persona = {
  accounts(visit) {
    const life = lifeOf(visit, 'user_gig');
    const shape = { place: 1, type: 'SAVINGS ACCOUNT', opening: [14_000_000, 26_000_000] as const };
    return [account(life, { ...shape, fill: (book) => gigDay(book, life) })];
  },
};

const PAYERS = ['SWIFTRIDE DRIVER PAYOUT', 'DASHBOX COURIERS', 'PIXELFARM STUDIO'] as const;

function gigDay(book: DayBook, life: Life): void {
  const { draw } = book;
  everyMonth(book, life);
  everyday(book, life);
  if (draw.chance(0.3)) paidBy(book, life, PAYERS[0], draw.int(400_000, 1_900_000));
  if (draw.chance(0.16)) paidBy(book, life, PAYERS[1], draw.int(300_000, 1_200_000));
  if (draw.chance(0.05)) paidBy(book, life, PAYERS[2], draw.int(3_000_000, 9_500_000));
  if (draw.chance(0.1)) {
    receive(book, life, draw.pick(life.contacts), {
      second: book.between(9, 21),
      amount: price(life, draw.int(200_000, 1_500_000)),
    });
  }
}

function paidBy(book: DayBook, life: Life, payer: string, kobo: number): void {
  const from = { name: payer, accountNumber: null, bank: null };
  receive(book, life, from, { second: book.between(6, 20), amount: price(life, kobo) }, (slip) =>
    life.say.settlement(slip, payer),
  );
}
