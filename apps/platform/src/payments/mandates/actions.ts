/** What the business does with a mandate of its own. Source: payments contract, 5.5. */
import type { Refusal } from '@kente/kit/errors';
import type { Environment } from '../../tenancy/index.ts';
import type { ActionContext } from '../action-envelope.ts';
import { tellReady } from './clock.ts';
import type { MandatesDeps } from './deps.ts';
import { type MandateStatus, statusAt } from './lifecycle.ts';
import { type Mandate, rowId } from './mandate.ts';
import { contextOf, refusals, unknownMandate } from './refusals.ts';
import type { Action, Steps } from './steps.ts';
import * as store from './store.ts';
import { tellRail } from './telling-rail.ts';

type Refuse = (context: ActionContext) => Refusal;

/** @throws Refusal 404 with code 50, 400 from a status where it may not be done. */
export async function act(
  deps: MandatesDeps,
  steps: Steps,
  env: Environment,
  given: string,
  action: Action,
): Promise<ActionContext> {
  const settings = await deps.settings.of(env);
  const context = contextOf(env, settings);
  const id = rowId(given);
  const done = await deps.db.transaction().execute(async (tx) => {
    const mandate = id ? await steps.lock(tx, env, id) : null;
    if (!mandate) throw unknownMandate(context);
    const status = statusAt(mandate, steps.windows(settings), env.clock.now());
    const refuse = refusalOf(action, status);
    if (refuse) throw refuse(context);
    if (action === 'cancel') return steps.end(tx, env, mandate, 'cancel', settings);
    const changed = await steps.take(tx, env, mandate, action);
    if (!changed) throw refusals.notReady(context);
    await steps.follow(tx, env, changed, action === 'pause' ? 'paused' : 'reinstated');
    await steps.announce(tx, env, mandate.id, action, settings);
    if (action === 'reinstate') await tellReady(steps, tx, env, changed, settings);
    return null;
  });
  // The bank is told after the fact: here the mandate is over already, whatever it answers. One that has not heard is told again.
  if (done?.account) await tellRail(deps, env, done.id);
  return context;
}

function refusalOf(action: Action, status: MandateStatus): Refuse | null {
  if (action === 'cancel') {
    return status === 'cancelled' || status === 'rejected' || status === 'expired' ? refusals.cancelled : null;
  }
  if (status === 'cancelled') return refusals.cancelled;
  if (status === 'expired') return refusals.over;
  if (action === 'pause') {
    if (status === 'paused') return refusals.paused;
    return status === 'approved' ? null : refusals.notReady;
  }
  if (status === 'approved') return refusals.active;
  return status === 'paused' ? null : refusals.notReady;
}

/** @param wanted absent: the other way round. @throws Refusal 404 with code 50, 400. */
export async function togglePartialSweep(
  deps: MandatesDeps,
  steps: Steps,
  env: Environment,
  given: string,
  wanted: boolean | undefined,
): Promise<{ allowed: boolean; context: ActionContext }> {
  const settings = await deps.settings.of(env);
  const context = contextOf(env, settings);
  const id = rowId(given);
  return deps.db.transaction().execute(async (tx) => {
    const mandate: Mandate | null = id ? await steps.lock(tx, env, id) : null;
    if (!mandate) throw unknownMandate(context);
    if (mandate.mandateType !== 'sweep') throw refusals.partialKind(context);
    if (!settings['sweep.partial']) throw refusals.partialOff(context);
    const allowed = wanted ?? !mandate.allowPartialSweep;
    await store.update(tx, env.id, mandate.id, { allow_partial_sweep: allowed, updated_at: env.clock.now() });
    return { allowed, context };
  });
}
