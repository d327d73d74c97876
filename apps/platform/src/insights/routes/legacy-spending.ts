import { bare } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { SpendingQuery, spendingMonths } from './get-spending.ts';
import { AccountMissing, Spending } from './schemas.ts';

export const legacyGetSpending = route({
  method: 'GET',
  path: ['/accounts/:id/spending', '/v1/accounts/:id/spending'],
  access: { scope: 'transactions' },
  tag: 'Old routes',
  summary: 'Debits of the last months by group, bare.',
  query: SpendingQuery,
  responses: { 200: Spending, 400: invalidInput, 404: AccountMissing },
  async handler({ caller, params, query }, { accounts, insights }) {
    await accounts.mustExist(caller.id, params.id);
    return bare(await insights.spending(caller, params.id, spendingMonths(query.period)));
  },
});
