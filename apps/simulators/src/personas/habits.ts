import type { DayBook, Entry, Party } from '../history/entry.ts';
import type { Slip } from '../narrations/narrator.ts';
import { MERCHANTS, ONLINE, REMARKS } from '../people/names.ts';
import { type Life, price, referenceOf, roundSum, slipOf } from './life.ts';

/** What people do with an account, one function per habit. Each writes into the day and may return its entry. */

type Fee = NonNullable<Entry['with']>[number];

const fee = (amount: number, narration: string): Fee => ({ amount, credit: false, narration });

/** What the bank takes for sending this much. Nigeria: NIP fee and 7.5 % VAT as two rows. Kenya: M-PESA's and PesaLink's bands. */
export function transferFees(life: Life, amount: number): Fee[] {
  const { style } = life.bank;
  if (style === 'opay' || style === 'kuda' || style === 'telco') return [];
  switch (life.country.code) {
    case 'ng': {
      const charge = amount <= 500_000 ? 1_000 : amount <= 5_000_000 ? 2_500 : 5_000;
      return [fee(charge, 'NIP TRANSFER CHARGE'), fee(Math.round(charge * 0.075), 'VAT ON NIP TRANSFER CHARGE')];
    }
    case 'ke':
      return style === 'mpesa'
        ? mpesaFee(amount, SEND_BANDS, 'Customer Transfer of Funds Charge')
        : [fee(5_000, 'PESALINK CHARGE'), fee(1_000, 'EXCISE DUTY')];
    case 'gh':
      return style === 'momo'
        ? [fee(Math.max(10, Math.round(amount * 0.0075)), 'FEE TRANSFER')]
        : [fee(500, 'GIP TRF CHARGE')];
    case 'za':
      return [fee(700, '#PAYSHAP FEE')];
  }
}

/** Upper bound of the band in shillings, fee in shillings. */
const SEND_BANDS: readonly (readonly [number, number])[] = [
  [100, 0],
  [500, 7],
  [1_000, 13],
  [1_500, 23],
  [2_500, 33],
  [3_500, 53],
  [5_000, 57],
  [7_500, 78],
  [10_000, 90],
  [15_000, 100],
  [20_000, 105],
];
const WITHDRAWAL_BANDS: readonly (readonly [number, number])[] = [
  [2_500, 29],
  [3_500, 52],
  [5_000, 69],
  [7_500, 87],
  [10_000, 115],
  [15_000, 167],
  [20_000, 185],
];

function mpesaFee(amount: number, bands: readonly (readonly [number, number])[], narration: string): Fee[] {
  const shillings = (bands.find(([upTo]) => amount <= upTo * 100) ?? bands.at(-1))?.[1] ?? 0;
  return shillings === 0 ? [] : [fee(shillings * 100, narration)];
}

interface Sum {
  second: number;
  amount: number;
}

function entry(
  book: DayBook,
  life: Life,
  sum: Sum,
  credit: boolean,
  words: (slip: Slip) => string,
  more: Partial<Entry> = {},
): Entry {
  const slip = slipOf(book, sum.second);
  return book.add({ ...sum, credit, narration: words(slip), reference: referenceOf(life, slip), party: null, ...more });
}

/** Sent to somebody, with the bank's charges at the same second. Sometimes the bank prints no narration at all. */
export function send(book: DayBook, life: Life, to: Party, sum: Sum, more: Partial<Entry> = {}): Entry {
  const remark = book.draw.pick(REMARKS);
  const blank = book.draw.chance(0.04);
  const words = (slip: Slip): string => (blank ? '' : life.say.transferOut(slip, to, remark));
  return entry(book, life, sum, false, words, { party: to, with: transferFees(life, sum.amount), ...more });
}

/** Received; in Nigeria ₦10,000 and more carry the ₦50 electronic money transfer levy. */
export function receive(book: DayBook, life: Life, from: Party, sum: Sum, words?: (slip: Slip) => string): Entry {
  const remark = book.draw.pick(REMARKS);
  const say = words ?? ((slip: Slip) => life.say.transferIn(slip, from, remark));
  return entry(book, life, sum, true, say, { party: from, with: levy(life, sum.amount) });
}

export function levy(life: Life, amount: number): Fee[] {
  return life.country.code === 'ng' && life.bank.style !== 'telco' && amount >= 1_000_000
    ? [fee(5_000, 'FGN ELECTRONIC MONEY TRANSFER LEVY')]
    : [];
}

/**
 * Paid by card. A share of purchases is only held at first and posts the next morning under other words; the daily
 * needs (`needed`) are held more often, and bought out of savings when the account is empty.
 */
export function shop(book: DayBook, life: Life, sum: Sum, needed = false): Entry {
  const merchant = book.draw.pick(MERCHANTS[life.country.code]);
  const wallet = life.bank.style === 'mpesa' || life.bank.style === 'momo';
  const must = needed ? { must: true } : {};
  if (wallet || !book.draw.chance(needed ? 0.7 : 0.3)) {
    return entry(book, life, sum, false, (slip) => life.say.card(slip, merchant), must);
  }
  const settled = life.say.card(slipOf(book, sum.second), merchant);
  const words = (slip: Slip): string => life.say.hold(slip, merchant);
  return entry(book, life, sum, false, words, { ...must, settles: { amount: sum.amount, narration: settled } });
}

