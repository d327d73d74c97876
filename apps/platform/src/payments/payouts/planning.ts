import type { Db } from '@kente/kit/db/pool';
import type { Logger } from '@kente/kit/log';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import type { Settings } from '../settings/index.ts';
import { nextCut } from './cut-rule.ts';

export const CUT_TASK = 'settlement.cut';
const REMEMBER_MOST = 10_000;

/** Sees to it that what is pending is cut when the day ends. Remembers what it has planned: money comes often. */
export interface CutPlanner {
  plan(env: Environment): Promise<void>;
  /**
   * The same beside a transaction, which does not wait for it: another connection asked for while one is held would, under
   * load, wait for itself. What a crash loses here, the next start plans.
   */
  planSoon(env: Environment): void;
  forget(env: Environment): void;
}

export interface CutPlannerDeps {
  db: Db<Schema>;
  log: Logger;
  schedule: Schedule;
  settings: Pick<Settings, 'of'>;
}

export function createCutPlanner({ db, log, schedule, settings }: CutPlannerDeps): CutPlanner {
  const planned = new Map<string, number>();
  const running = new Set<string>();
  const plan = async (env: Environment): Promise<void> => {
    const dueAt = nextCut(env.clock.now(), await settings.of(env));
    if (planned.get(env.id) === dueAt.getTime()) return;
    if (planned.size >= REMEMBER_MOST) planned.clear();
    await schedule.put(db, env, { kind: CUT_TASK, subject: dueAt.toISOString(), payload: {}, dueAt });
    planned.set(env.id, dueAt.getTime());
  };
  return {
    plan,
    planSoon(env) {
      if (running.has(env.id)) return;
      running.add(env.id);
      plan(env)
        .catch((error: unknown) => log.warn({ err: error }, 'a settlement was not planned; the next payment plans it'))
        .finally(() => running.delete(env.id));
    },
    forget: (env) => void planned.delete(env.id),
  };
}
