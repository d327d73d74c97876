import { ok } from '@kente/kit/http/reply';
import { invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

const SENDER = { nip_code: '000013', account_number: '0131883461', name: 'Adaeze Bankole' };
const accountNumber = Type.String({ pattern: '^\\d{10}$' });

export const makeTransfer = route({
  method: 'POST',
  path: '/v2/sandbox/rails/nip/transfers',
  access: { testOnly: true, product: 'payments' },
  tag: 'Sandbox',
  summary: 'Transfer money to any account number of the platform, as somebody at a bank does.',
  body: Type.Object({
    account_number: Type.String({ pattern: '^\\d{10}$', description: 'One that is nobody’s leads to suspense' }),
    amount: Type.Integer({ minimum: 1, maximum: 1e12, description: 'Kobo' }),
    from: Type.Optional(
      Type.Object({
        nip_code: Type.String({ pattern: '^\\d{6}$', description: "The sender's bank" }),
        account_number: accountNumber,
        name: Type.String({ minLength: 1, maxLength: 200 }),
      }),
    ),
  }),
  responses: {
    200: success(
      Type.Object(
        { session_id: Type.String({ description: 'Thirty digits, by which the switch knows the transfer' }) },
        { additionalProperties: false },
      ),
    ),
    400: invalidInput,
  },
  async handler({ caller, body }, { sandbox }) {
    const { nip_code: nipCode, account_number, name } = body.from ?? SENDER;
    const from = { nipCode, accountNumber: account_number, name };
    const transfer = { from, accountNumber: body.account_number, amount: body.amount };
    return ok({ session_id: await sandbox.transfer(caller, transfer) });
  },
});
