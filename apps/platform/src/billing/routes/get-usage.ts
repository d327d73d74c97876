import { ok } from '@kente/kit/http/reply';
import { invalidInput, Nullable, PageMeta, PageQuery, success } from '@kente/kit/http/schemas';
import { toWire } from '@kente/kit/money';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { periodOf, UsageQuery } from './usage.ts';

const strict = { additionalProperties: false };
const Amounts = { list_price: Type.Integer(), charged: Type.Integer() };
const Usage = Type.Object(
  {
    totals: Type.Array(Type.Object({ product: Type.String(), calls: Type.Integer(), ...Amounts }, strict)),
    records: Type.Array(
      Type.Object(
        { product: Type.String(), subject: Nullable(Type.String()), ...Amounts, date: Type.String() },
        strict,
      ),
    ),
  },
  strict,
);

/** What metered calls cost: the list price, and what was charged (nothing in the sandbox). */
export const getUsage = route({
  method: 'GET',
  path: '/v2/billing/usage',
  access: { product: 'any' },
  tag: 'Wallet',
  summary: 'Statement of usage: metered calls, newest first, and their sums by product, in kobo.',
  query: Type.Object({ ...PageQuery, ...UsageQuery }),
  responses: { 200: success(Usage, PageMeta), 400: invalidInput },
  handler: async ({ caller, query, url }, { billing, config }) => {
    const period = periodOf(query);
    const page = pageRequest(query);
    const offset = (page.page - 1) * page.limit;
    const [sums, records] = await Promise.all([
      billing.usageSums(caller, period),
      billing.usage(caller, period, { limit: page.limit, offset }),
    ]);
    const amounts = (row: { list_minor: bigint; charged_minor: bigint }) => ({
      list_price: toWire(row.list_minor),
      charged: toWire(row.charged_minor),
    });
    const data = {
      totals: sums.map((sum) => ({ product: sum.product, calls: sum.calls, ...amounts(sum) })),
      records: records.map((row) => ({
        ...{ product: row.product, subject: row.subject, ...amounts(row), date: row.at.toISOString() },
      })),
    };
    const total = sums.reduce((calls, sum) => calls + sum.calls, 0);
    return ok(data, 'Usage retrieved successfully', { meta: pageMeta(config.publicUrl, url, total, page) });
  },
});
