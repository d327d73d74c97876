import type { Logger } from '@kente/kit/log';
import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { Accounts } from '../../accounts/index.ts';
import type { Config } from '../../config.ts';
import type { Institutions } from '../../institutions/index.ts';
import type { Privacy } from '../../privacy/index.ts';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Tenancy } from '../../tenancy/index.ts';

/** What the parts of this room stand on. */
export interface StatementsDeps {
  db: Kysely<Schema>;
  pool: Pool;
  log: Logger;
  config: Pick<Config, 'statementLifetimeMs'>;
  tenancy: Tenancy;
  schedule: Schedule;
  institutions: Institutions;
  privacy: Privacy;
  accounts: Pick<Accounts, 'get'>;
}
