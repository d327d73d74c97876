import type { Keyring } from '@kente/kit/secrets';
import type { Kysely, Transaction } from 'kysely';
import type { Idempotency } from '../../api/idempotency/index.ts';
import type { Billing } from '../../billing/index.ts';
import type { Config } from '../../config.ts';
import type { Customers } from '../../customers/index.ts';
import type { Events } from '../../events/index.ts';
import type { Institutions } from '../../institutions/index.ts';
import type { Privacy } from '../../privacy/index.ts';
import type { Rail } from '../../rails/index.ts';
import type { Schedule } from '../../schedule/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment, Tenancy } from '../../tenancy/index.ts';
import type { PaymentRecords } from '../records/index.ts';
import type { Settings } from '../settings/index.ts';
import type { Mandate } from './mandate.ts';
import type { Messenger } from './otp/messenger.ts';

/** What a follower hears of: when debits may begin, when they must wait, and when they are over. */
export type Change = 'approved' | 'ready' | 'paused' | 'reinstated' | 'ended';
export type Follower = (tx: Transaction<Schema>, env: Environment, mandate: Mandate, change: Change) => Promise<void>;

export interface MandatesDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  config: Pick<Config, 'publicUrl'>;
  tenancy: Tenancy;
  schedule: Schedule;
  customers: Customers;
  events: Events;
  institutions: Institutions;
  privacy: Privacy;
  idempotency: Pick<Idempotency, 'rebuild'>;
  billing: Pick<Billing, 'charge'>;
  records: Pick<PaymentRecords, 'payerKey'>;
  settings: Settings;
  /** Brings codes to customers, in live. */
  messenger: Messenger;
  rail: Pick<Rail, 'nameEnquiry' | 'createMandate' | 'mandateStatus' | 'cancelMandate'>;
}
