import { ok } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Accepted, AccountOrWebhookMissing } from './schemas.ts';

const Query = Type.Object({
  period: Type.Optional(
    Type.Integer({
      ...{ minimum: 1, maximum: 60, invalid: 'period must be a number of months from 1 to 60' },
      description: 'Months, 1–60; absent: everything held',
    }),
  ),
});

export const getIncome = route({
  method: 'GET',
  path: '/v2/accounts/:id/income',
  access: { scope: 'income', plan: 'income' },
  tag: 'Income',
  summary: 'Start an income analysis; its result comes by webhook and stands in the income records.',
  query: Query,
  responses: { 200: Accepted, 400: invalidInput, 404: AccountOrWebhookMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  async handler({ caller, params, query }, { insights }) {
    const { name } = await insights.income(caller, params.id, query.period ?? null);
    const message = `The income of ${name} is currently being processed, and the data will be sent to you through your webhook`;
    return ok(null, message);
  },
});
