import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import { PaymentsBody } from '../../records/routes/schemas.ts';
import { paymentEntry } from '../../records/wire.ts';

export const listPayoutPayments = route({
  method: 'GET',
  path: ['/v2/payments/payout/:payout/transactions', '/v2/payments/payouts/:payout/transactions'],
  access: { product: 'payments' },
  tag: 'Payouts',
  summary: 'The payments that a payout was made of, newest first.',
  query: Type.Object(PageQuery),
  responses: { 200: PaymentsBody, 400: invalidInput, 404: failure },
  exists: ({ caller, params }, { payments }) =>
    payments.payouts.payments(caller.id, params.payout, { page: 1, limit: 1 }),
  async handler({ caller, params, query, url }, { payments, customers, config }) {
    const page = pageRequest(query);
    const { total, payments: rows } = await payments.payouts.payments(caller.id, params.payout, page);
    const paying = await customers.byIds(
      caller.id,
      rows.flatMap(({ customerId }) => customerId ?? []),
    );
    const entries = rows.map((row) => paymentEntry(row, paying.get(row.customerId ?? '')));
    const paging = pageMeta(config.publicUrl, url, total, page);
    return ok({ payments: entries }, 'Data retrieved successfully', { meta: { paging } });
  },
});
