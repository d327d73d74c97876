import { bare } from '@kente/kit/http/reply';
import { route } from '../../api/route.ts';
import { AccountMissing, LegacyIncomeBody } from './schemas.ts';

export const legacyGetIncome = route({
  method: 'GET',
  path: ['/accounts/:id/income', '/v1/accounts/:id/income'],
  access: { scope: 'income', plan: 'income' },
  tag: 'Old routes',
  summary: 'Income of an account, computed at once, bare.',
  responses: { 200: LegacyIncomeBody, 404: AccountMissing },
  handler: async ({ caller, params }, { insights }) => bare(await insights.legacyIncome(caller, params.id)),
});
