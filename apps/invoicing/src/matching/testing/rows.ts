import type { BankTransaction, Customer, Line, OpenInvoice, PayoutBatch } from '../index.ts';
import { dateOf } from './random.ts';

/** What a row really was. */
export type Truth =
  | { readonly kind: 'payment'; readonly lines: readonly Line[]; readonly customerId: string }
  | { readonly kind: 'refund'; readonly of: string }
  | { readonly kind: 'nothing' };

export interface Row {
  readonly scenario: string;
  readonly transaction: BankTransaction;
  readonly truth: Truth;
}

/** Invented books of one business over a year: what it billed, and what its bank account then received. */
export interface Books {
  readonly customers: readonly Customer[];
  readonly invoices: readonly OpenInvoice[];
  /** By date. */
  readonly rows: readonly Row[];
  readonly batches: readonly PayoutBatch[];
}

export const TENANT = { organisationId: 'org_1', environmentId: 'env_1' } as const;

const RATE_BP = 750;

interface Billed {
  id: string;
  number: string;
  customerId: string;
  day: number;
  gross: number;
  terms: number;
}

export function invoiceOf({ id, number, customerId, day, gross, terms }: Billed): OpenInvoice {
  const total = BigInt(gross);
  return {
    ...TENANT,
    id,
    kind: 'invoice',
    number,
    customerId,
    currency: 'NGN',
    total,
    net: total - (total * BigInt(RATE_BP) + BigInt(10_000 + RATE_BP) / 2n) / BigInt(10_000 + RATE_BP),
    vatRateBp: RATE_BP,
    open: total,
    issueDate: dateOf(day),
    dueDate: dateOf(day + terms),
    state: 'SIGNED',
    collectedBy: [`pay_${id}`],
  };
}

/** A row as a bank prints it, with the members that a scenario names. */
export function rowOf(
  id: string,
  members: Partial<BankTransaction> & { amount: bigint; date: string },
): BankTransaction {
  return {
    ...TENANT,
    id,
    accountId: 'acc_1',
    direction: 'credit',
    currency: 'NGN',
    status: 'posted',
    text: '',
    counterparty: { name: null, accountNumber: null },
    reference: null,
    sessionId: null,
    collectedBy: null,
    gateway: null,
    calledReversal: false,
    unallocated: members.amount,
    ...members,
  };
}
