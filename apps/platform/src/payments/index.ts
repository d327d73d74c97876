/** Money in and money out: every room of payments, behind one face. */
import type { Clock } from '@kente/kit/clock';
import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Accounts } from '../accounts/index.ts';
import type { Billing } from '../billing/index.ts';
import type { Config } from '../config.ts';
import type { PaymentLinking } from '../connect/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { Privacy } from '../privacy/index.ts';
import type { Rails } from '../rails/index.ts';
import type { Schema } from '../schema.generated.ts';
import { type BalanceInquiry, createBalanceInquiry, INQUIRY_KIND } from './balance-inquiry/index.ts';
import { inquiryReply } from './balance-inquiry/routes/reply.ts';
import { createDebits, type Debits } from './debits/index.ts';
import { debitReplyAgain } from './debits/routes/reply.ts';
import { createDisbursements, type Disbursements } from './disbursements/index.ts';
import { answerAgain } from './disbursements/routes/answer-again.ts';
import { createPaymentInsight, type PaymentInsight, type PaymentInsightDeps } from './insight/index.ts';
import {
  createHttpMessenger,
  createMandates,
  type Mandates,
  type MandatesDeps,
  noMessenger,
} from './mandates/index.ts';
import { createOneTime, createSandboxAuthority, INITIATED_KIND, type OneTime } from './one-time/index.ts';
import { initiatedReply } from './one-time/routes/reply.ts';
import { createCutPlanner, createPayouts, type Payouts } from './payouts/index.ts';
import { createPaymentRecords, type PaymentRecords } from './records/index.ts';
import { createRefunds, type Refunds } from './refunds/index.ts';
import { refundReply } from './refunds/routes/reply.ts';
import { createRetryPolicy, type RetryPolicy } from './retry-policy/index.ts';
import { createSettings, type Settings } from './settings/index.ts';
import { createSubAccounts, type SubAccountList } from './sub-accounts/index.ts';
import { subAccountReply } from './sub-accounts/routes/reply.ts';

export { SETTINGS_CHANNEL } from './settings/index.ts';

export interface Payments {
  readonly settings: Settings;
  readonly records: PaymentRecords;
  readonly mandates: Mandates;
  readonly retryPolicy: RetryPolicy;
  readonly debits: Debits;
  readonly balanceInquiry: BalanceInquiry;
  readonly insight: PaymentInsight;
  readonly oneTime: OneTime;
  readonly subAccounts: SubAccountList;
  readonly refunds: Refunds;
  readonly payouts: Payouts;
  readonly disbursements: Disbursements;
}

export interface PaymentsDeps extends Omit<MandatesDeps, 'records' | 'settings' | 'rail' | 'billing' | 'messenger'> {
  db: Kysely<Schema>;
  log: Logger;
  rails: Pick<Rails, 'rail' | 'movements' | 'onCredit' | 'arrived'>;
  accounts: Pick<Accounts, 'get' | 'list'>;
  linking: PaymentLinking;
  keyring: Keyring;
  clock: Clock;
  config: Pick<Config, 'paymentSettings' | 'publicUrl' | 'messenger'>;
  ledger: Ledger;
  billing: Billing;
  privacy: Privacy;
  insights: PaymentInsightDeps['insights'];
}

export function createPayments(deps: PaymentsDeps): Payments {
  const settings = createSettings({ ...deps, platform: deps.config.paymentSettings });
  const planner = createCutPlanner({ ...deps, settings });
  const records = createPaymentRecords({ ...deps, onPending: (env) => planner.planSoon(env) });
  const messenger = deps.config.messenger ? createHttpMessenger(deps.config.messenger) : noMessenger;
  const mandates = createMandates({ ...deps, settings, records, messenger, rail: deps.rails.rail });
  const { rail, movements } = deps.rails;
  const balanceInquiry = createBalanceInquiry({ ...deps, mandates, rail });
  deps.idempotency.rebuild(INQUIRY_KIND, async (env, id) => inquiryReply(await balanceInquiry.again(env, id)));
  const subAccounts = createSubAccounts({ ...deps, rail });
  deps.idempotency.rebuild('sub-account', async (env, id) => {
    const made = (await subAccounts.byIds(env.id, [id])).get(id);
    if (!made) throw new Error(`sub-account ${id} does not exist`);
    return subAccountReply(made);
  });
  const retryPolicy = createRetryPolicy({ ...deps, settings, records });
  const debits = createDebits({ ...deps, movements, rail, mandates, records, settings, subAccounts, retryPolicy });
  deps.idempotency.rebuild('debit', async (env, id) => debitReplyAgain(env, await debits.again(env, id)));
  const authority = createSandboxAuthority();
  const oneTime = createOneTime({ ...deps, records, settings, subAccounts, authority });
  const insight = createPaymentInsight({ ...deps, mandates, debits, retryPolicy, settings });
  deps.idempotency.rebuild(INITIATED_KIND, async (env, id) =>
    initiatedReply(env, deps.config.publicUrl, await oneTime.initiated(env, id)),
  );
  const refunds = createRefunds({ ...deps, movements, records, settings });
  deps.idempotency.rebuild('refund', async (env, id) => refundReply(await refunds.find(env, id)));
  const payouts = createPayouts({ ...deps, movements, records, settings, subAccounts, planner });
  const disbursements = createDisbursements({ ...deps, movements, rail, mandates, settings, retries: retryPolicy });
  answerAgain(deps.idempotency, disbursements);
  return {
    settings,
    records,
    mandates,
    retryPolicy,
    debits,
    balanceInquiry,
    insight,
    oneTime,
    subAccounts,
    refunds,
    payouts,
    disbursements,
  };
}
