import type { Category } from '../category.ts';
import type { RowKind } from '../enrichment.ts';
import type { Movement } from '../movement.ts';

/** Why a credit is no income. Source: enrichment reference 6.1. */
export type Exclusion =
  | 'reversal'
  | 'own_account'
  | 'loan'
  | 'savings'
  | 'investment'
  | 'betting'
  | 'refund'
  | 'cash_deposit'
  | 'charge';

const BY_CATEGORY: Readonly<Partial<Record<Category, Exclusion>>> = {
  loan_disbursement: 'loan',
  savings: 'savings',
  // What was put in comes back; what it earned is `interest`.
  investments: 'investment',
  betting_payout: 'betting',
  refund: 'refund',
  cash_deposit: 'cash_deposit',
  bank_charges: 'charge',
};

const BY_KIND: Readonly<Partial<Record<RowKind, Exclusion>>> = {
  reversal: 'reversal',
  'overdraft-draw': 'loan',
  'loan-draw': 'loan',
  sweep: 'savings',
  'cash-deposit': 'cash_deposit',
};

/** Null: the credit may be income. */
export function exclusionOf(movement: Movement): Exclusion | null {
  if (movement.reversed) return 'reversal';
  if (movement.ownAccount) return 'own_account';
  return BY_CATEGORY[movement.category] ?? BY_KIND[movement.kind] ?? (movement.charge ? 'charge' : null);
}
