import type { Customer, OpenInvoice } from '../index.ts';
import { paymentsFor } from './payments.ts';
import { drawCustomers, printedName } from './people.ts';
import { chance, type Draw, dateOf, pick, random, whole } from './random.ts';
import { type Books, invoiceOf, type Row, rowOf } from './rows.ts';

/** Prices that many invoices share. */
const PRICES = [15_000, 25_000, 30_000, 50_000, 75_000, 100_000, 120_000, 150_000, 200_000, 250_000, 500_000];
const YEAR = 365;
const SUBSCRIBERS = 0.08;

export function books(seed: number, count: number): Books {
  const draw = random(seed);
  const customers = drawCustomers(draw, Math.max(12, Math.round(count / 8)));
  const invoices = drawInvoices(draw, customers, count);
  const { rows, batches } = paymentsFor(draw, customers, invoices);
  const all = [...rows, ...noise(draw, customers, invoices, Math.round(count / 5))];
  all.sort((one, other) =>
    one.transaction.date < other.transaction.date ? -1 : one.transaction.date > other.transaction.date ? 1 : 0,
  );
  return { customers, invoices, rows: all, batches };
}

function drawInvoices(draw: Draw, customers: readonly Customer[], count: number): OpenInvoice[] {
  const invoices: OpenInvoice[] = [];
  const add = (customer: Customer, day: number, gross: number, terms: number): void => {
    const number = `INV-${String(invoices.length + 1).padStart(4, '0')}`;
    invoices.push(invoiceOf({ id: `i${invoices.length + 1}`, number, customerId: customer.id, day, gross, terms }));
  };
  for (const customer of customers.slice(0, Math.round(customers.length * SUBSCRIBERS))) {
    const price = pick(draw, PRICES) * 100;
    for (let month = 0; month < 12 && invoices.length < count; month += 1) add(customer, month * 30 + 2, price, 15);
  }
  while (invoices.length < count) {
    const price = chance(draw, 0.35) ? pick(draw, PRICES) * 100 : whole(draw, 800_000, 90_000_000);
    add(pick(draw, customers), whole(draw, 0, YEAR), price, pick(draw, [7, 14, 15, 30, 30, 60]));
  }
  return invoices;
}

const REMARKS = [
  '',
  'transfer',
  'thanks',
  'for the goods',
  'june 2026',
  'balance 2045',
  'school fees',
  'order 7781',
  'refund',
];

/** Money that pays no invoice: strangers, customers' own matters, equal amounts by chance, and what goes out. */
function noise(draw: Draw, customers: readonly Customer[], invoices: readonly OpenInvoice[], count: number): Row[] {
  const strangers = drawCustomers(draw, 40, 'stranger');
  return Array.from({ length: count }, (_, at) => {
    const equal = chance(draw, 0.25);
    const amount = equal ? pick(draw, invoices).open : BigInt(whole(draw, 50_000, 40_000_000));
    const who = chance(draw, 0.15) && !equal ? pick(draw, customers) : pick(draw, strangers);
    const unnamed = chance(draw, 0.1);
    const transaction = rowOf(`n${at}`, {
      amount,
      date: dateOf(whole(draw, 0, YEAR + 40)),
      direction: chance(draw, 0.25) ? 'debit' : 'credit',
      text: pick(draw, REMARKS),
      counterparty: { name: unnamed ? null : printedName(draw, who.names[0] ?? ''), accountNumber: null },
    });
    return { scenario: 'noise', transaction, truth: { kind: 'nothing' } };
  });
}
