/** A mandate that ended here ends at the rail too, sooner or later. */
import { HOUR_MS, later, MINUTE_MS } from '@kente/kit/clock';
import { Fault } from '@kente/kit/errors';
import type { Environment } from '../../tenancy/index.ts';
import type { MandatesDeps } from './deps.ts';
import { TELL_RAIL_TASK } from './steps.ts';
import * as store from './store.ts';

type Deps = Pick<MandatesDeps, 'db' | 'rail' | 'schedule'>;

/** Minutes between tries double up to an hour, and end when the rail has heard. */
const LONGEST_MS = HOUR_MS;

/** @returns whether the rail has heard: a mandate that it does not know is ended there too. */
export async function tellRail({ db, rail, schedule }: Deps, env: Environment, id: string): Promise<boolean> {
  const row = await store.find(db, env.id, id);
  if (row) {
    // Also where nobody has told where the rail is: the mandate has ended all the same.
    const heard = await rail.cancelMandate(env, row.nibss_code).then(
      ({ kind }) => kind !== 'unavailable',
      (error: unknown) => {
        if (error instanceof Fault) return false;
        throw error;
      },
    );
    if (!heard) return false;
  }
  await schedule.drop(db, env.id, TELL_RAIL_TASK, id);
  return true;
}

export function keepTellingRail(deps: Deps): void {
  deps.schedule.on(TELL_RAIL_TASK, async (env, { subject, payload }) => {
    if (await tellRail(deps, env, subject)) return;
    const waited = Number((payload as { waitedMs?: unknown }).waitedMs ?? MINUTE_MS);
    const waitedMs = Math.min(waited * 2, LONGEST_MS);
    const dueAt = later(env.clock.now(), waitedMs);
    await deps.schedule.put(deps.db, env, { kind: TELL_RAIL_TASK, subject, payload: { waitedMs }, dueAt });
  });
}
