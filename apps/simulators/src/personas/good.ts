import { hash32 } from '../history/draw.ts';
import type { DayBook } from '../history/entry.ts';
import { everyday, everyMonth } from './everyday.ts';
import { levy, receive, send, subscribe } from './habits.ts';
import { account, type Life, lifeOf, price, referenceOf, slipOf } from './life.ts';
import type { Persona } from './persona.ts';

/** A salaried person with one account: salary at the month's end, rent, cards, airtime, transfers, charges, levy. */
export const good: Persona = {
  accounts(visit) {
    const life = lifeOf(visit, 'user_good');
    const shape = { place: 1, type: 'SAVINGS ACCOUNT', opening: [56_000_000, 74_000_000] as const };
    return [account(life, { ...shape, fill: (book) => salaried(book, life) })];
  },
};

export function salaried(book: DayBook, life: Life): void {
  everyMonth(book, life);
  everyday(book, life);
  if (book.date === book.payDay) paySalary(book, life);
  if (book.date === 1) payRent(book, life);
  if (book.date === 8) subscribe(book, life, 'NETFLIX.COM', 440_000);
  if (book.date === 15) allowance(book, life);
}

/** The same every month, with a rise each January. */
export function salaryOf(life: Life, year: number): number {
  const base = 38_000_000 + (hash32(`${life.key}|salary`) % 30) * 1_000_000;
  return price(life, base * 1.06 ** (year - 2_024));
}

function paySalary(book: DayBook, life: Life): void {
  const amount = salaryOf(life, book.month.year);
  const slip = slipOf(book, book.between(9, 15));
  const narration = life.say.salary(slip, life.person.employer);
  const party = { name: life.person.employer, accountNumber: null, bank: null };
  book.add({
    second: slip.second,
    amount,
    credit: true,
    narration,
    reference: referenceOf(life, slip),
    party,
    with: levy(life, amount),
  });
}

/** Nigeria and Ghana pay the year in advance, in a month of each person's own; the others pay monthly. */
function payRent(book: DayBook, life: Life): void {
  const yearly = life.country.code === 'ng' || life.country.code === 'gh';
  if (yearly && hash32(`${life.key}|rent`) % 12 !== book.month.month - 1) return;
  const amount = price(life, yearly ? 96_000_000 : 11_000_000);
  const slip = slipOf(book, book.between(9, 12));
  const party = { name: life.person.landlord, accountNumber: null, bank: null };
  const narration = life.say.rent(slip, life.person.landlord);
  book.add({
    second: slip.second,
    amount,
    credit: false,
    narration,
    reference: referenceOf(life, slip),
    party,
    must: true,
  });
}

function allowance(book: DayBook, life: Life): void {
  const parent = life.contacts[0];
  const friend = life.contacts[1];
  if (parent) send(book, life, parent, { second: book.between(8, 10), amount: price(life, 2_000_000) });
  if (friend && book.month.month % 2 === 0)
    receive(book, life, friend, { second: book.between(12, 18), amount: price(life, 1_200_000) });
}
