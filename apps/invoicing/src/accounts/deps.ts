import type { Clock } from '@kente/kit/clock';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { Database, Tenancy, Tenant } from '../tenancy/index.ts';
import type { Upstream } from '../upstream/index.ts';
import type { LinkedAccount } from './account.ts';
import type { Purging } from './purging.ts';

/** What another module does when an account is linked, in the transaction that links it: queueing its first sync, say. */
export type WhenLinked = (tx: Database, tenant: Tenant, account: LinkedAccount) => Promise<void>;

export interface Linked {
  keep(listener: WhenLinked): void;
  tell: WhenLinked;
}

export interface AccountsDeps {
  db: Kysely<Schema>;
  clock: Clock;
  tenancy: Tenancy;
  upstream: Upstream;
  purging: Purging;
  linked: Linked;
}

export function createLinked(): Linked {
  const listeners: WhenLinked[] = [];
  return {
    keep: (listener) => void listeners.push(listener),
    async tell(tx, tenant, account) {
      for (const listener of listeners) await listener(tx, tenant, account);
    },
  };
}
