import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Accounts } from '../accounts/index.ts';
import type { Config } from '../config.ts';
import type { Connectors } from '../connectors/index.ts';
import type { Customers } from '../customers/index.ts';
import type { Institutions } from '../institutions/index.ts';
import type { Privacy } from '../privacy/index.ts';
import type { Schedule } from '../schedule/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Tenancy } from '../tenancy/index.ts';

/** What the parts of this module stand on. */
export interface ConnectDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  log: Logger;
  config: Config;
  tenancy: Tenancy;
  schedule: Schedule;
  institutions: Institutions;
  customers: Customers;
  accounts: Accounts;
  connectors: Connectors;
  privacy: Privacy;
}
