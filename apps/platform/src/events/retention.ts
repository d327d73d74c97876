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
    for (let last = AT_ONCE; last === AT_ONCE && !signal.aborted; )
      last = await forgetEvents(db, env.id, before, AT_ONCE);
  };
}
