import { invalidField } from '@kente/kit/errors';
import { okText } from '@kente/kit/http/reply';
import { invalidInput, missing, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { parsePeriod } from '../../transactions/index.ts';
import { accountEntry, accountsOf } from './account-entries.ts';
import { EntriesBody } from './entry-schemas.ts';

const Query = Type.Object({
  period: Type.Optional(Type.String({ description: '`lastNmonths`, N from 1 to 12; `last6months` if absent' })),
  account: Type.Optional(Type.String({ description: 'One account alone' })),
  page: PageQuery.page,
});
const WRONG_PERIOD = { field: 'period', message: 'period must be lastNmonths, with N from 1 to 12' };

const monthsOf = (period: unknown): number | null =>
  typeof period === 'string' && period.trim() !== '' ? parsePeriod(period) : parsePeriod('last6months');

export const listCustomerTransactions = route({
  method: 'GET',
  path: '/v2/customers/:id/transactions',
  access: { product: ['connect', 'payments'], scope: 'transactions' },
  tag: 'Customers',
  summary: 'Transactions of each linked account of a customer, 20 a page.',
  description: 'An account that cannot be read says so in its own entry; the others still come.',
  query: Query,
  responses: { 200: EntriesBody, 400: invalidInput, 404: Type.Union([missing('customer'), missing('account')]) },
  exists: ({ caller, params }, { customers }) => customers.get(caller.id, params.id),
  mistakes: ({ query }) => (monthsOf((query as { period?: unknown }).period) === null ? [WRONG_PERIOD] : []),
  async handler({ caller, params, query, url }, modules) {
    await modules.customers.get(caller.id, params.id);
    const months = monthsOf(query.period);
    if (months === null) throw invalidField(WRONG_PERIOD.field, WRONG_PERIOD.message);
    const entries: string[] = [];
    for (const account of await accountsOf(modules, caller.id, params.id, query.account)) {
      entries.push(await accountEntry(modules, caller, account, { months, page: query.page ?? 1, url }));
    }
    return okText(`[${entries.join(',')}]`, null, 'Data retrieved successfully');
  },
});
