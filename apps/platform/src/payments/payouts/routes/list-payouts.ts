import { ok } from '@kente/kit/http/reply';
import { invalidInput, Nullable, PageMeta, PageQuery, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../../api/pages.ts';
import { route } from '../../../api/route.ts';
import { payoutOnWire } from '../wire.ts';

const Statuses = (['pending', 'processing', 'settled', 'failed'] as const).map((status) => Type.Literal(status));
export const PayoutStatus = Type.Union(Statuses, {
  invalid: 'status must be one of pending, processing, settled, failed',
});
const text = Nullable(Type.String());
const Entry = Type.Object(
  {
    ...{
      id: Type.String(),
      status: Type.String(),
      amount: Type.Integer(),
      fee: Type.Integer(),
      currency: Type.String(),
    },
    ...{ date: Type.String(), bank: text, message: text },
    settled_amount: Nullable(Type.Integer()),
    settled_account: Nullable(
      Type.Object(
        {
          ...{ beneficiary_bank: Type.String(), beneficiary_account_name: Type.String() },
          beneficiary_account_number: Type.String(),
        },
        { additionalProperties: false },
      ),
    ),
    ...{ processor: Type.String(), response: text },
  },
  { additionalProperties: false },
);

export const listPayouts = route({
  method: 'GET',
  path: '/v2/payments/payouts',
  access: { product: 'payments' },
  tag: 'Payouts',
  summary: 'Payouts to the merchant, newest first.',
  query: Type.Object({
    ...PageQuery,
    status: Type.Optional(PayoutStatus),
  }),
  responses: {
    200: success(Type.Array(Entry), Type.Object({ paging: PageMeta }, { additionalProperties: false })),
    400: invalidInput,
  },
  async handler({ caller, query, url }, { payments, config }) {
    const page = pageRequest(query);
    const { status } = query;
    const { total, payouts } = await payments.payouts.list(caller.id, { ...page, ...(status ? { status } : {}) });
    const paging = pageMeta(config.publicUrl, url, total, page);
    return ok(payouts.map(payoutOnWire), 'Data retrieved successfully', { meta: { paging } });
  },
});
