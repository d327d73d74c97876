import { dayInMonth, dayOf, monthOf } from '../../src/calendar.ts';
import type { Category } from '../../src/category.ts';
import type { Frequency, IncomeType } from '../../src/income/stream.ts';
import type { Book, TrueStream } from './book.ts';
import { aPayDayRule, atRandom, everyDays, payDays } from './pay-days.ts';
import * as words from './varied-words.ts';

const UNIT = 100;

/** One who pays: what the bank prints of each payment. */
interface Payer {
  readonly name: string;
  readonly remark: string;
  readonly category: Category;
  /** No stream: not income, though the same payer sends it. */
  readonly stream?: TrueStream;
}

function paid(
  book: Book,
  payer: Payer,
  day: number,
  amount: number,
  more: Partial<Parameters<Book['add']>[0]> = {},
): void {
  const { draw, bank } = book;
  const name = book.printed(payer.name);
  const narration = bank.pay(draw, dayOf(day), name, payer.remark);
  const kind = payer.category === 'salary' ? 'salary' : 'transfer';
  const { category } = payer;
  const own = payer.stream === undefined ? {} : { stream: payer.stream };
  book.add({
    day,
    credit: true,
    amount,
    narration,
    category,
    counterparty: name,
    kind,
    bulk: bank.paysInBulk,
    ...own,
    ...more,
  });
}

/** A payment whose row says what it is for and not who pays. */
function unnamed(book: Book, payer: Payer, day: number, amount: number): void {
  const narration = book.bank.payUnnamed(book.draw, dayOf(day), payer.remark);
  paid(book, payer, day, amount, { narration, counterparty: null, bulk: false });
}

function sent(book: Book, payer: Payer, day: number, amount: number): void {
  const name = book.printed(payer.name);
  const narration = book.bank.transferIn(book.draw, dayOf(day), name, payer.remark);
  const own = payer.stream === undefined ? {} : { stream: payer.stream };
  book.add({ day, credit: true, amount, narration, category: payer.category, counterparty: name, ...own });
}

const employerOf = ({ draw, bank }: Book): string => draw.pick(words.EMPLOYERS[bank.country]);
const payWord = ({ draw, bank }: Book): string => draw.pick(words.PAY[bank.country]);

/** A job: who pays, and what of a salary the rows show. One in eight shows a word that says nothing. */
function aJob(book: Book, frequency: Frequency, name = employerOf(book)): Payer & { readonly stream: TrueStream } {
  const { showsPayRemarks, paysInBulk } = book.bank;
  const told = !book.draw.chance(0.12);
  const remark = told ? payWord(book) : book.draw.pick(words.OTHER_PAY);
  // M-PESA prints of a payroll that it is one.
  const isTold = told && (showsPayRemarks || /SAL|PAYROLL/.test(remark));
  const type: IncomeType = isTold || (paysInBulk && frequency === 'MONTHLY') ? 'SALARY' : 'WAGES';
  return { name, remark, category: isTold ? 'salary' : 'transfer', stream: book.stream(type, frequency, name) };
}

const aSalary = ({ draw }: Book): number => Math.round(draw.around(240_000, 0.7)) * UNIT;

export function lastWorkingDay(book: Book): void {
  const job = aJob(book, 'MONTHLY');
  const amount = aSalary(book);
  const rule = { dom: 31, lateDays: 0, lateShare: 0, earlyDecember: book.draw.chance(0.5) };
  for (const day of payDays(book, rule)) paid(book, job, day, amount);
}

/** The same pay, then a tenth to a half more from some month on. */
export function raisedMidway(book: Book): void {
  const job = aJob(book, 'MONTHLY');
  const amount = aSalary(book);
  const raise = 1 + book.draw.between(10, 50) / 100;
  const from = book.from + Math.floor((book.today - book.from) * (0.3 + book.draw.share() * 0.4));
  for (const day of payDays(book, aPayDayRule(book))) paid(book, job, day, day < from ? amount : amount * raise);
}

/** The firm gets another name; pay, day and job stay. Half of the new names have nothing of the old one. */
export function renamedEmployer(book: Book): void {
  const job = aJob(book, 'MONTHLY');
  const amount = aSalary(book);
  const middle = (book.from + book.today) / 2;
  const later = book.draw.chance(0.5)
    ? book.draw.pick(words.SUCCESSORS)
    : `${job.name.replace(/ (Ltd|Limited|Plc|PLC)$/, '')} Africa Plc`;
  for (const day of payDays(book, aPayDayRule(book)))
    paid(book, day < middle ? job : { ...job, name: later }, day, amount);
}

/** The bank, or the payroll, words the same pay otherwise from some month on; for a time it names nobody. */
export function rewordedPay(book: Book): void {
  const { draw, bank } = book;
  const job = aJob(book, 'MONTHLY');
  const amount = aSalary(book);
  const middle = (book.from + book.today) / 2;
  const later = { ...job, remark: job.category === 'salary' ? draw.pick(words.PAY[bank.country]) : job.remark };
  const nameless = draw.chance(0.5);
  for (const day of payDays(book, aPayDayRule(book)))
    if (day < middle && nameless) unnamed(book, job, day, amount);
    else paid(book, day < middle ? job : later, day, amount);
}

