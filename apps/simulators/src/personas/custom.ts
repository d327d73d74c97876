import { weekdayOf } from '../history/calendar.ts';
import type { DayBook } from '../history/entry.ts';
import type { AccountPlan } from '../history/plan.ts';
import { NARRATORS } from '../narrations/styles.ts';
import type { Person } from '../people/person.ts';
import type { CustomPersona } from './custom-schema.ts';
import { everyMonth } from './everyday.ts';
import { airtime, levy, send, shop, withdrawCash } from './habits.ts';
import { account, type Life, lifeOf, price, referenceOf, roundSum, slipOf } from './life.ts';
import type { Persona } from './persona.ts';

/** What an integrator wrote into the password field of `user_custom`. */
export function customPersona(definition: CustomPersona): Persona {
  return {
    accounts(visit) {
      const life = livedBy(
        lifeOf({ ...visit, user: `${visit.user}|${definition.seed ?? ''}` }, 'user_custom'),
        definition,
      );
      return (definition.accounts ?? [{}]).map((shape, index) => {
        const income = definition.income?.amount ?? 0;
        const plan = account(life, {
          place: index + 1,
          type: shape.type ?? 'SAVINGS ACCOUNT',
          opening: [20_000_000, 30_000_000],
          fill: index === 0 ? (book) => customDay(book, life, definition) : null,
          ...(shape.name === undefined ? {} : { name: shape.name }),
          ...(shape.number === undefined ? {} : { number: shape.number }),
          ...(shape.currency === undefined ? {} : { currency: shape.currency }),
        });
        return opened(plan, shape.balance ?? (index > 0 ? 0 : income > 0 ? income : null));
      });
    },
  };
}

/** A given balance is what every month opens with. */
function opened(plan: AccountPlan, balance: number | null): AccountPlan {
  return balance === null ? plan : { ...plan, opening: () => balance };
}

export function customPerson(person: Person, { holder }: CustomPersona): Person {
  return {
    ...person,
    first: holder?.first_name ?? person.first,
    middle: holder?.middle_name ?? (holder?.first_name === undefined ? person.middle : ''),
    last: holder?.last_name ?? person.last,
    email: holder?.email ?? person.email,
    phone: holder?.phone ?? person.phone,
    bvn: holder?.bvn ?? person.bvn,
    dob: holder?.dob ?? person.dob,
    gender: holder?.gender ?? person.gender,
  };
}

function livedBy(life: Life, definition: CustomPersona): Life {
  const person = customPerson(life.person, definition);
  return { ...life, person, say: NARRATORS[life.bank.style]({ holder: person, bankCode: life.bank.code }) };
}

function customDay(book: DayBook, life: Life, definition: CustomPersona): void {
  const { habits } = definition;
  if (definition.income && book.date === payDate(book, definition.income)) earn(book, life, definition.income);
  for (const outgoing of definition.outgoings ?? []) {
    if (book.date !== (outgoing.day === 'last' ? book.daysInMonth : outgoing.day)) continue;
    const slip = slipOf(book, book.between(8, 18));
    const party =
      outgoing.payeeName === undefined ? null : { name: outgoing.payeeName, accountNumber: null, bank: null };
    const { amount, narration } = outgoing;
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
  if (definition.imperfections !== false) everyMonth(book, life);
  const { draw } = book;
  const often = (perWeek: number | undefined, act: () => void): void => {
    for (let times = perWeek ?? 0; times > 0; times -= 7) if (draw.chance(Math.min(1, times / 7))) act();
  };
  often(habits?.card_per_week, () =>
    shop(book, life, { second: book.between(7, 21), amount: price(life, draw.skewed(80_000, 1_500_000)) }),
  );
  often(habits?.transfers_per_week, () =>
    send(book, life, draw.pick(life.contacts), {
      second: book.between(8, 22),
      amount: roundSum(life, draw.skewed(200_000, 2_000_000)),
    }),
  );
  often(habits?.airtime_per_week, () => airtime(book, life));
  often(habits?.cash_per_week, () => withdrawCash(book, life, draw.int(2, 6) * 500_000));
}

type Income = NonNullable<CustomPersona['income']>;

/** A pay day on a weekend moves to the Friday before or the Monday after, within its month. */
function payDate(book: DayBook, { payday = 'last', shift = 'before' }: Income): number {
  const date = payday === 'last' ? book.daysInMonth : payday;
  const weekday = weekdayOf(book.day - book.date + date);
  if (shift === 'none' || (weekday !== 0 && weekday !== 6)) return date;
  const before = date - (weekday === 6 ? 1 : 2);
  const after = date + (weekday === 6 ? 2 : 1);
  return (shift === 'before' && before >= 1) || after > book.daysInMonth ? before : after;
}

function earn(book: DayBook, life: Life, income: Income): void {
  const payer = income.payerName ?? life.person.employer;
  const slip = slipOf(book, book.between(9, 15));
  const party = { name: payer, accountNumber: null, bank: null };
  const narration = life.say.salary(slip, payer);
  const fees = levy(life, income.amount);
  book.add({
    second: slip.second,
    amount: income.amount,
    credit: true,
    narration,
    reference: referenceOf(life, slip),
    party,
    with: fees,
  });
}
