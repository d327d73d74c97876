import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../../api/route.ts';

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
  responses: { 200: success(Created), 400: invalidInput, 503: failure },
  async handler({ caller, body }, { payments }) {
    const { subAccounts } = payments;
    const made = await subAccounts.create(caller, { nipCode: body.nip_code, accountNumber: body.account_number });
    const { id, name, accountNumber: account_number, nipCode: nip_code, bankCode: bank_code } = made;
    return ok({ id, name, account_number, nip_code, bank_code }, 'Subaccount created successfully');
  },
});