export function changedJob(book: Book): void {
  const { draw } = book;
  const first = aJob(book, 'MONTHLY');
  const middle = book.from + Math.floor((book.today - book.from) * 0.5);
  const amount = aSalary(book);
  for (const day of payDays(book, aPayDayRule(book), book.from, middle)) paid(book, first, day, amount);
  const others = words.EMPLOYERS[book.bank.country].filter((name) => name !== first.name);
  const second = aJob(book, 'MONTHLY', draw.pick(others));
  const better = amount * (1.15 + draw.share());
  for (const day of payDays(book, aPayDayRule(book), middle + draw.between(20, 120))) paid(book, second, day, better);
}

/** Basic pay and the rest some days later, or on the same day. */
export function paidInParts(book: Book): void {
  const { draw } = book;
  const job = aJob(book, 'MONTHLY');
  const amount = aSalary(book);
  const [share, apart] = [0.5 + draw.share() * 0.3, draw.between(0, 4)];
  for (const day of payDays(book, {
    dom: draw.pick([25, 27, 28]),
    lateDays: 1,
    lateShare: 0.2,
    earlyDecember: false,
  })) {
    paid(book, job, day, amount * share);
    paid(book, job, day + apart, amount * (1 - share));
  }
}

export function weeklyPay(book: Book): void {
  const { draw } = book;
  const job = aJob(book, 'WEEKLY');
  const amount = draw.around(30_000, 0.4) * UNIT;
  for (const day of everyDays(book, 7, 1)) paid(book, job, day, draw.around(amount, draw.pick([0, 0.08])));
}

export function fortnightlyPay(book: Book): void {
  const { draw } = book;
  const job = aJob(book, 'BIWEEKLY');
  const amount = draw.around(100_000, 0.4) * UNIT;
  const twice = draw.chance(0.5);
  const pair = draw.pick([
    [15, 31],
    [14, 28],
    [1, 15],
    [10, 25],
  ] as const);
  const days = twice
    ? pair.flatMap((dom) => payDays(book, { dom, lateDays: 2, lateShare: 0.1, earlyDecember: false }))
    : everyDays(book, 14, 1);
  for (const day of days) paid(book, job, day, amount);
}

/** What the employer gives back of expenses, and lends on pay, is no income; the advance is missing on pay day. */
export function expensesAndAdvances(book: Book): void {
  const { draw } = book;
  const job = aJob(book, 'MONTHLY');
  const amount = aSalary(book);
  for (const day of payDays(book, aPayDayRule(book))) {
    const advance = draw.chance(0.2) ? Math.round(amount * 0.3) : 0;
    paid(book, job, day, amount - advance);
    const other = { name: job.name, category: 'refund' as const };
    if (draw.chance(0.3) && book.bank.showsPayRemarks)
      paid(
        book,
        { ...other, remark: draw.pick(words.BACK) },
        day - draw.between(5, 18),
        draw.around(14_000, 0.5) * UNIT,
        { kind: 'other' },
      );
    if (advance > 0 && book.bank.showsPayRemarks)
      paid(book, { ...other, category: 'loan_disbursement', remark: 'SALARY ADVANCE' }, day - 12, advance, {
        kind: 'loan-draw',
      });
  }
}

/** A salary that was posted by mistake, taken back the next day and paid again. */
export function reversedSalary(book: Book): void {
  const job = aJob(book, 'MONTHLY');
  const amount = Math.round(aSalary(book));
  for (const [at, day] of payDays(book, aPayDayRule(book)).entries()) {
    const slips = at % 4 === 2 && day + 4 <= book.today;
    if (slips) postedByMistake(book, job, day, amount);
    paid(book, job, slips ? day + 3 : day, amount);
  }
}

function postedByMistake(book: Book, { category, name, remark }: Payer, day: number, amount: number): void {
  const narration = book.bank.pay(book.draw, dayOf(day), book.printed(name), remark);
  paid(book, { category, name, remark }, day, amount, { narration, reversed: true });
  const taken = { credit: false, category: 'refund', kind: 'reversal', reversed: true } as const;
  book.add({ day: day + 1, amount, narration: `REVERSAL ${narration}`, ...taken });
}

/** Leave allowance in August, a bonus in spring: the employer's, but not monthly. */
export function bonuses(book: Book): void {
  const job = aJob(book, 'MONTHLY');
  const amount = aSalary(book);
  for (const day of payDays(book, aPayDayRule(book))) {
    paid(book, job, day, amount);
    const month = monthOf(day) % 12;
    if (month === 7) paid(book, { ...job, remark: `LEAVE ALLOWANCE ${job.remark}` }, day - 9, amount * 0.4);
    if (month === 2 && book.draw.chance(0.5))
      paid(book, { ...job, remark: `BONUS ${job.remark}` }, day - 6, amount * 1.5);
  }
}

