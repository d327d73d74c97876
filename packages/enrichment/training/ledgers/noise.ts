import { dayOf } from '../../src/calendar.ts';
import type { Book } from './book.ts';
import { atRandom, payDays } from './pay-days.ts';
import * as words from './words.ts';

const NAIRA = 100;

/** What any account has besides: none of it is income. */
export function noise(book: Book, friendEvery: readonly number[]): void {
  purchases(book);
  friends(book, friendEvery);
  rent(book);
  const { draw } = book;
  if (draw.chance(0.35)) loans(book);
  if (draw.chance(0.3)) betting(book);
  if (draw.chance(0.5)) ownTransfers(book);
  if (draw.chance(0.5)) reversals(book);
  if (draw.chance(0.3)) cash(book);
  if (draw.chance(0.25)) savings(book);
}

function purchases(book: Book): void {
  const { draw, bank } = book;
  for (const day of atRandom(book, draw.pick([0.7, 1.2, 2]))) {
    const at = dayOf(day);
    if (draw.chance(0.5)) {
      const narration = bank.shop(draw, draw.pick(words.SHOPS));
      book.add({
        day,
        credit: false,
        amount: draw.around(6_000, 0.8) * NAIRA,
        narration,
        category: 'pos',
        kind: 'card',
      });
    } else {
      const payee = book.printed(book.person());
      const narration = bank.transferOut(draw, at, payee, draw.pick(words.DEBIT_REMARKS));
      book.add({
        day,
        credit: false,
        amount: draw.around(9_000, 0.9) * NAIRA,
        narration,
        category: 'transfer',
        counterparty: payee,
      });
    }
    if (draw.chance(0.3))
      book.add({
        day,
        credit: false,
        amount: 2_688,
        narration: bank.fee(draw, at),
        category: 'bank_charges',
        kind: 'fee',
      });
  }
}

/** Each pays once: whoever pays three times is a stream by the contract's words. */
function friends(book: Book, every: readonly number[]): void {
  const { draw, bank } = book;
  for (const day of atRandom(book, draw.pick(every))) {
    const name = book.printed(book.person());
    const narration = bank.transferIn(draw, dayOf(day), name, draw.pick(words.FRIEND_REMARKS));
    book.add({
      day,
      credit: true,
      amount: draw.around(8_000, 0.9) * NAIRA,
      narration,
      category: 'transfer',
      counterparty: name,
    });
  }
}

function rent(book: Book): void {
  const { draw, bank } = book;
  const landlord = book.printed(book.person());
  const amount = draw.between(3, 15) * 10_000 * NAIRA;
  for (const day of payDays(book, { dom: draw.between(1, 5), lateDays: 3, lateShare: 0.3, earlyDecember: false })) {
    const narration = bank.transferOut(draw, dayOf(day), landlord, 'house rent');
    book.add({ day, credit: false, amount, narration, category: 'rent', counterparty: landlord });
  }
}

function loans(book: Book): void {
  const { draw } = book;
  const lender = draw.pick(words.LENDERS[book.bank.country]);
  for (const day of atRandom(book, 60)) {
    const amount = draw.between(2, 20) * 10_000 * NAIRA;
    const loan = { category: 'loan_disbursement', kind: 'loan-draw', counterparty: lender } as const;
    book.add({ day, credit: true, amount, narration: `${lender} LOAN DISBURSEMENT ${draw.digits(10)}`, ...loan });
    const back = { category: 'loan_repayment', kind: 'loan-repayment', counterparty: lender } as const;
    book.add({
      day: day + 30,
      credit: false,
      amount: amount * 1.1,
      narration: `${lender} LOAN REPAYMENT ${draw.digits(10)}`,
      ...back,
    });
  }
}

function betting(book: Book): void {
  const { draw } = book;
  const shop = draw.pick(words.BETTING[book.bank.country]);
  for (const day of atRandom(book, 9)) {
    const credit = draw.chance(0.3);
    const category = credit ? 'betting_payout' : 'betting_deposit';
    const narration = credit
      ? `${shop} WINNINGS PAYOUT ${draw.digits(8)}`
      : `WEB PYMT PAYSTACK*${shop} ${draw.digits(8)}`;
    book.add({ day, credit, amount: draw.around(3_000, 0.9) * NAIRA, narration, category, counterparty: shop });
  }
}

/** The holder's other bank, some every month at the month's end: as regular as any salary. */
function ownTransfers(book: Book): void {
  const { draw, bank } = book;
  const monthly = draw.chance(0.5);
  const days = monthly
    ? payDays(book, { dom: 28, lateDays: 0, lateShare: 0, earlyDecember: false })
    : atRandom(book, 25);
  const amount = draw.between(1, 20) * 10_000 * NAIRA;
  for (const day of days)
    book.add({
      ...{
        day,
        credit: true,
        amount: monthly ? amount : draw.around(amount, 0.4),
        category: 'transfer',
        ownAccount: true,
      },
      ...{ narration: bank.own(draw, dayOf(day), book.printed(book.holder)), counterparty: book.printed(book.holder) },
    });
}

function reversals(book: Book): void {
  const { draw, bank } = book;
  for (const day of atRandom(book, 50)) {
    const amount = draw.around(12_000, 0.6) * NAIRA;
    const payee = book.printed(book.person());
    const narration = bank.transferOut(draw, dayOf(day), payee, 'transfer');
    const pair = { amount: Math.round(amount), reversed: true } as const;
    book.add({ day, credit: false, narration, category: 'transfer', counterparty: payee, ...pair });
    const back = bank.reversal(draw, dayOf(day), narration);
    book.add({
      day: Math.min(book.today, day + draw.between(0, 2)),
      credit: true,
      narration: back,
      category: 'refund',
      kind: 'reversal',
      ...pair,
    });
  }
}

function cash(book: Book): void {
  const { draw } = book;
  for (const day of atRandom(book, 12))
    book.add({
      ...{
        day,
        credit: true,
        amount: draw.between(1, 30) * 1_000 * NAIRA,
        category: 'cash_deposit',
        kind: 'cash-deposit',
      },
      narration: `CASH DEPOSIT ${draw.pick(['IKEJA', 'YABA', 'ABA'])} BRANCH ${draw.digits(5)}`,
    });
}

function savings(book: Book): void {
  const { draw } = book;
  const [into, back] = words.SAVERS[book.bank.country];
  for (const day of atRandom(book, 30)) {
    const credit = draw.chance(0.4);
    const narration = credit ? back : into;
    book.add({
      day,
      credit,
      amount: draw.between(5, 50) * 1_000 * NAIRA,
      narration,
      category: 'savings',
      kind: 'sweep',
      ownAccount: true,
    });
  }
}
