/**
 * Every event, and what its `data` holds beside `app`, `business` and `account_id`, which the event log adds itself.
 * Source: financial-data contract 9.3–9.5. Keys are spelled as on the wire; amounts are minor units; instants are ISO text.
 */

import type {
  DebitCollected,
  DebitFailed,
  DebitProcessing,
  DisbursementCompleted,
  DisbursementFailed,
  DisbursementItemTold,
  DisbursementProgress,
  MandateActed,
  MandateTold,
  OneTimePaymentEnded,
  PayoutSettled,
  RefundFailed,
  SourceAccountTold,
  SplitPayoutSettled,
} from './payment-types.ts';

export type {
  DisbursementCompleted,
  DisbursementFailed,
  DisbursementItemTold,
  DisbursementProgress,
  OneTimePaymentEnded,
  PayoutSettled,
  RefundFailed,
  SourceAccountTold,
  SplitPayoutSettled,
} from './payment-types.ts';

export const STANDARD_EVENT_TYPES = [
  'mono.events.account_connected',
  'mono.events.account_updated',
  'mono.events.account_reauthorized',
  'mono.events.account_unlinked',
  'mono.accounts.jobs.update',
  'mono.events.account_income',
  'mono.events.account_credit_worthiness',
  'mono.events.transaction_categorisation',
  'mono.events.transaction_metadata',
  'mono.events.statement_insights',
  'mono.events.webhook_test',
  'events.mandates.created',
  'events.mandates.approved',
  'events.mandates.ready',
  'events.mandates.rejected',
  'events.mandates.expired',
  'events.mandate.action.cancel',
  'events.mandate.action.pause',
  'events.mandate.action.reinstate',
  'events.mandates.debit.processing',
  'events.mandates.debit.successful',
  'events.mandates.debit.failed',
  'events.mandates.debit.reversed',
  'direct_debit.payment_successful',
  'direct_debit.payment_failed',
  'direct_debit.payment_cancelled',
  'direct_debit.payment_abandoned',
  'direct_debit.payment_reversed',
  'direct_debit.settlement_successful',
  'direct_debit.split_settlement_successful',
  'event.disbursement.processing',
  'event.disbursement.cancelled',
  'event.disbursement.completed',
  'event.disbursement.transaction.successful',
  'event.disbursement.transaction.failed',
  'event.disburse.account.created',
  'event.disburse.account.approved',
  'event.disburse.account.enabled',
  'event.disburse.account.disabled',
] as const;

/** Sent only to endpoints that name them. `kente.webhook.disabled` tells an app's other endpoints of one switched off. */
export const OPT_IN_EVENT_TYPES = [
  'mono.events.reauthorisation_required',
  'mono.events.sync_failed',
  'transaction.created',
  'transaction.updated',
  'transaction.settled',
  'kente.webhook.disabled',
  'kente.refund.failed',
  'kente.disbursement.failed',
] as const;

export const EVENT_TYPES = [...STANDARD_EVENT_TYPES, ...OPT_IN_EVENT_TYPES] as const;

export type EventType = (typeof EVENT_TYPES)[number];

const OPT_IN: ReadonlySet<string> = new Set(OPT_IN_EVENT_TYPES);

export function isOptIn(type: string): boolean {
  return OPT_IN.has(type);
}

export interface AccountRef {
  _id: string;
  id: string;
}

export type DataStatus = 'PROCESSING' | 'AVAILABLE' | 'PARTIAL' | 'UNAVAILABLE' | 'FAILED';
export type SyncStatus = 'SUCCESSFUL' | 'FAILED' | 'REAUTHORISATION_REQUIRED';
export type Retrieved = 'identity' | 'balance' | 'transactions';

export interface AccountConnected {
  id: string;
  customer: string;
  meta: { data_status: DataStatus; auth_method: string; ref?: string; relinked?: true };
}

export interface AccountUpdated {
  account: AccountRef & {
    name: string;
    accountNumber: string | null;
    currency: string;
    balance: number | null;
    type: string;
    /** The last four digits. */
    bvn: string | null;
    authMethod: string;
    institution: { name: string; bankCode: string | null; type: string };
    created_at: string;
    updated_at: string;
    account_match?: boolean;
  };
  meta: {
    data_status: DataStatus;
    auth_method: string;
    retrieved_data: readonly Retrieved[];
    has_new_data: boolean;
    sync_status: SyncStatus;
    job_id: string;
    data_request_id: string;
    ref?: string;
  };
}

