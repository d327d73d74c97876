import { failure, invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { refundReply } from './reply.ts';

const Body = Type.Object({
  reference: Type.String({ minLength: 1, maxLength: 100 }),
  source: Type.Optional(
    Type.Union([Type.Literal('pending_payout'), Type.Literal('wallet')], {
      invalid: 'source must be pending_payout or wallet',
    }),
  ),
});
const Refunded = Type.Object(
  {
    id: Type.String(),
    reference: Type.String(),
    refunded: Type.Boolean(),
    refunded_amount: Type.Integer({ description: 'Kobo' }),
    beneficiary: Type.Object(
      { name: Type.String(), bank_name: Type.String(), bank_code: Type.String(), account_number: Type.String() },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);

export const createRefund = route({
  method: 'POST',
  path: '/v2/payments/refund',
  access: { product: 'payments' },
  tag: 'Payments',
  summary: 'Give a payment back to the account that paid. Fees are kept.',
  body: Body,
  idempotent: true,
  responses: { 200: success(Refunded), 400: invalidInput, 404: failure, 503: failure },
  async handler(call, { payments }) {
    const { reference, source = 'pending_payout' } = call.body;
    const { recordedAs } = idempotencyOf(call);
    return refundReply(await payments.refunds.create(call.caller, { reference, source }, recordedAs));
  },
});
