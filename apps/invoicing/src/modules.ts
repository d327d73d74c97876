import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Accounts } from './accounts/index.ts';
import type { Config } from './config.ts';
import type { Docs } from './docs/index.ts';
import type { Tenancy } from './tenancy/index.ts';

/** Every face of the connector: what routes are given. Made in `connector.ts`, nowhere else. */
export interface Modules {
  config: Config;
  clock: Clock;
  log: Logger;
  tenancy: Tenancy;
  accounts: Accounts;
  docs: Docs;
}
