import { bytes, ok } from '@kente/kit/http/reply';
import { failure, invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import { itemOnWire } from '../wire.ts';
import { ItemBody, ItemsBody } from './schemas.ts';

const shared = { method: 'GET', access: { product: 'disburse' }, tag: 'Disbursements' } as const;

export const listDistributions = route({
  ...shared,
  path: '/v3/payments/disburse/disbursements/:id/distributions',
  summary: 'Items of a disbursement, in the order in which they came.',
  query: Type.Object(PageQuery),
  responses: { 200: ItemsBody, 400: invalidInput, 404: failure },
  exists: ({ caller, params }, { payments }) => payments.disbursements.get(caller, params.id),
  async handler({ caller, params, query, url }, { payments: { disbursements }, config }) {
    const page = pageRequest(query);
    const { total, items } = await disbursements.items(caller.id, params.id, page);
    const meta = pageMeta(config.publicUrl, url, total, page);
    return ok(items.map(itemOnWire), 'Data retrieved successfully', { meta });
  },
});

export const exportDistributions = route({
  ...shared,
  path: '/v3/payments/disburse/disbursements/:id/distributions.csv',
  summary: 'All items of a disbursement as CSV, amounts in kobo.',
  responses: { 200: Type.String({ contentMediaType: 'text/csv' }), 404: failure },
  async handler({ caller, params }, { payments: { disbursements } }) {
    const headers = { 'content-disposition': 'attachment; filename="distributions.csv"' };
    return bytes('text/csv; charset=utf-8', await disbursements.csv(caller.id, params.id), headers);
  },
});

export const getDistribution = route({
  ...shared,
  path: '/v3/payments/disburse/disbursements/:id/distributions/:distribution',
  summary: 'One item, with its outcome.',
  responses: { 200: ItemBody, 404: failure },
  async handler({ caller, params }, { payments: { disbursements } }) {
    return ok(itemOnWire(await disbursements.item(caller.id, params.id, params.distribution)));
  },
});
