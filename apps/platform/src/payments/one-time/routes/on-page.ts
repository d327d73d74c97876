import { bare } from '@kente/kit/http/reply';
import { CheckoutBody, PaymentUnknown } from './schemas.ts';

/** What the calls of the page share: the payment's id opens it, nobody keeps the answer. */
export const onPage = {
  access: { open: true, perAddressPerMinute: 1_200 },
  tag: 'Payments',
  undocumented: true,
  responses: { 200: CheckoutBody, 404: PaymentUnknown },
} as const;
export const BASE = '/checkout/api/payments/:id';
export const privately = (value: unknown, status = 200) =>
  bare(value, { status, headers: { 'cache-control': 'no-store' } });
