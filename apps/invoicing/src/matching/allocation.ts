import { Refusal } from '@kente/kit/errors';
import type { Minor } from '@kente/kit/money';
import { currencyCode } from './normalise.ts';
import type { Tenant } from './subjects.ts';

/**
 * What an allocation does. `payment` takes from the row and pays the invoice; `overpayment` takes from the row alone and
 * stays the customer's credit; the others pay the invoice alone: money that was deducted on its way.
 */
export type AllocationKind = 'payment' | 'fee' | 'withholding' | 'rounding' | 'overpayment';

/** How the link was found. `manual`: a person named both. */
export type AllocationMethod =
  | 'reference_amount'
  | 'collector_amount'
  | 'reference'
  | 'reference_set'
  | 'collector'
  | 'alias'
  | 'score'
  | 'set'
  | 'amount'
  | 'payout'
  | 'manual';

/** Written once; only `reversedAt` is ever set, and once. */
export interface Allocation {
  readonly id: string;
  readonly transactionId: string;
  readonly invoiceId: string;
  readonly amount: Minor;
  readonly kind: AllocationKind;
  readonly method: AllocationMethod;
  readonly score: number | null;
  readonly actor: string;
  readonly createdAt: string;
  readonly reversedAt: string | null;
}

/** One side of an allocation: a row's amount or an invoice's total, and what its live allocations took of it. */
export interface Balance extends Tenant {
  readonly id: string;
  readonly currency: string;
  readonly total: Minor;
  readonly allocated: Minor;
}

export interface Balances {
  readonly transaction: Balance;
  readonly invoice: Balance;
}

const FROM_TRANSACTION: ReadonlySet<AllocationKind> = new Set(['payment', 'overpayment']);
const TO_INVOICE: ReadonlySet<AllocationKind> = new Set(['payment', 'fee', 'withholding', 'rounding']);

/**
 * The balances after an allocation. The caller holds a lock on both.
 * @throws Refusal 409 `conflict` for another tenant's or another currency's invoice, an amount that is not positive, or one
 * that exceeds what is left of either side; 409 `invalid_state` for an allocation that is reversed already.
 */
export function allocate(balances: Balances, allocation: Allocation): Balances {
  const { transaction, invoice } = balances;
  const { amount, kind } = allocation;
  if (allocation.reversedAt !== null) throw refused('invalid_state', 'A reversed allocation cannot be applied again.');
  mustBelong(balances, allocation);
  if (currencyCode(transaction.currency) !== currencyCode(invoice.currency)) {
    throw refused('conflict', `A payment in ${transaction.currency} cannot pay an invoice in ${invoice.currency}.`);
  }
  if (amount <= 0n) throw refused('conflict', 'An allocation needs a positive amount.');
  if (FROM_TRANSACTION.has(kind) && amount > left(transaction)) {
    throw refused('conflict', `Only ${left(transaction)} of the payment is left to allocate.`);
  }
  if (TO_INVOICE.has(kind) && amount > left(invoice)) {
    throw refused('conflict', `Only ${left(invoice)} is open on the invoice.`);
  }
  return moved(balances, kind, amount);
}

/**
 * The balances after an allocation is undone, and the allocation as it is kept.
 * @throws Refusal 409 `invalid_state` when it was reversed before.
 */
export function reverse(
  balances: Balances,
  allocation: Allocation,
  reversedAt: string,
): { readonly balances: Balances; readonly allocation: Allocation } {
  if (allocation.reversedAt !== null) throw refused('invalid_state', 'This allocation is reversed already.');
  mustBelong(balances, allocation);
  return {
    balances: moved(balances, allocation.kind, -allocation.amount),
    allocation: { ...allocation, reversedAt },
  };
}

/** What is left of a side. */
export const left = (side: Balance): Minor => side.total - side.allocated;

export type PaymentStatus = 'PENDING' | 'PARTIAL' | 'PAID';

export function paymentStatus(invoice: Balance): PaymentStatus {
  if (left(invoice) <= 0n) return 'PAID';
  return invoice.allocated > 0n ? 'PARTIAL' : 'PENDING';
}

function moved({ transaction, invoice }: Balances, kind: AllocationKind, amount: Minor): Balances {
  return {
    transaction: FROM_TRANSACTION.has(kind) ? withMore(transaction, amount) : transaction,
    invoice: TO_INVOICE.has(kind) ? withMore(invoice, amount) : invoice,
  };
}

const withMore = (side: Balance, amount: Minor): Balance => ({ ...side, allocated: side.allocated + amount });

function mustBelong({ transaction, invoice }: Balances, allocation: Allocation): void {
  const sameTenant =
    transaction.organisationId === invoice.organisationId && transaction.environmentId === invoice.environmentId;
  const samePair = allocation.transactionId === transaction.id && allocation.invoiceId === invoice.id;
  if (!sameTenant || !samePair) throw refused('conflict', 'Payment, invoice and allocation do not belong together.');
}

function refused(code: 'conflict' | 'invalid_state', message: string): Refusal {
  return new Refusal(code, { status: 409, message });
}
