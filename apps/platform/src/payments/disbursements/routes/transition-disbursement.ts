import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { MESSAGES } from '../index.ts';
import { Transitioned } from './schemas.ts';

const Body = Type.Object({
  action: Type.Union([Type.Literal('trigger'), Type.Literal('cancel')], {
    invalid: 'action must be trigger or cancel',
  }),
});

export const transitionDisbursement = route({
  method: 'POST',
  path: '/v3/payments/disburse/disbursements/:id/transition',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  summary: 'Begin a scheduled disbursement, or cancel it.',
  body: Body,
  idempotent: true,
  responses: { 200: Transitioned, 400: invalidInput, 404: failure },
  exists: ({ caller, params }, { payments }) => payments.disbursements.get(caller, params.id),
  async handler(call, { payments: { disbursements } }) {
    const { id } = call.params;
    const step = { id, action: call.body.action };
    const status = await disbursements.transition(call.caller, step, idempotencyOf(call).recordedAs);
    return ok({ status, id }, MESSAGES.transition);
  },
});
