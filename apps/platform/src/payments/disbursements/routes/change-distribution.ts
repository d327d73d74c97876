import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { MESSAGES } from '../index.ts';
import { itemOnWire } from '../wire.ts';
import { ItemBody, ItemChanges } from './schemas.ts';

const ITEM = '/v3/payments/disburse/disbursements/:id/distributions/:distribution';
const shared = { access: { product: 'disburse' }, tag: 'Disbursements' } as const;

const changing = (method: 'PUT' | 'PATCH', path: readonly [typeof ITEM, string]) =>
  route({
    ...shared,
    ...{ method, path },
    summary: 'Change an item of a disbursement that has not begun: any of its fields.',
    body: ItemChanges,
    idempotent: true,
    responses: { 200: ItemBody, 400: invalidInput, 404: failure, 503: failure },
    exists: ({ caller, params }, { payments }) =>
      payments.disbursements.item(caller.id, params.id, params.distribution),
    async handler(call, { payments: { disbursements } }) {
      const { caller, params, body } = call;
      const place = { disbursementId: params.id, id: params.distribution };
      const item = await disbursements.changeItem(caller, place, body, idempotencyOf(call).recordedAs);
      return ok(itemOnWire(item), MESSAGES.itemChanged);
    },
  });

export const putDistribution = changing('PUT', [ITEM, `${ITEM}/update`]);
export const patchDistribution = changing('PATCH', [ITEM, `${ITEM}/update`]);

export const deleteDistribution = route({
  ...shared,
  method: 'DELETE',
  path: ITEM,
  summary: 'Take an item out of a disbursement that has not begun.',
  responses: { 200: success(Type.Null()), 400: failure, 404: failure },
  async handler({ caller, params }, { payments: { disbursements } }) {
    await disbursements.removeItem(caller, params.id, params.distribution);
    return ok(null, 'Distribution deleted successfully');
  },
});
