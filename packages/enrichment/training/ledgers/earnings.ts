import { dayOf, monthOf } from '../../src/calendar.ts';
import type { Category } from '../../src/category.ts';
import type { Book, TrueStream } from './book.ts';
import { aPayDayRule, atRandom, everyDays, payDays } from './pay-days.ts';
import * as words from './words.ts';

const NAIRA = 100;

export function anEmployer({ draw }: Book): string {
  return `${draw.pick(words.EMPLOYER_HEADS)} ${draw.pick(words.EMPLOYER_TAILS)}`;
}

interface Pay {
  readonly book: Book;
  readonly stream: TrueStream;
  readonly payer: string;
  readonly category: Category;
}

/** A payment of an employer; now and then the bank leaves the name out. */
function pay({ book, stream, payer, category }: Pay, day: number, amount: number, remark: string, unnamed = 0): void {
  const { draw, bank } = book;
  const printed = book.printed(payer);
  const nameless = remark !== '' && draw.chance(unnamed);
  const narration = nameless ? bank.payUnnamed(draw, dayOf(day), remark) : bank.pay(draw, dayOf(day), printed, remark);
  const counterparty = nameless ? null : printed;
  book.add({
    day,
    credit: true,
    amount,
    narration,
    category,
    counterparty,
    stream,
    bulk: bank.paysInBulk && !nameless,
    kind: category === 'salary' ? 'salary' : 'transfer',
  });
}

export interface SalaryShape {
  readonly from?: number;
  readonly to?: number;
  readonly thirteenth?: boolean;
}

/** Monthly pay with a raise each January, small differences, and pay days that shift. */
export function salary(book: Book, { from, to, thirteenth = false }: SalaryShape = {}): void {
  const { draw } = book;
  const payer = anEmployer(book);
  const told = draw.share();
  const remark =
    told < 0.8 ? draw.pick(words.PAY_REMARKS.known) : told < 0.9 ? draw.pick(words.PAY_REMARKS.unknown) : '';
  // Without a word on pay or a channel of payrolls the contract calls it wages.
  const { showsPayRemarks, paysInBulk } = book.bank;
  const shown = told < 0.8 || (told < 0.9 && showsPayRemarks) || paysInBulk;
  const stream = book.stream(shown ? 'SALARY' : 'WAGES', 'MONTHLY', payer);
  const work: Pay = { book, stream, payer, category: told < 0.8 ? 'salary' : 'transfer' };
  const unnamed = draw.chance(0.15) ? 0.3 : 0;
  const varies = draw.chance(0.3) ? 0.05 : 0;
  const raise = 1 + draw.between(0, 15) / 100;
  const start = draw.around(250_000, 0.6) * NAIRA;
  const firstYear = Math.floor(monthOf(book.from) / 12);
  for (const day of payDays(book, aPayDayRule(book), from, to)) {
    const month = monthOf(day);
    const base = start * raise ** (Math.floor(month / 12) - firstYear);
    pay(work, day, draw.around(base, varies), remark, unnamed);
    if (thirteenth && month % 12 === 11)
      pay(work, day - draw.between(3, 10), base, remark === '' ? '' : `13TH MONTH ${remark}`);
  }
}

export function fortnightlyPay(book: Book): void {
  const { draw } = book;
  const payer = anEmployer(book);
  const work: Pay = { book, payer, category: 'salary', stream: book.stream('SALARY', 'BIWEEKLY', payer) };
  const amount = draw.around(90_000, 0.4) * NAIRA;
  const remark = draw.pick(words.PAY_REMARKS.known);
  const twice = draw.chance(0.5);
  const days = twice
    ? [15, 31].flatMap((dom) => payDays(book, { dom, lateDays: 1, lateShare: 0.1, earlyDecember: false }))
    : everyDays(book, 14, 1);
  for (const day of days) pay(work, day, amount, remark);
}

export function casualPay(book: Book): void {
  const { draw } = book;
  const payer = draw.chance(0.5) ? anEmployer(book) : book.person();
  const work: Pay = { book, payer, category: 'transfer', stream: book.stream('WAGES', 'WEEKLY', payer) };
  const remark = draw.pick(words.CASUAL_REMARKS);
  for (const day of everyDays(book, 7, 1))
    if (!draw.chance(0.05)) pay(work, day, draw.around(18_000, 0.1) * NAIRA, remark);
}

export function pension(book: Book): void {
  const { draw } = book;
  const payer = draw.pick(['Palmcrest Pensions Limited', 'Oakfield PFA Ltd', 'State Pension Board']);
  const work: Pay = { book, payer, category: 'salary', stream: book.stream('PENSION', 'MONTHLY', payer) };
  const remark = draw.pick(words.PENSION_REMARKS);
  const amount = draw.around(80_000, 0.4) * NAIRA;
  for (const day of payDays(book, aPayDayRule(book))) pay(work, day, amount, remark);
}

