import { failure, invalidInput, missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { refuseAll } from '../../validation.ts';
import { initiatedReply } from './reply.ts';
import { DirectPayBody, DirectPayInitiated } from './schemas.ts';

export const initiateDirectPay = route({
  method: 'POST',
  path: ['/v2/directpay/initiate', '/directpay/initiate'],
  access: { product: 'payments' },
  tag: 'Payments',
  summary: 'Begin a one-time payment from a linked account.',
  description: 'The older form of initiate: the customer is the owner of the account.',
  body: DirectPayBody,
  idempotent: true,
  responses: {
    ...{ 200: DirectPayInitiated, 400: Type.Union([invalidInput, failure]), 404: missing('account'), 503: failure },
  },
  mistakes: ({ body }, { payments }) => refuseAll(payments.oneTime.mistakes('directpay', body)),
  async handler(call, { config, payments: { oneTime } }) {
    const made = await oneTime.initiate(call.caller, 'directpay', call.body, idempotencyOf(call).recordedAs);
    return initiatedReply(call.caller, config.publicUrl, made);
  },
});
