import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { Amount, DateBody, Text } from './schemas.ts';

const Collector = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{5,63}$',
  expected: 'six to 64 letters and digits',
});
const Collectors = Type.Array(Collector, { maxItems: 20 });
const strict = { additionalProperties: false };

export const putCollectors = route({
  method: 'PUT',
  path: '/si/invoices/:id/collectors',
  access: { role: 'operator' },
  tag: 'Matching',
  summary: 'Name the virtual accounts and payment links that collect for this invoice alone.',
  body: placed({ collectors: Collectors }),
  responses: { 200: success(Type.Object({ collectors: Collectors }, strict)), ...failures(400, 404, 409) },
  async handler({ caller, params, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    await invoices.putCollectors(tenant, params.id, body.collectors);
    return ok({ collectors: body.collectors }, 'Collectors saved');
  },
});

const Sale = Type.Object(
  { invoiceId: Text(100), gross: Amount, fee: Type.Optional(Type.Integer({ minimum: 0 })) },
  strict,
);

export const putPayoutBatch = route({
  method: 'PUT',
  path: '/si/payout-batches/:id',
  access: { role: 'operator' },
  tag: 'Matching',
  summary: "A payment gateway's report of what one payout holds. A batch that is here stays as it was.",
  body: placed({
    ...{ gateway: Text(50), currency: Type.String({ pattern: '^[A-Z]{3}$' }), settledOn: DateBody },
    sales: Type.Array(Sale, { minItems: 1, maxItems: 5_000 }),
  }),
  responses: {
    200: success(Type.Object({ id: Type.String(), isNew: Type.Boolean() }, strict)),
    ...failures(400, 404),
  },
  async handler({ caller, params: { id }, body }, { tenancy, invoices }) {
    const tenant = await tenancy.resolve(caller, body);
    const { gateway, currency, settledOn } = body;
    const sales = body.sales.map(({ invoiceId, gross, fee }) => ({
      ...{ invoiceId, gross: BigInt(gross), fee: fee === undefined ? null : BigInt(fee) },
    }));
    const batch = { id, gateway: gateway.toLowerCase(), currency, settledOn, sales };
    return ok({ id, ...(await invoices.putBatch(tenant, batch, caller.id)) }, 'Payout batch saved');
  },
});
