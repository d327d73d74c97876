import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { refuseAll } from '../../validation.ts';
import { initiatedReply } from './reply.ts';
import { LegacyBody, LegacyInitiated } from './schemas.ts';

export const legacyInitiate = route({
  method: 'POST',
  path: '/v1/payments/initiate',
  access: { product: 'payments' },
  tag: 'Old routes',
  summary: 'Begin a one-time payment, answered bare. The payer is asked for name and e-mail.',
  body: LegacyBody,
  idempotent: true,
  responses: { 200: LegacyInitiated, 400: Type.Union([invalidInput, failure]) },
  mistakes: ({ body }, { payments }) => refuseAll(payments.oneTime.mistakes('legacy', body)),
  async handler(call, { config, payments: { oneTime } }) {
    const made = await oneTime.initiate(call.caller, 'legacy', call.body, idempotencyOf(call).recordedAs);
    return initiatedReply(call.caller, config.publicUrl, made);
  },
});
