import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Events } from '../../events/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Movements } from '../../rails/index.ts';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Tenancy } from '../../tenancy/index.ts';
import type { PaymentRecords } from '../records/index.ts';
import type { Settings } from '../settings/index.ts';
import type { SubAccountList } from '../sub-accounts/index.ts';
import type { CutPlanner } from './planning.ts';

export interface PayoutsDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  schedule: Schedule;
  institutions: Pick<Institutions, 'banks'>;
  ledger: Pick<Ledger, 'post' | 'reverse' | 'balance'>;
  movements: Movements;
  events: Pick<Events, 'append'>;
  records: PaymentRecords;
  settings: Pick<Settings, 'of'>;
  subAccounts: SubAccountList;
  planner: CutPlanner;
  tenancy: Pick<Tenancy, 'environments'>;
}
