import { type Clock, DAY_MS, later } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Schema } from '../schema.generated.ts';
import type { Environment, Tenancy } from '../tenancy/index.ts';

/** Forgets what a module has kept for long enough by the environment's clock. Safe to run twice, and to break off. */
export type Forget = (env: Environment, signal: AbortSignal) => Promise<void>;

/** What is kept for some days: events, records of jobs. Days are the environment's, so a moved clock moves them. */
export interface Retention {
  /** Forgets what is old in one environment now. */
  forgetOld: Forget;
  /** The same everywhere, and plans to do so again tomorrow. */
  forgetEverywhere(signal: AbortSignal): Promise<void>;
  /** Plans to do so soon. One such job waits at most, whoever asks. */
  start(): Promise<void>;
}

export const RETENTION_JOB = { name: 'retention.forget' } as const;

export function createRetention(deps: {
  db: Db<Schema>;
  /** Real time. */
  clock: Clock;
  tenancy: Pick<Tenancy, 'environments'>;
  modules: readonly Forget[];
}): Retention {
  const { db, clock, tenancy, modules } = deps;
  const forgetOld: Forget = async (env, signal) => {
    for (const forget of modules) if (!signal.aborted) await forget(env, signal);
  };
  return {
    forgetOld,
    async forgetEverywhere(signal) {
      for (const env of await tenancy.environments()) await forgetOld(env, signal);
      const runAt = later(clock.now(), DAY_MS);
      await enqueue(db, RETENTION_JOB, {}, { key: RETENTION_JOB.name, runAt });
    },
    start: () => enqueue(db, RETENTION_JOB, {}, { key: RETENTION_JOB.name }),
  };
}
