import { type Clock, later, SECOND_MS } from '@kente/kit/clock';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Kysely } from 'kysely';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment, Tenancy } from '../../tenancy/index.ts';
import { REQUERY_TASK } from './outcomes.ts';
import { nextRequery } from './requery-rule.ts';
import * as store from './store.ts';

/** An intent that has no outcome for that long was left behind by a process that is gone. */
const LEFT_BEHIND_MS = 60 * SECOND_MS;
const EVERY_MS = 60 * SECOND_MS;

export const SWEEP_JOB = { name: 'rails.sweep' } as const;

export interface Sweep {
  /** Intents written before that real time and without outcome become unknown: asked for, never sent. @returns how many. */
  run(before?: Date): Promise<number>;
  /** What was left behind by earlier processes, then again every minute. */
  start(): Promise<void>;
  again(): Promise<void>;
}

export function createSweep(deps: {
  db: Kysely<Schema>;
  /** Real time. */
  clock: Clock;
  schedule: Schedule;
  tenancy: Pick<Tenancy, 'environments'>;
}): Sweep {
  const { db, clock, schedule, tenancy } = deps;
  const leave = (env: Environment, id: string): Promise<void> =>
    db.transaction().execute(async (tx) => {
      const now = env.clock.now();
      const row = await store.makeUnknown(tx, env.id, id, null, now);
      if (!row) return;
      const dueAt = nextRequery(row.intendedAt, now) ?? now;
      await schedule.put(tx, env, { kind: REQUERY_TASK, subject: id, payload: {}, dueAt });
    });
  const run: Sweep['run'] = async (before = later(clock.now(), -LEFT_BEHIND_MS)) => {
    const environments = new Map((await tenancy.environments()).map((env) => [env.id, env]));
    let left = 0;
    for (;;) {
      const rows = await store.leftBehind(db, [...environments.keys()], before);
      for (const { env_id, id } of rows) {
        const env = environments.get(env_id);
        if (env) await leave(env, id);
      }
      left += rows.length;
      if (rows.length < store.SWEEP_AT_MOST) return left;
    }
  };
  return {
    run,
    async start() {
      await run(clock.now());
      await enqueue(db, SWEEP_JOB, {}, { key: SWEEP_JOB.name, runAt: later(clock.now(), EVERY_MS) });
    },
    async again() {
      await run();
      await enqueue(db, SWEEP_JOB, {}, { key: SWEEP_JOB.name, runAt: later(clock.now(), EVERY_MS) });
    },
  };
}
