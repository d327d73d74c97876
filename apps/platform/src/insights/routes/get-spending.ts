import { invalidField } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { parseSpendingPeriod } from '../../transactions/index.ts';
import { AccountMissing, Spending } from './schemas.ts';

export const SpendingQuery = Type.Object({
  period: Type.Optional(Type.String({ description: '`last_N_months`, N 1–12; `last_6_months` if absent' })),
});

const MONTHS = 6;

/** @throws Refusal 400. */
export function spendingMonths(period: string | undefined): number {
  const months = period === undefined ? MONTHS : parseSpendingPeriod(period);
  if (months === null) throw invalidField('period', 'period must be like last_6_months, with 1 to 12 months');
  return months;
}

export const getSpending = route({
  method: 'GET',
  path: '/v2/accounts/:id/spending',
  access: { scope: 'transactions' },
  tag: 'Transactions',
  summary: 'Debits of the last months by group, largest first.',
  query: SpendingQuery,
  responses: { 200: success(Spending), 400: invalidInput, 404: AccountMissing },
  async handler({ caller, params, query }, { accounts, insights }) {
    await accounts.mustExist(caller.id, params.id);
    const data = await insights.spending(caller, params.id, spendingMonths(query.period));
    return ok(data, 'Data retrieved successfully');
  },
});
