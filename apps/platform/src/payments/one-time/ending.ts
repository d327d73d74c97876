import { Refusal } from '@kente/kit/errors';
import type { Environment } from '../../tenancy/index.ts';
import type { Payment } from '../records/index.ts';
import type { OneTimeDeps, Tx } from './deps.ts';
import { CheckoutVault } from './session.ts';
import * as store from './store.ts';
import { type Ending, endEvent } from './told.ts';

/** The environment's clock says when a session that nobody authorised is over. */
export const ABANDON_TASK = 'payments.abandon';

export async function keepTime(
  { schedule }: OneTimeDeps,
  tx: Tx,
  env: Environment,
  paymentId: string,
  dueAt: Date,
): Promise<void> {
  await schedule.put(tx, env, { kind: ABANDON_TASK, subject: paymentId, payload: {}, dueAt });
}

/** The last thing in a transaction that ended a payment: its one event, and no more waiting for its time. */
export async function tellEnd(
  deps: OneTimeDeps,
  tx: Tx,
  env: Environment,
  ending: Ending,
  payment: Payment,
): Promise<void> {
  const session = await store.find(tx, env.id, payment.id);
  if (ending !== 'reversed') await deps.schedule.drop(tx, env.id, ABANDON_TASK, payment.id);
  const chosen = session ? new CheckoutVault(deps.keyring).account(env.id, session) : null;
  const facts = { chosen: payment.channel === 'account' ? chosen : null, failure: session?.failure ?? null };
  await deps.events.append(tx, env, [endEvent(env, ending, payment, facts)]);
}

/** Nothing was taken: the payer left, or time passed. Nothing happens when it is not pending any more. */
export function endUnpaid(
  deps: OneTimeDeps,
  env: Environment,
  paymentId: string,
  ending: 'cancelled' | 'abandoned',
): Promise<void> {
  return deps.db.transaction().execute(async (tx) => {
    const payment = await deps.records.transition(tx, env, paymentId, ending);
    if (payment) await tellEnd(deps, tx, env, ending, payment);
  });
}

export async function fail(
  deps: OneTimeDeps,
  tx: Tx,
  env: Environment,
  paymentId: string,
  { message, code }: { message: string; code?: string },
): Promise<void> {
  const changes = code === undefined ? {} : { responseCode: code };
  const payment = await deps.records.transition(tx, env, paymentId, 'failed', changes);
  if (!payment) return;
  await store.change(tx, env.id, paymentId, { failure: message });
  await tellEnd(deps, tx, env, 'failed', payment);
}

export const unknownPayment = (): Refusal =>
  new Refusal('payment.not_found', { status: 404, message: 'This payment does not exist.' });
