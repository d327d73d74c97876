import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { MESSAGES } from '../index.ts';
import { AccountNumber, BankCode, Email, SourceMade } from './schemas.ts';

const Body = Type.Object({
  app: Type.String({ description: 'Id of this app' }),
  account_number: AccountNumber,
  bank_code: BankCode,
  email: Email,
});

export const createSourceAccount = route({
  method: 'POST',
  path: '/v3/payments/disburse/source-accounts',
  access: { product: 'disburse' },
  tag: 'Disbursements',
  summary: 'Add an account of your business that disbursements may be debited from.',
  description: 'Its mandate is activated at `mandate_activation_url`; in the sandbox it is ready at once.',
  body: Body,
  idempotent: true,
  responses: { 200: SourceMade, 400: invalidInput, 503: failure },
  async handler(call, { payments: { disbursements } }) {
    const { app, email, account_number: accountNumber, bank_code: bankCode } = call.body;
    const { sources } = disbursements;
    const { recordedAs } = idempotencyOf(call);
    const made = await sources.create(call.caller, { app, email, accountNumber, bankCode }, recordedAs);
    return ok({ id: made.id, mandate_activation_url: sources.activationUrl(made) }, MESSAGES.sourceCreated);
  },
});
