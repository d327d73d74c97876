import { DAY_MS, later, systemClock } from '@kente/kit/clock';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Tenant } from '../tenancy/index.ts';
import { RETENTION_JOB } from './jobs/names.ts';
import { type RetentionDeps, type RetentionRun, runRetention } from './running.ts';
import { everyEnvironment } from './store.ts';

export type { RetentionRun } from './running.ts';

/** What came from the bank is kept for some days, and what only the connector needs for as long as it needs it. */
export interface Retention {
  /** In one environment, now. Again, and two at once, do the work once. */
  run(tenant: Tenant, how: { dryRun: boolean; actor: string }): Promise<RetentionRun>;
  /** In every environment, and plans to do so again tomorrow. */
  runEverywhere(signal: AbortSignal): Promise<void>;
  /** Plans to do so soon. One such job waits at most, whoever asks. */
  start(): Promise<void>;
}

const SYSTEM = 'system';

export function createRetention(deps: RetentionDeps): Retention {
  const { db } = deps;
  const plan = (more: { runAt?: Date }) => enqueue(db, RETENTION_JOB, {}, { key: RETENTION_JOB.name, ...more });
  return {
    run: (tenant, how) => runRetention(deps, tenant, how),
    async runEverywhere(signal) {
      for (const tenant of await everyEnvironment(db)) {
        if (signal.aborted) return;
        await runRetention(deps, tenant, { dryRun: false, actor: SYSTEM, signal });
      }
      await plan({ runAt: later(systemClock.now(), DAY_MS) });
    },
    start: () => plan({}),
  };
}
