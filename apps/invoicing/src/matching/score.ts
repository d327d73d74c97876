import type { Minor } from '@kente/kit/money';
import { bankDaysBetween, dayNumber } from './calendar.ts';
import { aliasKeys, type ReadName, readName } from './normalise.ts';
import { AMOUNT_BANDS, VAT_DIFFERENCE_VALUE, WEIGHTS } from './ruleset.ts';
import { nameSimilarity } from './similarity.ts';
import type { BankTransaction, Candidate, Customer, OpenInvoice } from './subjects.ts';

/** Each from 0 to 1. */
export interface Features {
  readonly amount: number;
  readonly counterparty: number;
  readonly date: number;
  readonly history: number;
}

export interface Scored extends Candidate {
  readonly features: Features;
  readonly score: number;
  /** How often this payee was confirmed for this customer. */
  readonly confirmations: number;
}

/** The payer of a row, read once for all candidates. */
export interface Payer {
  readonly name: ReadName | null;
  readonly aliases: readonly string[];
}

export function payerOf({ counterparty, gateway }: BankTransaction): Payer {
  // A gateway's name says who collected, not who paid.
  if (gateway !== null) return { name: null, aliases: [] };
  return { name: counterparty.name === null ? null : readName(counterparty.name), aliases: aliasKeys(counterparty) };
}

/** Scores against one customer's names are the same for all its invoices. */
export function scorer(transaction: BankTransaction): (candidate: Candidate) => Scored {
  const payer = payerOf(transaction);
  const known = new Map<string, { counterparty: number; confirmations: number }>();
  return (candidate) => {
    const { customer, invoice } = candidate;
    const read = known.get(customer.id) ?? readCustomer(payer, customer);
    known.set(customer.id, read);
    const features = {
      amount: amountValue(transaction.unallocated, invoice),
      counterparty: read.counterparty,
      date: dateValue(transaction, invoice),
      history: Math.min(read.confirmations, 3) / 3,
    };
    return { ...candidate, features, score: weighted(features), confirmations: read.confirmations };
  };
}

export function weighted({ amount, counterparty, date, history }: Features): number {
  const sum =
    WEIGHTS.amount * amount + WEIGHTS.counterparty * counterparty + WEIGHTS.date * date + WEIGHTS.history * history;
  return Math.round(sum * 1_000) / 1_000;
}

function readCustomer(payer: Payer, customer: Customer): { counterparty: number; confirmations: number } {
  const confirmed = customer.aliases.filter(({ key }) => payer.aliases.includes(key));
  const confirmations = Math.max(0, ...confirmed.map((alias) => alias.confirmations));
  const { name } = payer;
  const likeness =
    name === null ? 0 : Math.max(0, ...customer.names.map((each) => nameSimilarity(name, readName(each))));
  // A payee that a person confirmed outranks how the names look.
  return { counterparty: confirmations > 0 ? 1 : likeness, confirmations };
}

/** What the difference between paid and open is worth. */
export function amountValue(paid: Minor, invoice: OpenInvoice): number {
  const { open, vatRateBp } = invoice;
  const off = paid > open ? paid - open : open - paid;
  const band = AMOUNT_BANDS.find(([percent]) => off * 100n <= open * percent)?.[1] ?? 0;
  return band < VAT_DIFFERENCE_VALUE && differsByVat(paid, open, vatRateBp) ? VAT_DIFFERENCE_VALUE : band;
}

function differsByVat(paid: Minor, open: Minor, vatRateBp: number): boolean {
  if (vatRateBp <= 0) return false;
  const [smaller, larger] = paid < open ? [paid, open] : [open, paid];
  const withVat = (smaller * BigInt(10_000 + vatRateBp) + 5_000n) / 10_000n;
  return withVat - larger <= 1n && larger - withVat <= 1n;
}

/** Usual terms, in calendar days after the issue date: many invoices are paid by the payer's terms, not by ours. */
const TERMS = [0, 7, 15, 30, 60, 90];
const TOLERATED_BANK_DAYS = 3;
/** Bank days beyond the tolerated ones after which a date says nothing: two months. */
const FADES_OVER = 44;
/** A usual term fits less well than the invoice's own due date. */
const TERM_VALUE = 0.9;

/** Distance to the due date, or to a usual term; before the invoice was issued, to its issue. */
export function dateValue(transaction: Pick<BankTransaction, 'date'>, invoice: OpenInvoice): number {
  const paid = dayNumber(transaction.date);
  const issued = dayNumber(invoice.issueDate);
  const due = invoice.dueDate === null ? [] : [nearness(paid, dayNumber(invoice.dueDate))];
  const terms = TERMS.map((days) => TERM_VALUE * nearness(paid, issued + days));
  return Math.max(0, ...due, ...terms);
}

function nearness(paid: number, expected: number): number {
  const beyond = Math.max(0, bankDaysBetween(paid, expected) - TOLERATED_BANK_DAYS);
  return Math.max(0, 1 - beyond / FADES_OVER);
}
