import Type from 'typebox';
import { openRoute } from '../../../../api/route.ts';
import { answering, privately } from './shared.ts';

export const chooseMandateAccount = openRoute({
  method: 'POST',
  path: '/authorise/api/:link/account',
  ...answering,
  summary: 'The payer says which account is to be debited.',
  body: Type.Object({
    accountType: Type.Union([Type.Literal('personal'), Type.Literal('business')]),
    bankCode: Type.String({ pattern: '^\\d{3,6}$' }),
    accountNumber: Type.String({ pattern: '^\\d{10}$' }),
  }),
  handler: async ({ params, body }, { payments }) =>
    privately(await payments.mandates.page.chooseAccount(params.link, body)),
});
