import { invalid } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

/** Just below ten million million: what stands beside it in a balance still fits a JSON number. */
const AMOUNT_MAX = 999_999_999_999_999;

const Row = Type.Object({
  date: Type.Optional(Type.String({ minLength: 10, maxLength: 40 })),
  amount: Type.Integer({ minimum: 1, maximum: AMOUNT_MAX }),
  type: Type.Enum(['credit', 'debit']),
  narration: Type.String({ maxLength: 2_000 }),
  status: Type.Optional(Type.Enum(['pending', 'posted'])),
  provider_id: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
});

export const addTransactions = route({
  method: 'POST',
  path: '/v2/sandbox/accounts/:id/transactions',
  access: { testOnly: true },
  tag: 'Sandbox',
  summary: 'The bank now shows these transactions too; the next sync brings them.',
  body: Type.Object({ transactions: Type.Array(Row, { minItems: 1, maxItems: 1_000 }) }),
  responses: {
    200: success(Type.Object({ added: Type.Integer() }, { additionalProperties: false })),
    400: invalidInput,
    404: missing('account'),
  },
  exists: ({ caller, params }, { accounts }) => accounts.mustExist(caller.id, params.id),
  async handler({ caller, params, body }, { sandbox, accounts }) {
    await accounts.mustExist(caller.id, params.id);
    const mistakes = body.transactions.flatMap(({ date }, index) => {
      const field = `transactions.${index}.date`;
      return date === undefined || isDate(date)
        ? []
        : [{ field, message: `${field} must be YYYY-MM-DD or an ISO date and time, from 1900 to 9998` }];
    });
    if (mistakes.length > 0) throw invalid(mistakes);
    await sandbox.addRows(caller, params.id, body.transactions);
    return ok({ added: body.transactions.length });
  },
});

function isDate(text: string): boolean {
  const time = Date.parse(text);
  // An impossible day (31 April) is moved on by the parser instead of being refused.
  return (
    !Number.isNaN(time) &&
    /^\d{4}-\d{2}-\d{2}/.test(text) &&
    // The day, and the instant when the text has a zone.
    [text, new Date(time).toISOString()].every((each) => each >= '1900' && each < '9999') &&
    new Date(Date.parse(text.slice(0, 10))).toISOString().startsWith(text.slice(0, 10))
  );
}
