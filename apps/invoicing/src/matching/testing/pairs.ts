import type { BankTransaction, Candidate, Candidates, Customer, OpenInvoice } from '../index.ts';
import { invoiceOf, rowOf } from './rows.ts';

export const ADAEZE: Customer = { id: 'c1', names: ['Adaeze Foods Nigeria Limited'], aliases: [] };
export const STRANGER: Customer = { id: 'c2', names: ['Sadiq Danjuma Motors'], aliases: [] };

/** INV-0042 of Adaeze Foods: NGN 107,500.00 with VAT, issued 1 January 2026, due on the 31st. */
export function anInvoice(members: Partial<OpenInvoice> = {}): OpenInvoice {
  const invoice = invoiceOf({ id: 'i42', number: 'INV-0042', customerId: 'c1', day: 0, gross: 10_750_000, terms: 30 });
  return { ...invoice, ...members, open: members.open ?? members.total ?? invoice.open };
}

export const open = (invoice: OpenInvoice, customer: Customer = ADAEZE): Candidate => ({
  invoice: { ...invoice, customerId: customer.id },
  customer,
});

/** A settled credit of 30 January 2026. */
export const aCredit = (amount: bigint, members: Partial<BankTransaction> = {}): BankTransaction =>
  rowOf('t1', { amount, date: '2026-01-30', ...members });

export const from = (name: string): Pick<BankTransaction, 'counterparty'> => ({
  counterparty: { name, accountNumber: null },
});

export const among = (...candidates: readonly Candidate[]): Candidates => ({
  open: candidates,
  earlier: [],
  batches: [],
  dismissed: new Set(),
});
