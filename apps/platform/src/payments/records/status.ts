/** How a payment goes on. Source: payments contract 4.2, 7.3. */

export const PAYMENT_STATUSES = [
  'pending',
  'processing',
  'successful',
  'partial-debit-successful',
  'failed',
  'cancelled',
  'abandoned',
  'active',
  'reversed',
  'voided',
] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * `voided`: the rail was never reached, so nothing happened and the reference is free; nobody sees it any more.
 * `active`: the authorised link of a mandate, which leads nowhere.
 */
const NEXT: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  pending: ['processing', 'successful', 'failed', 'cancelled', 'abandoned', 'active'],
  // A session whose authorisation never reached the rail waits for another one.
  processing: ['successful', 'partial-debit-successful', 'failed', 'voided', 'pending'],
  successful: ['reversed'],
  'partial-debit-successful': ['reversed'],
  failed: [],
  cancelled: [],
  abandoned: [],
  active: [],
  reversed: [],
  voided: [],
};

export function mayBecome(from: PaymentStatus, to: PaymentStatus): boolean {
  return NEXT[from].includes(to);
}

/** From where a status can be reached. */
export function comesFrom(to: PaymentStatus): PaymentStatus[] {
  return PAYMENT_STATUSES.filter((from) => mayBecome(from, to));
}

/** Nothing more happens of itself; a success may still be taken back by the bank. */
export const isFinal = (status: PaymentStatus): boolean => status !== 'pending' && status !== 'processing';

/** Money was taken, and the merchant may have given value. */
export const isSuccess = (status: PaymentStatus): boolean =>
  status === 'successful' || status === 'partial-debit-successful';

/** What verify tells; anything else is as good as unknown to it. */
export const isVerifiable = (status: PaymentStatus): boolean =>
  isSuccess(status) || status === 'failed' || status === 'reversed';
