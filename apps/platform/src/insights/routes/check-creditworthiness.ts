import { ok } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { Accepted, AccountOrWebhookMissing } from './schemas.ts';

const amount = (minimum: number) =>
  Type.Integer({ minimum, maximum: Number.MAX_SAFE_INTEGER, description: 'Minor units' });
const day = Type.String({ format: 'date', description: 'YYYY-MM-DD' });

const ExistingLoan = Type.Object({
  institution: Type.String({ minLength: 1, maxLength: 200 }),
  currency: Type.String({ minLength: 3, maxLength: 3 }),
  opening_balance: amount(0),
  repayment_amount: amount(0),
  tenor: Type.Integer({ minimum: 1, maximum: 480, description: 'Months' }),
  date_opened: day,
  closed_date: Type.Optional(day),
  loan_status: Type.Optional(Type.Enum(['open', 'closed'])),
  repayment_schedule: Type.Optional(
    Type.Array(Type.Record(Type.String({ pattern: '^(0[1-9]|1[0-2])-\\d{4}$' }), Type.Enum(['paid', 'failed'])), {
      maxItems: 480,
    }),
  ),
});

const Body = Type.Object({
  bvn: Type.String({ pattern: '^\\d{11}$', invalid: 'bvn must be 11 digits' }),
  principal: amount(1),
  interest_rate: Type.Number({ minimum: 0, maximum: 1_000, description: 'Percent a year' }),
  term: Type.Integer({ minimum: 1, maximum: 480, description: 'Months' }),
  run_credit_check: Type.Boolean({ description: 'Ask a credit bureau too' }),
  existing_loans: Type.Optional(Type.Array(ExistingLoan, { maxItems: 100 })),
});

export const checkCreditworthiness = route({
  method: 'POST',
  path: '/v2/accounts/:id/creditworthiness',
  access: { scope: 'income', plan: 'creditworthiness' },
  tag: 'Income',
  summary: 'Start an affordability check of a loan; its result comes by webhook.',
  body: Body,
  responses: { 200: Accepted, 400: invalidInput, 404: AccountOrWebhookMissing },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  async handler({ caller, params, body }, { insights }) {
    const { name } = await insights.creditworthiness(caller, params.id, body);
    const message = `The creditworthiness of ${name} is currently being processed. Once completed, the data will be sent to your webhook.`;
    return ok(null, message);
  },
});