/** The pump holds a round sum in the evening and settles what was filled, or nothing. Never at a month's end, which must close. */
export function fuelHold(book: DayBook, life: Life, kobo: number): void {
  if (book.lastOfMonth || life.bank.ids === 'reissued') return;
  const held = roundSum(life, kobo);
  const filled = book.draw.chance(0.25) ? 0 : price(life, kobo * (0.6 + book.draw.next() * 0.3));
  const sum = { second: book.between(19, 21), amount: held };
  const narration = life.say.card(slipOf(book, sum.second), 'FUEL STATION 24H');
  entry(book, life, sum, false, (slip) => life.say.hold(slip, 'FUEL STATION 24H'), {
    settles: { amount: Math.min(filled, held), narration },
  });
}

/** The same thing bought twice: nothing but the time tells the two rows apart, and some banks do not tell the time. */
export function buyTwice(book: DayBook, life: Life, kobo: number): void {
  const merchant = book.draw.pick(MERCHANTS[life.country.code]);
  const second = book.between(11, 18);
  const narration = life.say.card(slipOf(book, second), merchant);
  const amount = price(life, kobo);
  for (const later of [0, book.draw.pick([0, 61, 240])]) {
    book.add({ second: second + later, amount, credit: false, narration, reference: null, party: null });
  }
}

/** A payment that failed and came back some minutes later. */
export function failAndReturn(book: DayBook, life: Life, to: Party, kobo: number): void {
  const sum = { second: book.between(9, 18), amount: roundSum(life, kobo) };
  const sent = send(book, life, to, sum, { with: [] });
  const back = { second: sum.second + book.draw.int(90, 1_800), amount: sum.amount };
  entry(book, life, back, true, (slip) => life.say.reversal(slip, sent.narration || 'TRANSFER'), { undoes: sent });
}

export function subscribe(book: DayBook, life: Life, merchant: string, kobo: number): void {
  entry(book, life, { second: book.between(7, 9), amount: price(life, kobo) }, false, (slip) =>
    life.say.web(slip, merchant),
  );
}

export function buyOnline(book: DayBook, life: Life, kobo: number): void {
  subscribe(book, life, book.draw.pick(ONLINE), kobo);
}

export function airtime(book: DayBook, life: Life): void {
  const kobo = book.draw.pick([20_000, 50_000, 50_000, 100_000, 200_000]);
  const network = life.country.networks[0] ?? 'MTN';
  const sum = { second: book.between(8, 22), amount: price(life, kobo) };
  entry(book, life, sum, false, (slip) => life.say.airtime(slip, network, life.person.phone));
}

export function bill(book: DayBook, life: Life, biller: string, kobo: number): void {
  const account = String(10_000_000 + ((life.key.length * 7_919 + biller.length * 104_729) % 89_999_999));
  const sum = { second: book.between(9, 20), amount: price(life, kobo) };
  entry(book, life, sum, false, (slip) => life.say.bill(slip, biller, account));
}

export function withdrawCash(book: DayBook, life: Life, kobo: number): void {
  const place = book.draw.pick(life.country.cities).area.toUpperCase();
  const sum = { second: book.between(8, 20), amount: roundSum(life, kobo) };
  const charges = life.bank.style === 'mpesa' ? mpesaFee(sum.amount, WITHDRAWAL_BANDS, 'Withdrawal Charge') : [];
  entry(book, life, sum, false, (slip) => life.say.atm(slip, place), { with: charges });
}

export function payCashIn(book: DayBook, life: Life, kobo: number): void {
  const place = book.draw.pick(life.country.cities).area.toUpperCase();
  const sum = { second: book.between(9, 17), amount: roundSum(life, kobo) };
  entry(book, life, sum, true, (slip) => life.say.cashIn(slip, place));
}

/** The bank's monthly charges, for which it gives only the day. */
export function monthlyCharges(book: DayBook, life: Life): void {
  const slip = slipOf(book, 0);
  const charges = [
    { narration: life.say.smsCharge(slip), kobo: book.draw.int(8, 30) * 400 },
    { narration: life.say.maintenance(slip), kobo: book.draw.int(10, 60) * 100 },
  ];
  for (const { narration, kobo } of charges) {
    if (narration === null) continue;
    const amount = Math.max(1, Math.round(kobo * life.country.scale));
    book.add({ second: 0, amount, credit: false, narration, reference: null, party: null, dayOnly: true, must: true });
  }
}

export function interest(book: DayBook, life: Life, kobo: number): void {
  const amount = Math.max(1, Math.round(kobo * life.country.scale));
  const narration = life.say.interest(slipOf(book, 0));
  book.add({ second: 0, amount, credit: true, narration, reference: null, party: null, dayOnly: true });
}
