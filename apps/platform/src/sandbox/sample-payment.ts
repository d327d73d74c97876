import { newId } from '@kente/kit/ids';
import type { OneTimePaymentEnded } from '../events/index.ts';

/** How each ending of a one-time payment is told. */
export const PAYMENT_ENDINGS = {
  'direct_debit.payment_successful': ['successful', 'Payment was successful'],
  'direct_debit.payment_failed': ['failed', 'Insufficient funds'],
  'direct_debit.payment_cancelled': ['cancelled', 'Payment was cancelled'],
  'direct_debit.payment_abandoned': ['abandoned', 'Payment was abandoned'],
  'direct_debit.payment_reversed': ['reversed', 'Payment was reversed by the bank'],
} as const;

export function samplePayment(type: keyof typeof PAYMENT_ENDINGS, date: string): OneTimePaymentEnded {
  const [status, message] = PAYMENT_ENDINGS[type];
  const id = newId();
  return {
    type: 'onetime-debit',
    account_id: null,
    object: {
      ...{ _id: id, id: `txd_${id}`, status, message, description: 'Ticket', amount: 20_000, fee: 6_500 },
      ...{ currency: 'NGN', liveMode: false, account: null, customer: newId(), reference: 'ticket-00001' },
      ...{ verified: status === 'successful', business: newId(), created_at: date, updated_at: date },
      ...{ method: 'account', flagged: false, flag_reasons: null, held_settlement: false },
    },
  };
}
