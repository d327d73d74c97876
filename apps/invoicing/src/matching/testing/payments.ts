import { dayNumber } from '../calendar.ts';
import { gatewayFee, share } from '../deductions.ts';
import type { BankTransaction, Customer, Line, OpenInvoice, PayoutBatch } from '../index.ts';
import { printedName } from './people.ts';
import { chance, type Draw, dateOf, pick, weighted, whole } from './random.ts';
import { type Row, rowOf, TENANT } from './rows.ts';

/** How invoices are paid, and how often of a hundred. */
const SCENARIOS = {
  reference: 25,
  'name alone': 27,
  'wrong reference': 5,
  'in parts, referenced': 6,
  'in parts, by name': 2,
  'several at once': 7,
  'withholding, referenced': 4,
  'withholding, by name': 2,
  overpaid: 3,
  'less a fee': 2,
  gateway: 6,
  'virtual account': 3,
  'another payer, referenced': 2,
  'another payer, by name': 2,
  'nobody named': 2,
  unpaid: 4,
} as const;
type Scenario = keyof typeof SCENARIOS;

interface Context {
  readonly draw: Draw;
  readonly customers: ReadonlyMap<string, Customer>;
  readonly invoices: readonly OpenInvoice[];
  readonly rows: Row[];
  readonly gatewaySales: OpenInvoice[];
  readonly directors: Map<string, string>;
}

export function paymentsFor(
  draw: Draw,
  customers: readonly Customer[],
  invoices: readonly OpenInvoice[],
): { rows: Row[]; batches: PayoutBatch[] } {
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const context: Context = { draw, customers: byId, invoices, rows: [], gatewaySales: [], directors: new Map() };
  for (const ofCustomer of Map.groupBy(invoices, ({ customerId }) => customerId).values()) {
    const waiting = [...ofCustomer].sort((one, other) => dayNumber(one.issueDate) - dayNumber(other.issueDate));
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const scenario = weighted(draw, SCENARIOS);
      if (scenario === 'several at once') severalAtOnce(context, next, waiting);
      else if (scenario === 'gateway') context.gatewaySales.push(next);
      else if (scenario !== 'unpaid') onePayment(context, scenario, next);
    }
  }
  const batches = gatewayBatches(context);
  refunds(context);
  return { rows: context.rows, batches };
}

type Paid = readonly [members: Partial<BankTransaction> & { amount: bigint }, lines: readonly Line[]];

function onePayment(context: Context, scenario: Scenario, invoice: OpenInvoice): void {
  const { draw } = context;
  const referenced = writtenNumber(draw, invoice.number ?? '');
  const remark = pick(draw, ['', 'payment', 'goods supplied', 'transfer', 'for services']);
  if (scenario === 'in parts, referenced') inParts(context, scenario, invoice, referenced);
  else if (scenario === 'in parts, by name') inParts(context, scenario, invoice, remark);
  else {
    const [members, lines] = asPaid(context, scenario, invoice, { referenced, remark });
    add(context, scenario, invoice, members, lines);
  }
}

function asPaid(
  context: Context,
  scenario: Scenario,
  invoice: OpenInvoice,
  { referenced, remark }: { referenced: string; remark: string },
): Paid {
  const { draw, invoices } = context;
  const amount = invoice.open;
  const full = [line(invoice, amount)];
  switch (scenario) {
    case 'reference':
      return [{ amount, text: referenced }, full];
    case 'wrong reference': {
      const other = chance(draw, 0.5) ? pick(draw, invoices).number : `INV-${whole(draw, 5_000, 9_999)}`;
      return [{ amount, text: writtenNumber(draw, other ?? '') }, full];
    }
    case 'withholding, referenced':
      return lessDeduction(invoice, share(invoice.net, pick(draw, [500n, 1_000n])), 'withholding', referenced);
    case 'withholding, by name':
      return lessDeduction(invoice, share(invoice.net, pick(draw, [500n, 1_000n])), 'withholding', remark);
    case 'less a fee': {
      const fee = pick(draw, [1_075n, 2_688n, 5_375n, 5_000n]);
      return lessDeduction(invoice, fee, 'fee', chance(draw, 0.5) ? referenced : remark);
    }
    case 'overpaid': {
      const more = BigInt(whole(draw, 1, 50)) * 10_000n;
      return [{ amount: amount + more, text: referenced }, [...full, line(invoice, more, 'overpayment')]];
    }
    case 'virtual account':
      return [{ amount, collectedBy: invoice.collectedBy[0] ?? null }, full];
    case 'another payer, referenced':
      return [{ amount, text: referenced, counterparty: director(context, invoice) }, full];
    case 'another payer, by name':
      return [{ amount, text: remark, counterparty: director(context, invoice) }, full];
    case 'nobody named':
      return [{ amount, counterparty: { name: null, accountNumber: null } }, full];
    default:
      return [{ amount, text: remark }, full];
  }
}

function lessDeduction(invoice: OpenInvoice, deducted: bigint, kind: Line['kind'], text: string): Paid {
  const amount = invoice.open - deducted;
  return [{ amount, text }, [line(invoice, amount), line(invoice, deducted, kind)]];
}

const line = (invoice: OpenInvoice, amount: bigint, kind: Line['kind'] = 'payment'): Line => ({
  invoiceId: invoice.id,
  amount,
  kind,
});

