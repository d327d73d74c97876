import { hash32 } from '../history/draw.ts';
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

const PAYERS = ['SWIFTRIDE LTD', 'DASHBOX COURIERS LTD', 'PIXELFARM STUDIO LTD'] as const;

function gigDay(book: DayBook, life: Life): void {
  const { draw } = book;
  everyMonth(book, life);
  everyday(book, life);
  if (isAtWork(book, life, PAYERS[0]) && draw.chance(0.55)) paidBy(book, life, PAYERS[0], draw.int(400_000, 1_900_000));
  if (isAtWork(book, life, PAYERS[1]) && draw.chance(0.3)) paidBy(book, life, PAYERS[1], draw.int(300_000, 1_200_000));
  if (isDesignDay(book, life)) paidBy(book, life, PAYERS[2], draw.int(3_000_000, 9_500_000));
  if (draw.chance(0.1)) {
    receive(book, life, draw.pick(life.contacts), {
      second: book.between(9, 21),
      amount: price(life, draw.int(200_000, 1_500_000)),
    });
  }
}

/**
 * Weeks with work and weeks without, by chance, but of four in a row at least one and at most three are idle: no seed
 * makes a rhythm of it.
 */
function isAtWork({ day }: DayBook, { key }: Life, payer: string): boolean {
  const week = Math.floor((day + 3) / 7);
  const dice = hash32(`${key}|${payer}|${Math.floor(week / 4)}`);
  const idle = dice % 4;
  const place = week % 4;
  return place !== idle && (place === (idle + 1) % 4 || ((dice >>> (4 + place)) & 1) === 1);
}

/** A studio's jobs: two or three within a fortnight in one month, none in one of every three. */
function isDesignDay({ date, month }: DayBook, { key }: Life): boolean {
  const index = month.year * 12 + month.month - 1;
  if (hash32(`${key}|${PAYERS[2]}|${Math.floor(index / 3)}`) % 3 === index % 3) return false;
  const dice = hash32(`${key}|${PAYERS[2]}|${month.year}-${month.month}`);
  const first = 1 + (dice % 17);
  const second = first + 2 + ((dice >>> 8) % 3);
  const third = second + 2 + ((dice >>> 16) % 3);
  return date === first || date === second || (date === third && dice >>> 31 === 1);
}

function paidBy(book: DayBook, life: Life, payer: string, kobo: number): void {
  const from = { name: payer, accountNumber: null, bank: null };
  receive(book, life, from, { second: book.between(6, 20), amount: price(life, kobo) }, (slip) =>
    life.say.transferIn(slip, from, 'payout'),
  );
}
