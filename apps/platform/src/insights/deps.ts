import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Accounts } from '../accounts/index.ts';
import type { Events } from '../events/index.ts';
import type { Institutions } from '../institutions/index.ts';
import type { Schedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Transactions } from '../transactions/index.ts';
import type { CreditBureau } from './credit-bureau/credit-bureau.ts';

/** What the parts of this module stand on. */
export interface InsightsDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  log: Logger;
  schedule: Schedule;
  institutions: Institutions;
  accounts: Accounts;
  transactions: Transactions;
  events: Events;
  /** The bureau that serves an environment; null where none is connected. */
  bureauFor(mode: 'test' | 'live'): CreditBureau | null;
}
