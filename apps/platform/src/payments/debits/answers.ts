/** A debit as its caller is answered. Source: payments contract, 7.1 and 7.2. */
import type { Refusal } from '@kente/kit/errors';
import type { Reply } from '@kente/kit/http/reply';
import { textOf } from '../../rails/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { type ActionContext, actionRefusal } from '../action-envelope.ts';
import type { Payment } from '../records/index.ts';
import { actionReply } from '../routes/action-reply.ts';
import type { PaymentSettings } from '../settings/index.ts';
import { contextOf } from './told.ts';
import { debitOnWire, failureMessage, PROCESSING_CODE, PROCESSING_MESSAGE, SUCCESS_MESSAGE } from './wire.ts';

export const actionContext = (env: Environment, own: PaymentSettings): ActionContext => ({
  at: env.clock.now(),
  docsBase: own['docs.base'],
});

/** @throws Refusal 400 with the bank's code for a debit that failed. */
export function debitReply(
  env: Environment,
  payment: Payment,
  own: PaymentSettings,
  headers: Record<string, string>,
): Reply {
  const context = actionContext(env, own);
  const data = debitOnWire(payment, contextOf(env, payment, own));
  if (payment.status === 'failed') throw failure(context, payment, headers);
  const answer =
    payment.status === 'processing'
      ? ({ status: 'processing', code: PROCESSING_CODE, message: PROCESSING_MESSAGE } as const)
      : ({ status: 'successful', code: '00', message: SUCCESS_MESSAGE } as const);
  return actionReply(context, { ...answer, data, headers });
}

function failure(context: ActionContext, { responseCode }: Payment, headers: Record<string, string>): Refusal {
  const code = responseCode ?? '';
  return actionRefusal(context, { http: 400, code, message: failureMessage(code, textOf(code)), headers });
}
