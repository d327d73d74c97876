import { failure, invalidInput } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import { action, actionFailure } from '../../routes/action-reply.ts';
import { inquiryReply } from './reply.ts';

const closed = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false });
const account_details = closed({
  ...{ bank_code: Type.String(), account_name: Type.String() },
  ...{ account_number: Type.String(), bank_name: Type.String() },
});
const Answer = Type.Union([
  closed({ id: Type.String(), has_sufficient_balance: Type.Boolean(), account_details }),
  closed({ id: Type.String(), account_balance: Type.Integer({ description: 'Kobo' }), account_details }),
]);

export const inquireBalance = route({
  method: 'GET',
  path: '/v3/payments/mandates/:id/balance-inquiry',
  access: { product: 'payments' },
  tag: 'Direct debit',
  summary: 'Ask the bank whether an account holds an amount (NGN 10), or how much it holds (NGN 50).',
  description:
    'Paid from the wallet when the bank has answered; free in the sandbox. Balances under NGN 1,000 are told as 0. The same ' +
    '`Idempotency-Key` is charged once. Accounts of First Bank, Keystone and Wema cannot be emptied: leave something for the bank.',
  query: Type.Object({
    amount: Type.Optional(Type.String({ description: 'Kobo, at least 1; without it the balance is told' })),
  }),
  idempotent: true,
  responses: {
    200: action(Answer),
    400: Type.Union([invalidInput, actionFailure]),
    402: actionFailure,
    404: actionFailure,
    503: failure,
  },
  exists: ({ caller, params }, { payments }) => payments.mandates.get(caller, params.id),
  async handler(call, { payments: { balanceInquiry } }) {
    const { caller, params, query } = call;
    return inquiryReply(await balanceInquiry.ask(caller, params.id, query.amount, idempotencyOf(call).recordedAs));
  },
});
