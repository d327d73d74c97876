import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Idempotency } from '../../api/idempotency/index.ts';
import type { Billing } from '../../billing/index.ts';
import type { Config } from '../../config.ts';
import type { Customers } from '../../customers/index.ts';
import type { Events } from '../../events/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Movements, Rail } from '../../rails/index.ts';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Mandates } from '../mandates/index.ts';
import type { RetryPolicy } from '../retry-policy/index.ts';
import type { Settings } from '../settings/index.ts';

export interface DisbursementsDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  config: Pick<Config, 'publicUrl'>;
  customers: Pick<Customers, 'findOrCreate'>;
  schedule: Schedule;
  events: Pick<Events, 'append'>;
  institutions: Pick<Institutions, 'banks'>;
  idempotency: Pick<Idempotency, 'rebuild'>;
  ledger: Pick<Ledger, 'post' | 'reverse' | 'balance'>;
  billing: { prices: Pick<Billing['prices'], 'minor'> };
  movements: Movements;
  rail: Pick<Rail, 'nameEnquiry'>;
  mandates: Mandates;
  retries: RetryPolicy;
  settings: Pick<Settings, 'of'>;
}
