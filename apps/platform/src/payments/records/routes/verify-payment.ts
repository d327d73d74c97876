import { Refusal } from '@kente/kit/errors';
import { ok, type Reply } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import type { Modules } from '../../../modules.ts';
import type { Environment } from '../../../tenancy/index.ts';
import { isVerifiable } from '../status.ts';
import { verifiedPayment } from '../wire.ts';
import { PaymentMissing, VerifiedBody } from './schemas.ts';

const described = {
  access: { product: 'payments' },
  tag: 'Payments',
  summary: 'The outcome of a one-time payment or of a debit, by its reference or id.',
  description:
    'Tells final outcomes alone: a payment that is pending, processing, cancelled or abandoned is a 404 here.',
} as const;

async function verify(caller: Environment, reference: string, { payments }: Modules): Promise<Reply> {
  const { records } = payments;
  const payment = (await records.findByReference(caller.id, reference)) ?? (await records.find(caller.id, reference));
  if (!payment || payment.type === 'recurring-debit' || !isVerifiable(payment.status))
    throw new Refusal('payment.not_found', { status: 404, message: 'Invalid reference, payment not found' });
  return ok(verifiedPayment(caller, payment), 'Payment retrieved successfully');
}

export const verifyPayment = route({
  ...described,
  method: 'GET',
  path: ['/v2/payments/verify/:reference', '/v2/payments/:reference/verify'],
  responses: { 200: VerifiedBody, 404: PaymentMissing },
  handler: ({ caller, params }, modules) => verify(caller, params.reference, modules),
});

export const verifyPaymentByPost = route({
  ...described,
  method: 'POST',
  path: '/v2/payments/verify/:reference',
  responses: { 200: VerifiedBody, 404: PaymentMissing },
  handler: ({ caller, params }, modules) => verify(caller, params.reference, modules),
});

export const verifyPaymentByBody = route({
  ...described,
  method: 'POST',
  path: '/v1/payments/verify',
  body: Type.Object({ reference: Type.String({ minLength: 1, maxLength: 100 }) }),
  responses: { 200: VerifiedBody, 400: invalidInput, 404: PaymentMissing },
  handler: ({ caller, body }, modules) => verify(caller, body.reference, modules),
});
