/** Money in and money out: every room of payments, behind one face. */
import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Billing } from '../billing/index.ts';
import type { Config } from '../config.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Privacy } from '../privacy/index.ts';
import type { Rails } from '../rails/index.ts';
import type { Schema } from '../schema.generated.ts';
import { type BalanceInquiry, createBalanceInquiry } from './balance-inquiry/index.ts';
import { createDebits, type Debits } from './debits/index.ts';
import { createHttpMessenger, createMandates, type Mandates, type MandatesDeps, noMessenger } from './mandates/index.ts';
import { createCutPlanner, createPayouts, type Payouts } from './payouts/index.ts';
import { createPaymentRecords, type PaymentRecords } from './records/index.ts';
import { createRefunds, type Refunds } from './refunds/index.ts';
import { refundReply } from './refunds/routes/reply.ts';
import { createRetryPolicy, type RetryPolicy } from './retry-policy/index.ts';
import { createSettings, type Settings } from './settings/index.ts';
import { createSubAccounts, type SubAccountList } from './sub-accounts/index.ts';

export { SETTINGS_CHANNEL } from './settings/index.ts';

export interface Payments {
  readonly settings: Settings;
  readonly records: PaymentRecords;
  readonly mandates: Mandates;
  readonly retryPolicy: RetryPolicy;
  readonly debits: Debits;
  readonly balanceInquiry: BalanceInquiry;
  readonly subAccounts: SubAccountList;
  readonly refunds: Refunds;
  readonly payouts: Payouts;
}

export interface PaymentsDeps extends Omit<MandatesDeps, 'records' | 'settings' | 'rail' | 'billing' | 'messenger'> {
  db: Kysely<Schema>;
  log: Logger;
  rails: Pick<Rails, 'rail' | 'movements'>;
  keyring: Keyring;
  clock: Clock;
  config: Pick<Config, 'paymentSettings' | 'publicUrl' | 'messenger'>;
  ledger: Ledger;
  billing: Billing;
  privacy: Privacy;
}

export function createPayments(deps: PaymentsDeps): Payments {
  const settings = createSettings({ ...deps, platform: deps.config.paymentSettings });
  const planner = createCutPlanner({ ...deps, settings });
  const records = createPaymentRecords({ ...deps, onPending: (env) => planner.planSoon(env) });
  const messenger = deps.config.messenger ? createHttpMessenger(deps.config.messenger) : noMessenger;
  const mandates = createMandates({ ...deps, settings, records, messenger, rail: deps.rails.rail });
  const { rail, movements } = deps.rails;
  const balanceInquiry = createBalanceInquiry({ ...deps, mandates, rail });
  const subAccounts = createSubAccounts({ ...deps, rail });
  const retryPolicy = createRetryPolicy({ ...deps, settings, records });
  const debits = createDebits({ ...deps, movements, rail, mandates, records, settings, subAccounts, retryPolicy });
  const refunds = createRefunds({ ...deps, movements, records, settings });
  deps.idempotency.rebuild('refund', async (env, id) => refundReply(await refunds.find(env, id)));
  const payouts = createPayouts({ ...deps, movements, records, settings, subAccounts, planner });
  return { settings, records, mandates, retryPolicy, debits, balanceInquiry, subAccounts, refunds, payouts };
}
