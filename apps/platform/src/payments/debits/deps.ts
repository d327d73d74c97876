import type { Kysely } from 'kysely';
import type { Billing } from '../../billing/index.ts';
import type { Customers } from '../../customers/index.ts';
import type { Events } from '../../events/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import type { Ledger } from '../../ledger/index.ts';
import type { Movements, Rail } from '../../rails/index.ts';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Mandates } from '../mandates/index.ts';
import type { Payment, PaymentRecords } from '../records/index.ts';
import type { AccountStanding, RetryPolicy } from '../retry-policy/index.ts';
import type { Settings } from '../settings/index.ts';
import type { SubAccountList } from '../sub-accounts/index.ts';

/** A debit whose call waits in this process: saves the outcome the look into the database. */
export interface Waiting {
  payment: Payment;
  splitLegFeeMinor: bigint;
  ended: { payment: Payment; standing: AccountStanding } | null;
}

export interface DebitsDeps {
  db: Kysely<Schema>;
  schedule: Schedule;
  customers: Pick<Customers, 'byIds'>;
  institutions: Pick<Institutions, 'banks'>;
  events: Pick<Events, 'append'>;
  ledger: Pick<Ledger, 'post'>;
  billing: { prices: Pick<Billing['prices'], 'minor'> };
  rail: Pick<Rail, 'nameEnquiry'>;
  movements: Movements;
  mandates: Mandates;
  records: PaymentRecords;
  settings: Pick<Settings, 'of'>;
  subAccounts: Pick<SubAccountList, 'unknownIn'>;
  retryPolicy: RetryPolicy;
}

export interface Workshop extends DebitsDeps {
  waiting: Map<string, Waiting>;
}
