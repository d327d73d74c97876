import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Kysely } from 'kysely';
import type { Accounts } from '../accounts/index.ts';
import type { Config } from '../config.ts';
import type { Schema } from '../schema.generated.ts';
import type { Tenant } from '../tenancy/index.ts';
import { countedLately, lastReceived, sweepCounts } from './counts.ts';
import type { Action, TransactionKeeper } from './ports.ts';
import { createProcessing } from './processing.ts';
import { type Answer, type Delivery, receive } from './receiving.ts';
import { type Health, healthOf } from './status.ts';
import { forgetBodies } from './store.ts';

export { ACTIONS } from './ports.ts';

export interface DoorStatus {
  status: Health;
  endpoint: string;
  verifySignature: boolean;
  secretConfigured: boolean;
  lastReceivedAt: Date | null;
  lastEvent: string | null;
  last24h: { received: number; accepted: number; rejected: number; duplicate: number; unmatched: number };
  lastError: string | null;
}

/** Where the provider's webhooks come in. Source: contract 3.3, 3.10, 5. */
export interface WebhookDoor {
  /**
   * Proves, keeps and does what a webhook asks for. What takes longer than two seconds is answered `queued`, and finished in
   * the background; whatever happens to this process, a kept event is finished once.
   * @throws Refusal 401 `invalid_signature`, 400 `invalid_json`, Fault 503 `webhook_secret_missing`.
   */
  receive(delivery: Delivery): Promise<Answer>;
  /** For the job: finishes what was begun, and nothing that is finished. Counters that are too old go with it. */
  finish(tenant: Tenant, key: string): Promise<Action | null>;
  /** Of the door, which is one for all, as this environment sees it: rejected and unmatched deliveries are nobody's. */
  status(tenant: Tenant): Promise<DoorStatus>;
  /** Until what was begun is done. */
  drained(): Promise<void>;
}

export interface WebhookDoorDeps {
  db: Kysely<Schema>;
  clock: Clock;
  log: Logger;
  config: Config;
  accounts: Accounts;
  transactions: TransactionKeeper;
  /** Asked late: where the connector listens may be known only then. */
  publicUrl: () => string;
}

export const WEBHOOK_PATH = '/si/mono/webhook';

export function createWebhookDoor(deps: WebhookDoorDeps): WebhookDoor {
  const { db, clock, config, accounts, publicUrl } = deps;
  const processing = createProcessing(deps);
  accounts.whenPurged(async (tx, tenant, accountId) => {
    await forgetBodies(tx, tenant, accountId);
    return {};
  });
  return {
    receive: (delivery) => receive({ ...deps, processing }, delivery),
    async finish(tenant, key) {
      const action = await processing.finish(tenant, key);
      await sweepCounts(db, tenant, clock.now());
      return action;
    },
    async status(tenant) {
      const { secret, verify } = config.webhook;
      const [counted, last] = await Promise.all([countedLately(db, tenant, clock.now()), lastReceived(db, tenant)]);
      const { accepted, duplicate, rejected, unmatched } = counted;
      return {
        status: healthOf({ ...counted, verify, hasSecret: secret !== null, lastReceivedAt: last.receivedAt }),
        ...{ endpoint: `${publicUrl()}${WEBHOOK_PATH}`, verifySignature: verify, secretConfigured: secret !== null },
        ...{ lastReceivedAt: last.receivedAt, lastEvent: last.event },
        last24h: { received: accepted + duplicate + rejected + unmatched, accepted, rejected, duplicate, unmatched },
        lastError: last.error,
      };
    },
    drained: () => processing.drained(),
  };
}