function add(
  context: Context,
  scenario: Scenario | 'refund',
  invoice: OpenInvoice,
  members: Partial<BankTransaction> & { amount: bigint },
  lines: readonly Line[],
): void {
  const { draw, rows, customers } = context;
  const day = Math.max(dayNumber(invoice.issueDate), dayNumber(invoice.dueDate ?? invoice.issueDate) + lateness(draw));
  const name = printedName(draw, customers.get(invoice.customerId)?.names[0] ?? '');
  const transaction = rowOf(`t${rows.length}`, {
    date: dateOf(day - dayNumber(dateOf(0))),
    counterparty: { name, accountNumber: null },
    sessionId: `0000${String(rows.length).padStart(26, '0')}`,
    ...members,
  });
  rows.push({ scenario, transaction, truth: { kind: 'payment', lines, customerId: invoice.customerId } });
}

/** Most pay near the due date, some early, some a month late. */
function lateness(draw: Draw): number {
  return weighted(draw, { near: 6, early: 2, late: 2 }) === 'near' ? whole(draw, -3, 5) : whole(draw, -12, 30);
}

/** `INV-0042` as people write it. */
function writtenNumber(draw: Draw, number: string): string {
  const digits = number.replace(/\D/g, '');
  const short = String(Number(digits));
  const forms = [number, number, number.replace('-', ''), `inv ${digits}`, `Invoice ${digits}`, `inv/${short}`];
  const written = pick(draw, [...forms, `Invoice no. ${short}`]);
  return pick(draw, [written, `payment for ${written}`, `${written} goods`, `part of ${written} thanks`]);
}

function inParts(context: Context, scenario: Scenario, invoice: OpenInvoice, text: string): void {
  const { draw } = context;
  const first = (invoice.open * BigInt(whole(draw, 30, 70))) / 100n;
  const before = context.rows.length;
  add(context, scenario, invoice, { amount: first, text }, [line(invoice, first)]);
  add(context, scenario, invoice, { amount: invoice.open - first, text }, [line(invoice, invoice.open - first)]);
  const days = context.rows.slice(before).map(({ transaction }) => transaction.date);
  days.sort();
  for (const [place, date] of days.entries()) {
    const row = context.rows[before + place];
    if (row !== undefined) context.rows[before + place] = { ...row, transaction: { ...row.transaction, date } };
  }
}

/** One payment for two to four invoices that the customer has open at the same time. */
function severalAtOnce(context: Context, first: OpenInvoice, waiting: OpenInvoice[]): void {
  const { draw } = context;
  const due = dayNumber(first.dueDate ?? first.issueDate);
  const size = whole(draw, 1, 3);
  const more = waiting.filter(({ issueDate }) => dayNumber(issueDate) <= due).slice(0, size);
  for (const invoice of more) waiting.splice(waiting.indexOf(invoice), 1);
  const all = [first, ...more];
  if (more.length === 0) {
    onePayment(context, 'reference', first);
    return;
  }
  const amount = all.reduce((sum, { open }) => sum + open, 0n);
  const numbers = all.map(({ number }) => number ?? '');
  const text = pick(draw, [numbers.join(' '), numbers.join(', '), numbers[0] ?? '', 'payment', '']);
  const last = all.reduce((one, other) => (one.issueDate > other.issueDate ? one : other));
  const day = Math.max(dayNumber(last.issueDate), due) - dayNumber(dateOf(0));
  add(
    context,
    'several at once',
    first,
    { amount, text, date: dateOf(day) },
    all.map((each) => line(each, each.open)),
  );
}

/** The person behind a company, always the same: a payee that can be learned. */
function director({ draw, directors }: Context, { customerId }: OpenInvoice): BankTransaction['counterparty'] {
  const known = directors.get(customerId) ?? `00${whole(draw, 10_000_000, 99_999_999)}`;
  directors.set(customerId, known);
  return { name: `OWNER ${customerId.toUpperCase()} PERSONAL`, accountNumber: known };
}

/** What a gateway collected in two weeks, paid out in one sum. */
function gatewayBatches({ gatewaySales, rows }: Context): PayoutBatch[] {
  const weekOf = (invoice: OpenInvoice): number => Math.floor(dayNumber(invoice.dueDate ?? invoice.issueDate) / 14);
  return [...Map.groupBy(gatewaySales, weekOf)].map(([week, sales]) => {
    const settledOn = dateOf((week + 1) * 14 + 1 - dayNumber(dateOf(0)));
    const lines = sales.flatMap((sale) => {
      const fee = gatewayFee(sale.open);
      return [line(sale, sale.open - fee), line(sale, fee, 'fee')];
    });
    const amount = lines.reduce((sum, each) => (each.kind === 'payment' ? sum + each.amount : sum), 0n);
    const counterparty = { name: 'PAYSTACK PAYMENTS LIMITED', accountNumber: null };
    const transaction = rowOf(`t${rows.length}`, { amount, date: settledOn, gateway: 'paystack', counterparty });
    rows.push({ scenario: 'gateway', transaction, truth: { kind: 'payment', lines, customerId: '' } });
    const sold = sales.map(({ id, open }) => ({ invoiceId: id, gross: open, fee: null }));
    return { ...TENANT, id: `b${week}`, gateway: 'paystack', currency: 'NGN', settledOn, sales: sold };
  });
}

/** Some payments go back within the week. */
function refunds(context: Context): void {
  const { draw, rows } = context;
  const paid = rows.filter(({ scenario }) => scenario === 'reference' || scenario === 'name alone');
  for (const { transaction } of paid.filter(() => chance(draw, 0.03))) {
    const day = dayNumber(transaction.date) - dayNumber(dateOf(0)) + whole(draw, 0, 6);
    const refund = rowOf(`t${rows.length}`, {
      amount: transaction.amount,
      date: dateOf(day),
      direction: 'debit',
      counterparty: transaction.counterparty,
      sessionId: chance(draw, 0.3) ? transaction.sessionId : null,
    });
    rows.push({ scenario: 'refund', transaction: refund, truth: { kind: 'refund', of: transaction.id } });
  }
}
