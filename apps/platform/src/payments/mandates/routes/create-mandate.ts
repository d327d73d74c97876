import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { actionFailure } from '../../routes/action-reply.ts';
import { refuseAll } from '../../validation.ts';
import { createdOnWire } from '../wire.ts';
import { MandateCreated, NewMandate } from './schemas.ts';

export const createMandate = route({
  method: 'POST',
  path: '/v3/payments/mandates',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: "Make a mandate on a customer's account, from an interface of your own.",
  description:
    'The account holder must be the customer: two words of their names have to be the same. The customer then sends NGN 50 ' +
    'from the account to one of `transfer_destinations`, within an hour. In the sandbox the mandate is approved and ready at once.',
  body: NewMandate,
  idempotent: true,
  responses: { 200: MandateCreated, 400: Type.Union([invalidInput, actionFailure]), 503: failure },
  mistakes: async ({ caller, body }, { payments }) => refuseAll(await payments.mandates.mistakes(caller, body)),
  async handler(call, { payments: { mandates } }) {
    const { caller, body } = call;
    const made = await mandates.create(caller, body, idempotencyOf(call).recordedAs);
    const otp = await mandates.otp.destinations(caller, made);
    const { message, data } = createdOnWire(made, await mandates.context(caller), otp);
    return ok(data, message);
  },
});
