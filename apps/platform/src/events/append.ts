import type { Clock } from '@kente/kit/clock';
import type { Db } from '@kente/kit/db/pool';
import { newEventId } from '@kente/kit/ids';
import type { Schema } from '../schema.generated.ts';
import type { Environment } from '../tenancy/index.ts';
import { eventBody, hasNewData } from './envelope.ts';
import { appendEvents } from './store/log.ts';
import type { NewEvent } from './types.ts';
import { namesThatSelect } from './webhooks/subscription.ts';

export interface AppendOptions {
  /** Send to this endpoint alone, whatever it subscribes to. */
  onlyEndpoint?: string;
}

export type Append = (
  tx: Db<Schema>,
  env: Environment,
  events: readonly NewEvent[],
  options?: AppendOptions,
) => Promise<string[]>;

/** The writing side of the log. `clock` is real time; events bear the environment's. */
export function createAppend(clock: Clock): Append {
  return async (tx, env, events, { onlyEndpoint = null }: { onlyEndpoint?: string | null } = {}) => {
    if (events.length === 0) return [];
    const now = env.clock.now();
    const origin = { appId: env.app.id, businessId: env.business.id };
    const entries = events.map((event) => {
      const id = newEventId();
      return {
        id,
        type: event.type,
        accountId: event.accountId ?? null,
        customerId: customerOf(event),
        body: eventBody(id, event, now, origin),
        newData: hasNewData(event),
        selectedBy: namesThatSelect(event.type),
      };
    });
    await appendEvents(tx, env.id, entries, { occurred: now, recorded: clock.now() }, { onlyEndpoint });
    return entries.map((entry) => entry.id);
  };
}

/** Whom an event of payments is about. */
function customerOf({ data }: NewEvent): string | null {
  const { customer, object }: { customer?: unknown; object?: { customer?: unknown } } = data as object;
  const whose = customer ?? object?.customer;
  return typeof whose === 'string' ? whose : null;
}