export interface JobUpdated {
  id: string;
  job_id: string;
  account: string;
  name: 'jobs.accounts.sync_balance' | 'jobs.accounts.sync_statement';
  status: 'processing' | 'finished' | 'failed';
  data_request_id: string;
}

export type CreditWorthiness =
  | {
      account: string;
      months_assessed: { start: string; end: string };
      summary: { can_afford: boolean; monthly_payment: number; dscr: number | null; risk_band: string };
      debt: {
        credit_check: boolean;
        total_debt: number;
        debt_by_institution: readonly { institution: string; amount_owed: number }[];
      };
    }
  | { account: string; message: string };

export type Enriched =
  | { account: string; jobId: string; status: 'available'; message: string; action: string }
  | { account: string; jobId: string; status: 'failed'; message: string };

export interface TransactionChanged {
  account: string;
  transaction: AccountRef & {
    narration: string;
    amount: number;
    type: 'credit' | 'debit';
    currency: string;
    balance: number | null;
    date: string;
    category: string;
    status: 'pending' | 'posted';
    reference: string | null;
    counterparty: { name: string | null; account_number: string | null; bank: string | null } | null;
  };
  removed?: true;
}

export interface WebhookDisabled {
  webhook: { id: string; url: string };
  reason: 'gone' | 'failing';
  message: string;
}

export interface EventData {
  'mono.events.account_connected': AccountConnected;
  'mono.events.account_updated': AccountUpdated;
  'mono.events.account_reauthorized': { account: AccountRef };
  'mono.events.account_unlinked': { account: AccountRef };
  'mono.accounts.jobs.update': JobUpdated;
  'mono.events.account_income': { account: string; [result: string]: unknown };
  'mono.events.account_credit_worthiness': CreditWorthiness;
  'mono.events.transaction_categorisation': Enriched;
  'mono.events.transaction_metadata': Enriched;
  'mono.events.statement_insights': Enriched;
  'mono.events.webhook_test': Record<never, never>;
  'events.mandates.created': MandateTold;
  'events.mandates.approved': MandateTold;
  'events.mandates.ready': MandateTold;
  'events.mandates.rejected': MandateTold;
  'events.mandates.expired': MandateTold & { initial_debit_date: string };
  'events.mandate.action.cancel': MandateActed;
  'events.mandate.action.pause': MandateActed;
  'events.mandate.action.reinstate': MandateActed;
  'events.mandates.debit.processing': DebitProcessing;
  'events.mandates.debit.successful': DebitCollected;
  'events.mandates.debit.failed': DebitFailed;
  'events.mandates.debit.reversed': DebitCollected;
  'mono.events.reauthorisation_required': { account: AccountRef };
  'mono.events.sync_failed': { account: AccountRef };
  'transaction.created': TransactionChanged;
  'transaction.updated': TransactionChanged;
  'transaction.settled': TransactionChanged;
  'kente.webhook.disabled': WebhookDisabled;
  'kente.refund.failed': RefundFailed;
  'event.disbursement.processing': DisbursementProgress;
  'event.disbursement.cancelled': DisbursementProgress;
  'event.disbursement.completed': DisbursementCompleted;
  'event.disbursement.transaction.successful': DisbursementItemTold;
  'event.disbursement.transaction.failed': DisbursementItemTold;
  'event.disburse.account.created': SourceAccountTold;
  'event.disburse.account.approved': SourceAccountTold;
  'event.disburse.account.enabled': SourceAccountTold;
  'event.disburse.account.disabled': SourceAccountTold;
  'kente.disbursement.failed': DisbursementFailed;
  'direct_debit.payment_successful': OneTimePaymentEnded;
  'direct_debit.payment_failed': OneTimePaymentEnded;
  'direct_debit.payment_cancelled': OneTimePaymentEnded;
  'direct_debit.payment_abandoned': OneTimePaymentEnded;
  'direct_debit.payment_reversed': OneTimePaymentEnded;
  'direct_debit.settlement_successful': PayoutSettled;
  'direct_debit.split_settlement_successful': SplitPayoutSettled;
}

/** An event to be appended: its type decides what its data holds. `accountId` on every event about one account. */
export type NewEvent = {
  [Type in EventType]: { type: Type; accountId?: string; data: EventData[Type] };
}[EventType];
