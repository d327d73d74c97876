/** Debits of fixed mandates: by the mandate's schedule, one due date at a time. Source: payments contract, 5.7. */
import { later, MINUTE_MS } from '@kente/kit/clock';
import type { Transaction } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import {
  amountOf,
  type Follower,
  firstTry,
  type Mandate,
  nextTry,
  planOf,
  referenceOf,
  type Try,
  type TryOutcome,
  timeOf,
  wireId,
} from '../mandates/index.ts';
import type { Payment } from '../records/index.ts';
import type { Workshop } from './deps.ts';
import type { Charge } from './intent.ts';
import { DebitRefused, type Reason } from './refused.ts';
import { charge } from './sending.ts';
import * as store from './store.ts';

type Tx = Transaction<Schema>;

const scheduleOf = (mandate: Mandate) => planOf({ ...mandate, endDate: mandate.endDay });

const TRY_TASK = 'debit.fixed';
/** A rail that was down, or an account that is being debited at this moment. */
const TRY_AGAIN_MS = 5 * MINUTE_MS;
/** For what the platform itself would not ask of the bank. */
const REFUSED_HERE = '61';

export function runSchedules(deps: Workshop): void {
  deps.mandates.follow(follower(deps));
  deps.schedule.on(TRY_TASK, async (env, { subject: mandateId }) => {
    const row = await store.findSchedule(deps.db, env.id, mandateId);
    // The outcome of the one under way goes on with the schedule.
    if (!row?.next_try || row.debit_id !== null) return;
    await tryNow(deps, env, mandateId, row.next_try as unknown as Try);
  });
}

function follower(deps: Workshop): Follower {
  return async (tx, env, mandate, change) => {
    const plan = scheduleOf(mandate);
    if (!plan || change === 'approved') return;
    if (change === 'ended' || change === 'paused') return deps.schedule.drop(tx, env.id, TRY_TASK, mandate.id);
    const row = await store.lockSchedule(tx, env.id, mandate.id);
    if (!row) return goOn(deps, tx, env, mandate.id, firstTry(plan, env.clock.now()));
    if (row.debit_id !== null || !row.next_try) return;
    await goOn(deps, tx, env, mandate.id, notMissed(mandate, row.next_try as unknown as Try, env.clock.now()));
  };
}

/** What fell due while the mandate was paused is not made up for. */
function notMissed(mandate: Mandate, stands: Try, now: Date): Try | null {
  const plan = scheduleOf(mandate);
  if (!plan || timeOf(stands) >= now) return stands;
  return nextTry(plan, stands, { kind: 'failed', code: stands.lastCode ?? '' }, now);
}

async function goOn(
  { schedule }: Workshop,
  tx: Tx,
  env: Environment,
  mandateId: string,
  next: Try | null,
  dueAt?: Date,
): Promise<void> {
  await store.putSchedule(tx, env.id, mandateId, { nextTry: next && JSON.stringify(next), debitId: null });
  if (!next) return schedule.drop(tx, env.id, TRY_TASK, mandateId);
  const at = dueAt ?? timeOf(next);
  await schedule.put(tx, env, { kind: TRY_TASK, subject: mandateId, payload: {}, dueAt: at });
}

async function tryNow(deps: Workshop, env: Environment, mandateId: string, made: Try): Promise<void> {
  const { db, mandates } = deps;
  const mandate = await mandates.get(env, wireId(mandateId));
  const plan = scheduleOf(mandate);
  if (!plan) return;
  const wanted: Charge = {
    ...{ type: 'fixed-debit', amountMinor: amountOf(plan, made), reference: referenceOf(mandate.reference, made) },
    ...{ narration: mandate.description, feeBearer: mandate.feeBearer, beneficiary: null, split: null },
    meta: mandate.meta,
  };
  try {
    await charge(
      deps,
      env,
      mandate,
      wanted,
      async () => {},
      (tx, debitId) => store.putSchedule(tx, env.id, mandateId, { nextTry: JSON.stringify(made), debitId }),
    );
  } catch (error) {
    if (!(error instanceof DebitRefused)) throw error;
    const { reason } = error;
    // A mandate that is paused or over: its follower has been told, and goes on when it is reinstated.
    if (reason === 'state') return;
    await db.transaction().execute(async (tx) => {
      const row = await store.lockSchedule(tx, env.id, mandateId);
      if (!row || row.debit_id !== null) return;
      const now = env.clock.now();
      if (reason === 'busy' || reason === 'rail') return goOn(deps, tx, env, mandateId, made, later(now, TRY_AGAIN_MS));
      await goOn(deps, tx, env, mandateId, nextTry(plan, made, outcomeOf(reason), now));
    });
  }
}

const outcomeOf = (reason: Reason): TryOutcome =>
  reason === 'blocked' ? { kind: 'blocked' } : { kind: 'failed', code: REFUSED_HERE };

/** In the transaction of a final outcome: what comes next is put down with it. */
export async function tryEnded(
  deps: Workshop,
  tx: Tx,
  env: Environment,
  payment: Payment,
  outcome: TryOutcome,
): Promise<void> {
  const { mandateId } = payment;
  const row = mandateId === null ? undefined : await store.lockSchedule(tx, env.id, mandateId);
  const mandate = mandateId === null ? null : await deps.mandates.lock(tx, env, mandateId);
  const plan = mandate && scheduleOf(mandate);
  if (mandateId === null || row?.debit_id !== payment.id || !row.next_try || !plan) return;
  const next = nextTry(plan, row.next_try as unknown as Try, outcome, env.clock.now());
  const isRunning = mandate.status === 'approved';
  if (isRunning) return goOn(deps, tx, env, mandateId, next);
  await store.putSchedule(tx, env.id, mandateId, { nextTry: next && JSON.stringify(next), debitId: null });
}

/** Nothing was sent: the same try again, under the same reference. */
export async function tryAgainLater(
  deps: Workshop,
  tx: Tx,
  env: Environment,
  { id, mandateId }: Payment,
): Promise<void> {
  const row = mandateId === null ? undefined : await store.lockSchedule(tx, env.id, mandateId);
  if (mandateId === null || row?.debit_id !== id || !row.next_try) return;
  const dueAt = later(env.clock.now(), TRY_AGAIN_MS);
  await goOn(deps, tx, env, mandateId, row.next_try as unknown as Try, dueAt);
}
