import type { DayBook } from '../history/entry.ts';
import type { AccountPlan } from '../history/plan.ts';
import { MERCHANTS } from '../people/names.ts';
import { failAndReturn, payCashIn, receive, send, withdrawCash } from './habits.ts';
import { account, type Life, lifeOf, price, referenceOf, roundSum, slipOf } from './life.ts';
import type { Persona } from './persona.ts';

/** A Kenyan wallet: paybills, tills, Fuliza, agents. Fees are rows of their own on the receipt of what they belong to. */
export const mpesa: Persona = {
  accounts(visit) {
    const life = lifeOf(visit, 'user_mpesa');
    const shape = { place: 1, type: 'MOBILE MONEY WALLET', opening: [250_000, 3_500_000] as const };
    const plan = account(life, { ...shape, fill: (book) => walletDay(book, life) });
    return [
      {
        ...plan,
        name: `${life.person.first} ${life.person.middle} ${life.person.last}`.toUpperCase(),
        overdraft: fuliza(life),
      },
    ];
  },
};

/** Fuliza: 1 % access fee here; repaid by whatever comes in next. */
function fuliza(life: Life): NonNullable<AccountPlan['overdraft']> {
  return {
    limit: 1_500_000,
    drawn: () => ({ narration: 'OverDraft of Credit Party' }),
    fee: (_book, shortfall) => ({
      amount: Math.max(200, Math.round(shortfall / 100)),
      narration: 'Fuliza M-PESA Access Fee Charge',
    }),
    repaid: (book) => ({
      narration: 'OD Loan Repayment to 232323 - M-PESA Overdraw',
      reference: referenceOf(life, slipOf(book, 0)),
    }),
  };
}

const PAYBILLS = [
  '888880 - KPLC PREPAID',
  '400200 - COOP BANK COLLECTION',
  '4087263 - ZURI FIBRE',
  '247247 - EQUITY PAYBILL',
] as const;

function walletDay(book: DayBook, life: Life): void {
  const { draw } = book;
  for (let index = draw.int(1, 2); index > 0; index -= 1) till(book, life);
  if (draw.chance(0.3)) paybill(book, life);
  if (draw.chance(0.3))
    send(book, life, draw.pick(life.contacts), {
      second: book.between(7, 21),
      amount: roundSum(life, draw.skewed(80_000, 3_000_000)),
    });
  if (draw.chance(0.4))
    receive(book, life, draw.pick(life.contacts), {
      second: book.between(7, 21),
      amount: roundSum(life, draw.skewed(150_000, 5_000_000)),
    });
  if (draw.chance(0.12)) withdrawCash(book, life, draw.int(5, 40) * 100_000);
  if (draw.chance(0.1)) payCashIn(book, life, draw.int(10, 60) * 100_000);
  if (draw.chance(0.35)) airtimeOrBundle(book, life);
  if (book.date === book.payDay) paid(book, life);
  if (book.date === 17) failAndReturn(book, life, draw.pick(life.contacts), 900_000);
  if (book.date === 11) twice(book, life);
  if (book.date === 21)
    book.add({
      second: book.between(12, 18),
      amount: 15_000,
      credit: false,
      narration: '',
      reference: null,
      party: null,
    });
}

function till(book: DayBook, life: Life): void {
  const second = book.between(7, 21);
  const slip = slipOf(book, second);
  const narration = life.say.card(slip, book.draw.pick(MERCHANTS.ke));
  const amount = price(life, book.draw.skewed(80_000, 1_600_000));
  book.add({ second, amount, credit: false, narration, reference: referenceOf(life, slip), party: null });
}

function twice(book: DayBook, life: Life): void {
  const second = book.between(8, 18);
  const narration = `Customer Payment to Small Business to 2547******${book.draw.digits(3)} - ${life.contacts[4]?.name ?? 'KIOSK'}`;
  for (const later of [0, 75]) {
    book.add({ second: second + later, amount: 5_000, credit: false, narration, reference: null, party: null });
  }
}

function paybill(book: DayBook, life: Life): void {
  const second = book.between(8, 20);
  const slip = slipOf(book, second);
  const narration = life.say.bill(slip, book.draw.pick(PAYBILLS), book.draw.digits(8));
  const amount = price(life, book.draw.skewed(200_000, 2_500_000));
  const charge = { amount: amount > 100_000 ? 2_300 : 500, credit: false, narration: 'Pay Bill Charge' };
  book.add({
    second,
    amount,
    credit: false,
    narration,
    reference: referenceOf(life, slip),
    party: null,
    with: [charge],
  });
}

function airtimeOrBundle(book: DayBook, life: Life): void {
  const second = book.between(7, 22);
  const slip = slipOf(book, second);
  const narration = book.draw.chance(0.6)
    ? life.say.airtime(slip, 'SAFARICOM', life.person.phone)
    : 'Buy Bundles Online';
  const amount = book.draw.pick([2_000, 5_000, 9_900, 10_000]);
  book.add({ second, amount, credit: false, narration, reference: referenceOf(life, slip), party: null });
}

function paid(book: DayBook, life: Life): void {
  const second = book.between(9, 16);
  const slip = slipOf(book, second);
  const narration = life.say.salary(slip, life.person.employer);
  book.add({
    second,
    amount: price(life, 30_000_000),
    credit: true,
    narration,
    reference: referenceOf(life, slip),
    party: null,
  });
}
