import { failure, invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { subAccountReply } from './reply.ts';

const Body = Type.Object({
  nip_code: Type.String({
    pattern: '^\\d{3,6}$',
    invalid: "nip_code must be a bank's code at the switch, or its CBN code",
  }),
  account_number: Type.String({ pattern: '^\\d{10}$', invalid: 'account_number must have 10 digits' }),
});
const Created = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    account_number: Type.String(),
    nip_code: Type.String(),
    bank_code: Type.String(),
  },
  { additionalProperties: false },
);

export const createSubAccount = route({
  method: 'POST',
  path: ['/v2/payments/payout/sub-account', '/v2/payments/payout/sub-accounts'],
  access: { product: 'payments' },
  tag: 'Payouts',
  summary: 'Add an account that takes part in splits.',
  description: 'The bank is asked for the name of the account. When it cannot be asked, nothing is stored.',
  body: Body,
  idempotent: true,
  responses: { 200: success(Created), 400: invalidInput, 503: failure },
  async handler(call, { payments }) {
    const { nip_code: nipCode, account_number: accountNumber } = call.body;
    const { recordedAs } = idempotencyOf(call);
    return subAccountReply(await payments.subAccounts.create(call.caller, { nipCode, accountNumber }, recordedAs));
  },
});
