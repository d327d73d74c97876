/** Intent → rail → outcome of one debit. No transaction is open while the rail is asked. */
import type { Transaction } from 'kysely';
import type { RecordedAs } from '../../api/idempotency/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Mandate } from '../mandates/index.ts';
import type { Payment } from '../records/index.ts';
import type { AccountStanding } from '../retry-policy/index.ts';
import type { Waiting, Workshop } from './deps.ts';
import { type Charge, type Intent, intend } from './intent.ts';
import { railRefusal } from './refused.ts';
import { debitEvent } from './told.ts';

/** How a debit stood when its call was answered: final, or `processing`. */
export interface Charged {
  payment: Payment;
  standing: AccountStanding;
}

/**
 * Waits for the outcome at most `debit.wait`. A bank's refusal is an outcome, not an exception.
 * @param onIntent in the transaction of the intent
 * @throws DebitRefused when nothing was sent
 */
export async function charge(
  deps: Workshop,
  env: Environment,
  mandate: Mandate,
  wanted: Charge,
  recordedAs: RecordedAs,
  onIntent?: (tx: Transaction<Schema>, paymentId: string) => Promise<void>,
): Promise<Charged> {
  const intent = await intend(deps, env, mandate, wanted, recordedAs, onIntent);
  const { payment, splitLegFeeMinor } = intent;
  const waiting: Waiting = { payment, splitLegFeeMinor, ended: null };
  deps.waiting.set(payment.id, waiting);
  try {
    return await send(deps, env, intent, waiting);
  } finally {
    deps.waiting.delete(payment.id);
  }
}

async function send(
  deps: Workshop,
  env: Environment,
  { payment, movementId }: Intent,
  waiting: Waiting,
): Promise<Charged> {
  const own = await deps.settings.of(env);
  const { status } = await deps.movements.send(env, movementId, own['debit.wait']);
  if (status === 'processing') return stillProcessing(deps, env, payment);
  const ended = waiting.ended ?? (await asItStands(deps, env, payment));
  if (status === 'voided') throw railRefusal(ended.standing);
  return ended;
}

/** The caller is told to wait, and so is everybody who listens; the account's slot is free. */
async function stillProcessing(deps: Workshop, env: Environment, { id, payerKey }: Payment): Promise<Charged> {
  const { db, records, retryPolicy, settings, events } = deps;
  if (!payerKey) throw new Error(`debit ${id} has no account`);
  return db.transaction().execute(async (tx) => {
    const standing = await retryPolicy.left(tx, env, payerKey, id);
    const payment = await records.lock(tx, env.id, id);
    if (!payment) throw new Error(`debit ${id} does not exist`);
    if (payment.status === 'processing') {
      await events.append(tx, env, [debitEvent('processing', env, payment, await settings.of(env))]);
    }
    return { payment, standing };
  });
}

/** Somebody else wrote the outcome: another process, or a call of the rail. */
async function asItStands(
  { records, retryPolicy }: Workshop,
  env: Environment,
  { id, payerKey }: Payment,
): Promise<Charged> {
  const payment = await records.find(env.id, id);
  if (!payment || !payerKey) throw new Error(`debit ${id} does not exist`);
  return { payment, standing: await retryPolicy.standingOf(env, payerKey) };
}
