import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import { orderOnWire } from '../wire.ts';
import { OrderBody, OrderStatus, OrdersBody } from './schemas.ts';

export const getDisbursement = route({
  method: 'GET',
  path: '/v3/payments/disburse/disbursements/:id',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  summary: 'A disbursement, and how many of its items stand where.',
  responses: { 200: OrderBody, 404: failure },
  async handler({ caller, params }, { payments: { disbursements } }) {
    const { order, tallies } = await disbursements.get(caller, params.id);
    return ok(orderOnWire(order, tallies));
  },
});

export const listDisbursements = route({
  method: 'GET',
  path: '/v3/payments/disburse/disbursements',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  summary: 'Disbursements, newest first.',
  query: Type.Object({ ...PageQuery, status: Type.Optional(OrderStatus) }),
  responses: { 200: OrdersBody, 400: invalidInput },
  async handler({ caller, query, url }, { payments: { disbursements }, config }) {
    const page = pageRequest(query);
    const { status } = query;
    const { total, orders } = await disbursements.list(caller.id, { ...page, ...(status ? { status } : {}) });
    const rows = orders.map(({ order, tallies }) => orderOnWire(order, tallies));
    return ok(rows, 'Data retrieved successfully', { meta: pageMeta(config.publicUrl, url, total, page) });
  },
});
