import type { Clock } from '@kente/kit/clock';
import type { Notifications } from '@kente/kit/db/notifications';
import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Config } from '../config.ts';
import type { Connectors } from '../connectors/index.ts';
import type { Events } from '../events/index.ts';
import type { Institutions } from '../institutions/index.ts';
import type { Privacy } from '../privacy/index.ts';
import type { Schedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Transactions } from '../transactions/index.ts';
import type { RefreshHook } from './refresh-hook.ts';

/** What the parts of this module stand on. */
export interface AccountsDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  clock: Clock;
  log: Logger;
  config: Config;
  notifications: Notifications;
  schedule: Schedule;
  institutions: Institutions;
  events: Events;
  transactions: Transactions;
  connectors: Connectors;
  privacy: Privacy;
}

/** With what other modules do with refreshes. */
export interface RefreshingDeps extends AccountsDeps {
  hooks: readonly RefreshHook[];
}
