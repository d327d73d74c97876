/** What falls due for a mandate on its environment's clock. Handlers are safe to run twice. */
import type { TaskHandler } from '../../schedule/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { MandatesDeps } from './deps.ts';
import { isReady, nextByClock } from './lifecycle.ts';
import type { Mandate } from './mandate.ts';
import { type Steps, TASKS } from './steps.ts';
import * as store from './store.ts';

export function followTime(deps: MandatesDeps, steps: Steps): void {
  const { db, schedule, settings } = deps;

  schedule.on(TASKS.clock, async (env, { subject }) => {
    const own = await settings.of(env);
    await db.transaction().execute(async (tx) => {
      const mandate = await steps.lock(tx, env, subject);
      const next = mandate && nextByClock(mandate, steps.windows(own));
      if (!mandate || !next) return;
      if (next.at <= env.clock.now()) await steps.end(tx, env, mandate, next.step, own);
      else await steps.keepTime(tx, env, mandate, own);
    });
  });

  schedule.on(TASKS.ready, async (env, { subject }) => {
    const own = await settings.of(env);
    await db.transaction().execute(async (tx) => {
      const mandate = await steps.lock(tx, env, subject);
      if (mandate) await tellReady(steps, tx, env, mandate, own);
    });
  });

  schedule.on(TASKS.check, checkWithRail(deps, steps));
}

/** Once: a mandate that is paused when it becomes ready tells so when it is reinstated. */
export async function tellReady(
  steps: Steps,
  tx: Parameters<Steps['tell']>[0],
  env: Environment,
  mandate: Mandate,
  own: Parameters<Steps['tell']>[3],
): Promise<void> {
  if (mandate.readyTold || !isReady(mandate, env.clock.now())) return;
  const row = await store.update(tx, env.id, mandate.id, { ready_told: true });
  await steps.follow(tx, env, steps.rows.open(env.id, row), 'ready');
  await steps.tell(tx, env, mandate, own, ['ready']);
}

/** The rail is asked outside of any transaction; what it says is written under the row's lock. */
function checkWithRail({ db, rail, settings }: MandatesDeps, steps: Steps): TaskHandler {
  return async (env, { subject }) => {
    const row = await store.find(db, env.id, subject);
    if (!row || (row.status !== 'initiated' && row.status !== 'active')) return;
    const answer = await rail.mandateStatus(env, row.nibss_code);
    const own = await settings.of(env);
    await db.transaction().execute(async (tx) => {
      const mandate = await steps.lock(tx, env, subject);
      if (!mandate || (mandate.status !== 'initiated' && mandate.status !== 'active')) return;
      const status = answer.kind === 'answered' ? answer.status : null;
      if (status === 'approved') await steps.approve(tx, env, mandate, own);
      else if (status === 'rejected') await steps.end(tx, env, mandate, 'reject', own);
      else if (status === 'cancelled') await steps.end(tx, env, mandate, 'cancel', own);
      else await steps.watch(tx, env, mandate);
    });
  };
}
