import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { MOST_ITEMS } from '../disbursement.ts';
import { MESSAGES } from '../index.ts';
import { addedOnWire } from '../wire.ts';
import { AddedBody, FlatItem } from './schemas.ts';

export const addDistributions = route({
  method: 'POST',
  path: '/v3/payments/disburse/disbursements/:id/distributions',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  summary: 'Add items to a scheduled disbursement.',
  description: 'Banks are asked whose accounts they are. An account that its bank does not know is told, and left out.',
  body: Type.Array(FlatItem, { minItems: 1, maxItems: MOST_ITEMS }),
  idempotent: true,
  responses: { 200: AddedBody, 400: invalidInput, 404: failure, 503: failure },
  exists: ({ caller, params }, { payments }) => payments.disbursements.get(caller, params.id),
  async handler(call, { payments: { disbursements } }) {
    const { caller, params, body } = call;
    const added = await disbursements.addItems(caller, params.id, body, idempotencyOf(call).recordedAs);
    return ok(addedOnWire(caller.id, added), MESSAGES.added);
  },
});
