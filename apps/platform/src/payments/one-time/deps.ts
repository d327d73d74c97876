import type { Keyring } from '@kente/kit/secrets';
import type { Kysely, Transaction } from 'kysely';
import type { Accounts } from '../../accounts/index.ts';
import type { Billing } from '../../billing/index.ts';
import type { PaymentLinking } from '../../connect/index.ts';
import type { Customers } from '../../customers/index.ts';
import type { Events } from '../../events/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Privacy } from '../../privacy/index.ts';
import type { Rails } from '../../rails/index.ts';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Tenancy } from '../../tenancy/index.ts';
import type { PaymentRecords } from '../records/index.ts';
import type { Settings } from '../settings/index.ts';
import type { SubAccountList } from '../sub-accounts/index.ts';
import type { PayerAuthority } from './authority.ts';

export type Tx = Transaction<Schema>;

export interface OneTimeDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  tenancy: Tenancy;
  schedule: Schedule;
  institutions: Institutions;
  customers: Customers;
  accounts: Pick<Accounts, 'get'>;
  events: Pick<Events, 'append'>;
  ledger: Pick<Ledger, 'post' | 'reverse'>;
  rails: Pick<Rails, 'rail' | 'movements' | 'onCredit' | 'arrived'>;
  billing: Pick<Billing, 'prices'>;
  linking: PaymentLinking;
  privacy: Privacy;
  records: PaymentRecords;
  settings: Pick<Settings, 'of'>;
  subAccounts: Pick<SubAccountList, 'unknownIn'>;
  authority: PayerAuthority;
}
