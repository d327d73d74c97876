import {
  type BankTransaction,
  type Customer,
  candidateKeys,
  confirmPayee,
  DEFAULT_SETTINGS,
  type EarlierTransaction,
  type Line,
  OpenInvoices,
  plan,
  type Suggestion,
} from '../index.ts';
import { type Books, type Row, TENANT } from './rows.ts';

/** How the rows of one scenario came out. */
export interface Outcome {
  rows: number;
  /** Applied without a person, rightly. */
  linked: number;
  /** Applied without a person, wrongly. */
  wrong: number;
  /** Not applied, and the first suggestion is right. */
  first: number;
  /** Not applied, and a later suggestion is right. */
  later: number;
  /** Suggestions, and none is right. */
  astray: number;
  /** Nothing applied, nothing suggested. */
  silent: number;
}

const NOTHING: Outcome = { rows: 0, linked: 0, wrong: 0, first: 0, later: 0, astray: 0, silent: 0 };

/**
 * Plays the books day by day: invoices open when they are issued, each row is planned with what is open then, and a person
 * then links what it really was. Only what a person linked is learned.
 */
export function replay(books: Books, options: { autoMatch: boolean }): Map<string, Outcome> {
  const settings = { ...DEFAULT_SETTINGS, ...options };
  const open = new OpenInvoices(TENANT);
  const customers = new Map(books.customers.map((customer) => [customer.id, customer]));
  for (const customer of books.customers) open.putCustomer(customer);
  const toIssue = [...books.invoices].sort((one, other) => (one.issueDate < other.issueDate ? 1 : -1));
  const earlier: EarlierTransaction[] = [];
  const outcomes = new Map<string, Outcome>();
  for (const row of books.rows) {
    const { transaction } = row;
    while ((toIssue.at(-1)?.issueDate ?? '9') <= transaction.date) {
      const issued = toIssue.pop();
      if (issued !== undefined) open.add(issued);
    }
    const candidates = {
      open: open.search(candidateKeys(transaction)),
      earlier: earlier.slice(-300).filter((before) => before.transaction.amount === transaction.amount),
      batches: books.batches,
      dismissed: new Set<string>(),
    };
    const { apply, suggestions } = plan(transaction, candidates, settings);
    count(outcomes, row, apply, suggestions);
    link(row, open, earlier);
    if (apply.length === 0) learn(row, customers, open);
  }
  return outcomes;
}

function count(
  outcomes: Map<string, Outcome>,
  row: Row,
  apply: readonly Suggestion[],
  suggestions: readonly Suggestion[],
): void {
  const outcome = outcomes.get(row.scenario) ?? { ...NOTHING };
  outcomes.set(row.scenario, outcome);
  outcome.rows += 1;
  const [applied] = apply;
  if (applied !== undefined) {
    outcome[isRight(applied, row) ? 'linked' : 'wrong'] += 1;
    return;
  }
  const place = suggestions.findIndex((suggestion) => isRight(suggestion, row));
  if (place === 0) outcome.first += 1;
  else if (place > 0) outcome.later += 1;
  else outcome[suggestions.length > 0 ? 'astray' : 'silent'] += 1;
}

function isRight({ lines, reverses }: Suggestion, { truth }: Row): boolean {
  if (truth.kind === 'nothing') return false;
  if (truth.kind === 'refund') return reverses.length > 0 && reverses.every((id) => id.startsWith(`${truth.of} `));
  return linesKey(lines) === linesKey(truth.lines);
}

const linesKey = (lines: readonly Line[]): string =>
  lines
    .map(({ invoiceId, amount, kind }) => `${invoiceId} ${amount} ${kind}`)
    .sort()
    .join('|');

/** The truth is linked: what is open falls, and a refund opens it again. */
function link({ transaction, truth }: Row, open: OpenInvoices, earlier: EarlierTransaction[]): void {
  const allocations: { id: string; invoiceId: string; invoiceState: 'SIGNED' }[] = [];
  if (truth.kind === 'payment') {
    for (const { invoiceId, amount, kind } of truth.lines) {
      const invoice = open.get(invoiceId);
      if (kind !== 'overpayment' && invoice !== undefined) open.update(invoiceId, invoice.open - amount);
      allocations.push({ id: `${transaction.id} ${invoiceId} ${kind}`, invoiceId, invoiceState: 'SIGNED' });
    }
  }
  earlier.push({ transaction: settled(transaction), allocations });
}

const settled = (transaction: BankTransaction): BankTransaction => ({ ...transaction, unallocated: 0n });

function learn({ transaction, truth }: Row, customers: Map<string, Customer>, open: OpenInvoices): void {
  const customer = truth.kind === 'payment' ? customers.get(truth.customerId) : undefined;
  if (customer === undefined) return;
  const learned = confirmPayee(customer, transaction.counterparty);
  customers.set(learned.id, learned);
  open.putCustomer(learned);
}
