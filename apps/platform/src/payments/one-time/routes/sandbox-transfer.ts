import { Refusal } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';
import { SandboxCheckout } from './schemas.ts';

const SENDER = { nipCode: '000013', accountNumber: '0131883461', name: 'Adaeze Bankole' };

export const transferPayment = route({
  method: 'POST',
  path: '/v2/sandbox/payments/:id/transfer',
  access: { testOnly: true, product: 'payments' },
  tag: 'Sandbox',
  summary: "Transfer money to a payment's number, as a payer does at a bank.",
  body: Type.Object({
    amount: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 1e12, description: 'Kobo; exactly what is asked for if absent' }),
    ),
    institution_code: Type.Optional(Type.String({ pattern: '^\\d{6}$', description: "The sender's bank" })),
    account_number: Type.Optional(Type.String({ pattern: '^\\d{10}$' })),
  }),
  responses: { 200: SandboxCheckout, 400: Type.Union([invalidInput, failure]), 404: failure },
  async handler({ caller, params: { id }, body }, { payments: { oneTime }, sandbox }) {
    const { number, amountMinor } = await oneTime.awaited(caller, id);
    if (number === null) {
      throw new Refusal('payment.method', { status: 400, message: 'This payment is not made by transfer' });
    }
    const { institution_code: nipCode = SENDER.nipCode, account_number: accountNumber = SENDER.accountNumber } = body;
    const from = { nipCode, accountNumber, name: SENDER.name };
    await sandbox.transfer(caller, { from, accountNumber: number, amount: body.amount ?? Number(amountMinor) });
    return ok(await oneTime.checkout.look(caller, id));
  },
});
