import { type Clock, DAY_MS, later } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { enqueue } from '@kente/kit/jobs/enqueue';
import type { Schema } from '../schema.generated.ts';
import type { Tenancy } from '../tenancy/index.ts';
import { FORGET_JOB } from './jobs/names.ts';
import { forgetEvents } from './store/log.ts';

/** Rows of one statement: small enough to hold nobody up. */
const AT_ONCE = 5_000;

export interface Retention {
  /** Forgets events older than the retention, and plans to do so again tomorrow. @returns how many. */
  forgetOld(signal: AbortSignal): Promise<number>;
  /** Plans to do so soon. One such job waits at most, whoever asks. */
  start(): Promise<void>;
}

/** Events are kept for days of real time: a sandbox that moves its clock keeps its log. */
export function createRetention(deps: {
  db: Db<Schema>;
  clock: Clock;
  tenancy: Pick<Tenancy, 'environments'>;
  days: number;
}): Retention {
  const { db, clock, tenancy, days } = deps;
  return {
    async forgetOld(signal) {
      const before = later(clock.now(), -days * DAY_MS);
      let forgotten = 0;
      for (const env of await tenancy.environments()) {
        for (let last = AT_ONCE; last === AT_ONCE && !signal.aborted; ) {
          last = await forgetEvents(db, env.id, before, AT_ONCE);
          forgotten += last;
        }
      }
      await enqueue(db, { name: FORGET_JOB }, {}, { key: FORGET_JOB, runAt: later(clock.now(), DAY_MS) });
      return forgotten;
    },
    start: () => enqueue(db, { name: FORGET_JOB }, {}, { key: FORGET_JOB }),
  };
}
