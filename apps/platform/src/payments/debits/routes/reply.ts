/** A debit as its caller is answered. Source: payments contract, 7.1 and 7.2. */
import { Refusal } from '@kente/kit/errors';
import { toWireError } from '@kente/kit/http/error-mapping';
import type { Reply } from '@kente/kit/http/reply';
import { textOf } from '../../../rails/index.ts';
import type { Environment } from '../../../tenancy/index.ts';
import { actionRefusal } from '../../action-envelope.ts';
import { actionReply } from '../../routes/action-reply.ts';
import type { Answered } from '../index.ts';
import { actionContext } from '../refused.ts';
import { contextOf } from '../told.ts';
import { debitOnWire, failureMessage, PROCESSING_CODE, PROCESSING_MESSAGE, SUCCESS_MESSAGE } from '../wire.ts';

/** @throws Refusal 400 with the bank's code for a debit that failed. */
export function debitReply(env: Environment, { payment, own, headers }: Answered): Reply {
  const context = actionContext(env, own);
  if (payment.status === 'failed') {
    const code = payment.responseCode ?? '';
    throw actionRefusal(context, { http: 400, code, message: failureMessage(code, textOf(code)), headers });
  }
  const data = debitOnWire(payment, contextOf(env, payment, own));
  const answer =
    payment.status === 'processing'
      ? ({ status: 'processing', code: PROCESSING_CODE, message: PROCESSING_MESSAGE } as const)
      : ({ status: 'successful', code: '00', message: SUCCESS_MESSAGE } as const);
  return actionReply(context, { ...answer, data, headers });
}

/** For a key whose call a crash cut short: a refusal is an answer too. */
export function debitReplyAgain(env: Environment, answered: Answered): Reply {
  try {
    return debitReply(env, answered);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const wire = toWireError(error, { timestamp: env.clock.now().toISOString(), requestId: '' });
    return { status: wire.status, headers: wire.headers, body: { kind: 'bare', value: wire.body } };
  }
}
