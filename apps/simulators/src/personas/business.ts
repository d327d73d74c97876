import { hash32 } from '../history/draw.ts';
import type { DayBook } from '../history/entry.ts';
import { monthAndYear, type Slip } from '../narrations/narrator.ts';
import { COMPANIES } from '../people/names.ts';
import { bill, buyTwice, failAndReturn, levy, monthlyCharges, transferFees } from './habits.ts';
import { account, type Life, lifeOf, price, referenceOf, roundSum, slipOf } from './life.ts';
import type { Persona } from './persona.ts';

/** A registered company: one account for its trade, one that gateways settle to and that is emptied every Friday. */
export const business: Persona = {
  accounts(visit) {
    const life = lifeOf(visit, 'user_business');
    const name = life.person.company;
    const trade = { place: 1, type: 'CORPORATE CURRENT ACCOUNT', name, opening: [420_000_000, 900_000_000] as const };
    const takings = {
      place: 2,
      type: 'COLLECTION ACCOUNT',
      name: `${name} - COLLECTIONS`,
      opening: [60_000_000, 90_000_000] as const,
    };
    const wallet = visit.bank.phoneIsNumber;
    const accounts = [account(life, { ...trade, fill: (book) => tradeDay(book, life) })];
    return wallet ? accounts : [...accounts, account(life, { ...takings, fill: (book) => takingsDay(book, life) })];
  },
};

const GATEWAYS = {
  ng: ['PAYSTACK', 'FLUTTERWAVE'],
  gh: ['HUBTEL', 'PAYSTACK'],
  ke: ['PESAPAL', 'LIPA NA MPESA'],
  za: ['YOCO', 'PAYFAST'],
} as const;

interface Payment {
  second: number;
  amount: number;
  credit: boolean;
  words(slip: Slip): string;
  party?: { name: string; accountNumber: string | null; bank: string | null };
  must?: boolean;
}

function pay(book: DayBook, life: Life, { second, amount, credit, words, party, must }: Payment): void {
  const slip = slipOf(book, second);
  const charges = credit ? levy(life, amount) : transferFees(life, amount);
  const narration = words(slip);
  const reference = referenceOf(life, slip);
  book.add({
    second,
    amount,
    credit,
    narration,
    reference,
    party: party ?? null,
    with: charges,
    ...(must ? { must } : {}),
  });
}

/** What the Friday sweep between the two accounts moves: both sides draw the same. */
const sweepOf = (life: Life, day: number): number =>
  roundSum(life, 30_000_000 + (hash32(`${life.key}|sweep|${day}`) % 25) * 1_000_000);

function tradeDay(book: DayBook, life: Life): void {
  const { draw } = book;
  if (book.date === 2) monthlyCharges(book, life);
  if (book.date === 4) bill(book, life, 'ELECTRICITY PREPAID', draw.int(60, 120) * 100_000);
  if (book.date === book.payDay) payroll(book, life);
  if (book.date === 10) tax(book, life, 'PAYE', 8_400_000);
  if (book.date === 21) tax(book, life, 'VAT', draw.int(60, 140) * 100_000);
  if (book.date === 21) tax(book, life, 'WHT', draw.int(20, 50) * 100_000);
  if (book.date === 12) buyTwice(book, life, 950_000);
  if (book.date === 17) failAndReturn(book, life, draw.pick(life.contacts), 20_000_000);
  if (book.date === 23)
    book.add({
      second: book.between(12, 16),
      amount: roundSum(life, 3_000_000),
      credit: true,
      narration: '',
      reference: null,
      party: null,
    });
  if (book.weekday === 5 && !life.bank.phoneIsNumber) ownSweep(book, life, true);
  if (book.weekend) return;
  for (let index = draw.int(1, 3); index > 0; index -= 1) invoicePaid(book, life);
  for (let index = draw.int(0, 2); index > 0; index -= 1) supplierPaid(book, life);
}

function invoicePaid(book: DayBook, life: Life): void {
  const { draw } = book;
  const company = draw.pick(COMPANIES[life.country.code]);
  const party = { name: company, accountNumber: draw.digits(10), bank: draw.pick(life.country.banks) };
  const reference = `INV-${book.month.year}-${draw.int(100, 999)}`;
  const amount = price(life, draw.skewed(5_000_000, 75_000_000));
  pay(book, life, {
    second: book.between(8, 17),
    amount,
    credit: true,
    party,
    words: (slip) => life.say.invoice(slip, party, reference),
  });
}

function supplierPaid(book: DayBook, life: Life): void {
  const { draw } = book;
  const party = {
    name: `${draw.pick(life.contacts).name} SUPPLIES`,
    accountNumber: draw.digits(10),
    bank: draw.pick(life.country.banks),
  };
  const reference = `PO${draw.digits(5)} ${draw.pick(['DIESEL', 'PACKAGING', 'HAULAGE', 'PRINTING', 'RAW MATERIALS', 'REPAIRS'])}`;
  const amount = price(life, draw.skewed(2_000_000, 40_000_000));
  pay(book, life, {
    second: book.between(9, 17),
    amount,
    credit: false,
    party,
    words: (slip) => life.say.supplier(slip, party, reference),
  });
}

/** One file, one second: the bank prints its rows in any order. */
function payroll(book: DayBook, life: Life): void {
  const second = book.between(10, 14);
  for (const [index, staff] of life.contacts.slice(0, 8).entries()) {
    const amount = price(life, 14_000_000 + (hash32(`${life.key}|staff|${index}`) % 20) * 1_000_000);
    const slip = slipOf(book, second);
    const narration = life.say.payroll(slip, monthAndYear(slip.day), staff);
    book.add({
      second,
      amount,
      credit: false,
      narration,
      reference: referenceOf(life, slip),
      party: staff,
      must: true,
    });
  }
}

function tax(book: DayBook, life: Life, kind: 'VAT' | 'PAYE' | 'WHT', kobo: number): void {
  const sum = { second: book.between(11, 15), amount: price(life, kobo), credit: false, must: true };
  pay(book, life, { ...sum, words: (slip) => life.say.tax(slip, kind) });
}

function ownSweep(book: DayBook, life: Life, credit: boolean): void {
  const amount = sweepOf(life, book.day);
  const sum = { second: 17 * 3_600 + 30 * 60, amount, credit, must: true };
  pay(book, life, { ...sum, words: (slip) => life.say.ownTransfer(slip, 'COLLECTIONS', 'OPERATIONS') });
}

function takingsDay(book: DayBook, life: Life): void {
  const { draw } = book;
  if (book.date === 2) monthlyCharges(book, life);
  for (const gateway of GATEWAYS[life.country.code]) {
    // Settled net of the gateway's 1.5 %, so hardly ever a round sum.
    const gross = draw.skewed(2_000_000, 16_000_000);
    const amount = Math.max(1, Math.round(gross * 0.985 * life.country.scale));
    if (!book.weekend)
      pay(book, life, {
        second: book.between(7, 11),
        amount,
        credit: true,
        words: (slip) => life.say.settlement(slip, gateway),
      });
  }
  if (book.weekday === 5) ownSweep(book, life, false);
}
