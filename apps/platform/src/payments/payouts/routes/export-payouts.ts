import { invalidField } from '@kente/kit/errors';
import { bytes } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { csvOf } from '../../csv.ts';
import { payoutOnWire } from '../wire.ts';
import { PayoutStatus } from './list-payouts.ts';

const MOST_ROWS = 10_000;
const HEAD = ['id', 'status', 'amount', 'fee', 'currency', 'date', 'bank', 'message', 'settled_amount'] as const;

export const exportPayouts = route({
  method: 'GET',
  path: '/v2/payments/payouts.csv',
  access: { product: 'payments' },
  tag: 'Payouts',
  summary: `Payouts to the merchant as CSV, newest first, in kobo. At most ${MOST_ROWS}.`,
  query: Type.Object({ status: Type.Optional(PayoutStatus) }),
  responses: { 200: Type.String({ contentMediaType: 'text/csv' }), 400: invalidInput },
  async handler({ caller, query }, { payments }) {
    const { status } = query;
    const page = { page: 1, limit: MOST_ROWS, ...(status ? { status } : {}) };
    const { total, payouts } = await payments.payouts.list(caller.id, page);
    if (total > MOST_ROWS)
      throw invalidField('status', `There are more than ${MOST_ROWS} payouts. Narrow them by status.`);
    const rows = payouts.map((payout) => {
      const told = payoutOnWire(payout);
      return HEAD.map((column) => told[column]);
    });
    const headers = { 'content-disposition': 'attachment; filename="payouts.csv"' };
    return bytes('text/csv; charset=utf-8', csvOf(HEAD, rows), headers);
  },
});
