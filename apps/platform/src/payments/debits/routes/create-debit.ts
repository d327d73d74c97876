import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { action, actionFailure } from '../../routes/action-reply.ts';
import { debitReply } from './reply.ts';
import { DebitData, NewDebit } from './schemas.ts';

export const createDebit = route({
  method: 'POST',
  path: '/v3/payments/mandates/:id/debit',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'Take money from a variable mandate.',
  description:
    'Waits for the bank at most 30 seconds. `response_code` 00: the money is there. 99: the outcome is not known yet, and an ' +
    'event tells it; do not debit again. An account may be tried again after failures until the limits are used up, which ' +
    '`RateLimit` tells on every answer.',
  body: NewDebit,
  idempotent: true,
  responses: {
    200: action(DebitData),
    400: Type.Union([invalidInput, actionFailure]),
    404: actionFailure,
    409: Type.Union([failure, actionFailure]),
    429: Type.Union([failure, actionFailure]),
    503: Type.Union([failure, actionFailure]),
  },
  exists: ({ caller, params }, { payments }) => payments.mandates.get(caller, params.id),
  async mistakes({ caller, params, body }, { payments }) {
    await payments.debits.refuseMistakes(caller, params.id, body);
    return [];
  },
  async handler(call, { payments }) {
    const { caller, params, body } = call;
    const { recordedAs } = idempotencyOf(call);
    return debitReply(caller, await payments.debits.create(caller, params.id, body, recordedAs));
  },
});