export function platforms(book: Book): void {
  const { draw } = book;
  const names = [...words.PLATFORMS].sort(() => draw.share() - 0.5).slice(0, draw.between(1, 3));
  for (const name of names) {
    const weekly = draw.chance(0.4);
    const stream = book.stream('WAGES', weekly ? 'WEEKLY' : 'VARIABLE', name);
    const payer = {
      name,
      category: 'transfer',
      stream,
      remark: draw.pick(['payout', 'driver earnings', 'weekly payout']),
    } as const;
    const days = weekly ? everyDays(book, 7, 0) : atRandom(book, draw.between(5, 15));
    for (const day of days) sent(book, payer, day, draw.around(21_000, 0.5) * UNIT);
  }
}

/** Invoices of a few companies, paid when it suits them. */
export function freelance(book: Book): void {
  const { draw, bank } = book;
  for (const name of words.CLIENTS.slice(0, draw.between(2, 4))) {
    const stream = book.stream(bank.showsRemarks ? 'BUSINESS' : 'WAGES', 'VARIABLE', name);
    for (const day of atRandom(book, draw.between(35, 60)))
      sent(
        book,
        { name, category: bank.showsRemarks ? 'sales' : 'transfer', stream, remark: `INV ${draw.digits(4)}` },
        day,
        draw.around(160_000, 0.5) * UNIT,
      );
  }
}

export function pensioner(book: Book): void {
  const { draw, bank } = book;
  const name = draw.pick(['Premier Trust Pensions', 'National Treasury', 'Public Service Pension Fund']);
  const told = bank.showsPayRemarks || /Pension/.test(name);
  const stream = book.stream(told ? 'PENSION' : 'WAGES', 'MONTHLY', name);
  const payer = {
    name,
    stream,
    category: told ? 'salary' : 'transfer',
    remark: draw.pick(['PENSION', 'Pension payment']),
  } as const;
  const amount = draw.around(70_000, 0.4) * UNIT;
  for (const day of payDays(book, aPayDayRule(book))) paid(book, payer, day, amount);
}

export function grant(book: Book): void {
  const { draw, bank } = book;
  const name = draw.pick(['Social Services Agency', 'Ministry of Social Protection']);
  const remark = draw.pick(words.GRANTS[bank.country]);
  const stream = book.stream(bank.showsPayRemarks ? 'OTHER' : 'WAGES', 'MONTHLY', name);
  const day = draw.between(2, 8);
  for (const on of payDays(book, { dom: day, lateDays: 2, lateShare: 0.2, earlyDecember: false }))
    paid(book, { name, remark, category: 'transfer', stream }, on, 21_000 * UNIT);
}

/** Flats let by the month, and in Nigeria by the half year or the year. */
export function landlord(book: Book): void {
  const { draw, bank } = book;
  for (let flat = draw.between(1, 3); flat > 0; flat--) {
    const name = book.person();
    const stream = book.stream(bank.showsRemarks ? 'RENTAL' : 'WAGES', 'MONTHLY', name);
    const amount = draw.between(4, 25) * 10_000 * UNIT;
    const payer = {
      name,
      stream,
      category: bank.showsRemarks ? 'rent' : 'transfer',
      remark: draw.pick(words.RENT),
    } as const;
    for (const day of payDays(book, { dom: draw.between(1, 7), lateDays: 6, lateShare: 0.4, earlyDecember: false }))
      sent(book, payer, day, amount);
  }
  if (draw.chance(0.5)) dividends(book);
}

function dividends(book: Book): void {
  const stream = book.stream('INVESTMENT', 'VARIABLE', null);
  for (let month = monthOf(book.from); month <= monthOf(book.today); month += 3) {
    const day = dayInMonth(month, 20);
    const narration = `DIVIDEND PAYMENT ${book.draw.digits(2)} OF ${dayOf(day)}`;
    book.add({
      day,
      credit: true,
      amount: book.draw.around(9_000, 0.3) * UNIT,
      narration,
      category: 'interest',
      kind: 'interest',
      stream,
    });
  }
}

/** Money from abroad, or from home: by a service that is named, now and then. */
export function family(book: Book): void {
  const { draw, bank } = book;
  for (let kin = draw.between(1, 2); kin > 0; kin--) {
    const remark = draw.pick(words.FAMILY);
    const name = book.person();
    const stream = book.stream('OTHER', 'VARIABLE', name);
    for (const day of atRandom(book, draw.between(12, 30)))
      sent(
        book,
        { name, remark, stream, category: bank.showsRemarks ? 'gifts_and_donations' : 'transfer' },
        day,
        draw.around(12_000, 0.6) * UNIT,
      );
  }
  if (draw.chance(0.5)) remittances(book);
}

function remittances(book: Book): void {
  const { draw } = book;
  const service = draw.pick(words.REMITTERS);
  const stream = book.stream('OTHER', 'VARIABLE', service);
  for (const day of atRandom(book, draw.between(25, 45)))
    book.add({
      ...{
        day,
        credit: true,
        amount: draw.between(3, 30) * 10_000 * UNIT,
        category: 'transfer',
        stream,
        counterparty: service,
      },
      narration: `${service} REMITTANCE ${draw.digits(9)}`,
    });
}