export function benefit(book: Book): void {
  const { draw } = book;
  const payer = 'Federal Ministry Of Humanitarian Affairs';
  const work: Pay = {
    book,
    payer,
    category: 'transfer',
    stream: book.stream(book.bank.country === 'ke' ? 'WAGES' : 'OTHER', 'MONTHLY', payer),
  };
  const remark = draw.pick(words.BENEFIT_REMARKS);
  for (const day of payDays(book, aPayDayRule(book))) pay(work, day, 30_000 * NAIRA, remark);
}

/** Riders and free-lancers: several platforms, each when it likes. */
export function gig(book: Book): void {
  const platforms = [...words.PLATFORMS].sort(() => book.draw.share() - 0.5).slice(0, book.draw.between(1, 3));
  for (const payer of platforms) {
    const work: Pay = { book, payer, category: 'transfer', stream: book.stream('WAGES', 'VARIABLE', payer) };
    const { draw } = book;
    for (const day of atRandom(book, draw.between(4, 17)))
      transfer(work, day, draw.around(22_000, 0.7) * NAIRA, draw.pick(['', 'payout', 'trips']));
  }
}

function transfer({ book, stream, payer, category }: Pay, day: number, amount: number, remark: string): void {
  const printed = book.printed(payer);
  const narration = book.bank.transferIn(book.draw, dayOf(day), printed, remark);
  book.add({ day, credit: true, amount, narration, category, counterparty: printed, stream });
}

/** A shop: customers of whom few come often, more towards the weekend, settlements of a terminal beside them. */
export function trade(book: Book): void {
  const { draw, bank } = book;
  const stream = book.stream('BUSINESS', 'WEEKLY', null);
  const customers = Array.from({ length: draw.between(30, 80) }, () => book.person());
  const perDay = draw.pick([0.6, 1, 2, 4]);
  const median = draw.pick([900, 2_500, 8_000]) * NAIRA;
  const terminal = draw.chance(0.4);
  for (let day = book.from; day <= book.today; day++) {
    const weekend = (day + 3) % 7;
    if (weekend === 6) continue;
    const sales = Math.floor(perDay * (weekend >= 4 ? 1.5 : 1) * 2 * draw.share() + draw.share());
    for (let sale = 0; sale < sales; sale++) {
      const customer = customers[Math.floor(customers.length * draw.share() ** 2)] as string;
      const work: Pay = { book, stream, payer: customer, category: 'transfer' };
      transfer(work, day, draw.around(median, 0.6), draw.pick(words.SALE_REMARKS));
    }
    if (terminal && draw.chance(0.6))
      book.add({
        ...{ day, credit: true, amount: draw.around(median * 4, 0.5), category: 'sales', kind: 'settlement', stream },
        narration: bank.settlement(draw, dayOf(day)),
      });
  }
}

export function rents(book: Book): void {
  const { draw } = book;
  for (let flat = draw.between(1, 3); flat > 0; flat--) {
    const payer = book.person();
    const stream = book.stream(book.bank.showsRemarks ? 'RENTAL' : 'WAGES', 'MONTHLY', payer);
    const amount = draw.between(3, 20) * 10_000 * NAIRA;
    const remark = draw.pick(words.RENT_REMARKS);
    const rule = { dom: draw.between(1, 10), lateDays: 5, lateShare: 0.5, earlyDecember: false };
    for (const day of payDays(book, rule)) transfer({ book, stream, payer, category: 'transfer' }, day, amount, remark);
  }
}

export function interest(book: Book): void {
  const { draw, bank } = book;
  const stream = book.stream('INVESTMENT', 'MONTHLY', null);
  for (const day of payDays(book, { dom: 31, lateDays: 1, lateShare: 0.1, earlyDecember: false }))
    book.add({
      ...{ day, credit: true, amount: draw.around(350, 0.8) * NAIRA, category: 'interest', kind: 'interest', stream },
      narration: bank.interest(draw, dayOf(day)),
    });
}

/** Somebody of the family who helps now and then. */
export function support(book: Book): void {
  const payer = book.person();
  const { draw } = book;
  const stream = book.stream('OTHER', 'VARIABLE', payer);
  for (const day of atRandom(book, 45))
    transfer(
      { book, stream, payer, category: 'transfer' },
      day,
      draw.around(15_000, 0.6) * NAIRA,
      draw.pick(words.KIN_REMARKS),
    );
}
