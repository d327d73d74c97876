import { DAY_MS, later } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import { forgetEvents } from './store/log.ts';

/** Rows of one statement: small enough to hold nobody up. */
const AT_ONCE = 5_000;

/** Forgets events that are older than so many days of the environment's clock, with their deliveries. */
export function createRetention({ db, days }: { db: Db<Schema>; days: number }) {
  return async (env: Environment, signal: AbortSignal): Promise<void> => {
    const before = later(env.clock.now(), -days * DAY_MS);
    const from = async (after: bigint): Promise<bigint | null> => {
      const { kept, last } = await forgetEvents(db, env.id, before, { after, most: AT_ONCE });
      // A live clock only goes forward, and what is behind a young event is young. A sandbox clock may have been set back:
      // behind what happened in a future that was left, there may be older events.
      return kept > 0 && env.mode === 'live' ? null : last;
    };
    let next = await from(0n);
    while (next !== null && !signal.aborted) next = await from(next);
  };
}
