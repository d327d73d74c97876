import { hash32 } from '../history/draw.ts';
import type { DayBook } from '../history/entry.ts';
import { everyday, everyMonth } from './everyday.ts';
import { salaried } from './good.ts';
import { interest } from './habits.ts';
import { account, type Life, lifeOf, price, referenceOf, slipOf } from './life.ts';
import type { Persona } from './persona.ts';

/**
 * Three accounts to choose from. The salary account pays into the savings account on the 3rd, and both show it. The
 * third is a dollar account in Nigeria, for which the bank shows a balance and no movements.
 */
export const multiple: Persona = {
  accounts(visit) {
    const life = lifeOf(visit, 'user_multiple');
    const salary = { place: 1, type: 'SAVINGS ACCOUNT', opening: [60_000_000, 74_000_000] as const };
    if (visit.bank.phoneIsNumber) return [account(life, { ...salary, fill: (book) => salaried(book, life) })];
    const current = { place: 2, type: 'CURRENT ACCOUNT', opening: [50_000_000, 64_000_000] as const };
    const dollars = {
      place: 3,
      type: 'DOMICILIARY ACCOUNT',
      currency: 'USD',
      listsRows: false,
      opening: [180_000, 420_000] as const,
      fill: null,
    };
    const pocket = { place: 3, type: 'FIXED SAVINGS', opening: [50_000_000, 60_000_000] as const };
    return [
      account(life, { ...salary, fill: (book) => salaryDay(book, life) }),
      account(life, { ...current, fill: (book) => currentDay(book, life) }),
      account(life, visit.bank.country === 'ng' ? dollars : { ...pocket, fill: (book) => pocketDay(book, life) }),
    ];
  },
};

function salaryDay(book: DayBook, life: Life): void {
  salaried(book, life);
  ownMove(book, life, false);
}

function currentDay(book: DayBook, life: Life): void {
  everyMonth(book, life);
  everyday(book, life);
  ownMove(book, life, true);
}

function pocketDay(book: DayBook, life: Life): void {
  if (book.date === 28) interest(book, life, 310_000);
}

function ownMove(book: DayBook, life: Life, credit: boolean): void {
  if (book.date !== 3) return;
  const amount = price(
    life,
    8_000_000 + (hash32(`${life.key}|own|${book.month.year}-${book.month.month}`) % 9) * 1_000_000,
  );
  const slip = slipOf(book, 8 * 3_600 + 60);
  const narration = life.say.ownTransfer(slip, 'SAVINGS', 'CURRENT');
  book.add({
    second: slip.second,
    amount,
    credit,
    narration,
    reference: referenceOf(life, slip),
    party: null,
    must: !credit,
  });
}
