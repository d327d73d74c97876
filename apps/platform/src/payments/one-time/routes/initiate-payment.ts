import type { FieldProblem } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { idempotencyOf } from '../../../api/idempotency/idempotent.ts';
import { route } from '../../../api/route.ts';
import type { Modules } from '../../../modules.ts';
import type { Environment } from '../../../tenancy/index.ts';
import { linkOnWire } from '../../mandates/index.ts';
import { refuseAll } from '../../validation.ts';
import { isRecurring, readCustomer } from '../index.ts';
import { initiatedReply } from './reply.ts';
import { InitiateBody, InitiatedBody } from './schemas.ts';

export const initiatePayment = route({
  method: 'POST',
  path: '/v2/payments/initiate',
  access: { product: 'payments' },
  tag: 'Payments',
  summary: 'Begin a one-time payment, or the link of a mandate.',
  description:
    'The payer goes to `mono_url`: logs in to a bank, or takes the account that you name, and authorises the payment there; or ' +
    'transfers exactly the amount to a number of its own (`method: "transfer"`). Then the payer is sent to `redirect_url`, and ' +
    'one of the `direct_debit.payment_*` events follows. A page that nobody finishes is abandoned after 30 minutes.',
  body: InitiateBody,
  idempotent: true,
  responses: {
    ...{ 200: InitiatedBody, 400: Type.Union([invalidInput, failure]) },
    404: Type.Union([missing('customer'), missing('account')]),
  },
  mistakes: async ({ caller, body }, modules) => refuseAll(await mistakesIn(caller, body, modules)),
  async handler(call, modules) {
    const { caller, body } = call;
    const { oneTime, mandates } = modules.payments;
    if (!isRecurring(body)) {
      const made = await oneTime.initiate(caller, 'initiate', body, idempotencyOf(call).recordedAs);
      return initiatedReply(caller, modules.config.publicUrl, made);
    }
    const { value } = readCustomer(body.customer);
    if (!value) refuseAll(await mistakesIn(caller, body, modules));
    const made = await mandates.initiate(caller, body, value ?? { id: '' });
    return ok(linkOnWire(made, await mandates.context(caller)), 'Payment Initiated Successfully');
  },
});

async function mistakesIn(caller: Environment, body: unknown, { payments }: Modules): Promise<FieldProblem[]> {
  if (!isRecurring(body)) return payments.oneTime.mistakes('initiate', body);
  const { customer } = (body ?? {}) as { customer?: unknown };
  const ofCustomer = customer === undefined || customer === null ? [] : readCustomer(customer).problems;
  return [...(await payments.mandates.initiateMistakes(caller, body)), ...ofCustomer];
}
