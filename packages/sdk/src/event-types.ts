/**
 * Every event, and what its `data` holds. Keys are spelled as on the wire; amounts are minor units; instants are ISO text.
 * Source: financial-data contract 9.2–9.5.
 */

import type { PaymentEventData } from './payment-event-types.ts';

export interface AccountRef {
  _id: string;
  id: string;
}

export type DataStatus = 'PROCESSING' | 'AVAILABLE' | 'PARTIAL' | 'UNAVAILABLE' | 'FAILED';
export type SyncStatus = 'SUCCESSFUL' | 'FAILED' | 'REAUTHORISATION_REQUIRED';

export interface AccountConnected {
  id: string;
  customer: string;
  /** `relinked`: the account was known already; id and history are the same. */
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
    retrieved_data: readonly ('identity' | 'balance' | 'transactions')[];
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
  name: string;
  status: 'processing' | 'finished' | 'failed';
  data_request_id: string;
}

/** A finished check, or why there is none. */
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

/** `status` decides, not the presence of a message. */
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
  /** The bank has withdrawn the row. */
  removed?: true;
}

export interface WebhookDisabled {
  webhook: { id: string; url: string };
  reason: 'gone' | 'failing';
  message: string;
}

/** What is in `data` beside `app`, `business` and `account_id`, by event. */
export interface EventData extends PaymentEventData {
  'mono.events.account_connected': AccountConnected;
  'mono.events.account_updated': AccountUpdated;
  'mono.events.account_reauthorized': { account: AccountRef };
  'mono.events.account_unlinked': { account: AccountRef };
  'mono.accounts.jobs.update': JobUpdated;
  /** The result of an income analysis, as in an income record. */
  'mono.events.account_income': { account: string; [result: string]: unknown };
  'mono.events.account_credit_worthiness': CreditWorthiness;
  'mono.events.transaction_categorisation': Enriched;
  'mono.events.transaction_metadata': Enriched;
  'mono.events.statement_insights': Enriched;
  'mono.events.webhook_test': Record<never, never>;
  'mono.events.reauthorisation_required': { account: AccountRef };
  'mono.events.sync_failed': { account: AccountRef };
  'transaction.created': TransactionChanged;
  'transaction.updated': TransactionChanged;
  'transaction.settled': TransactionChanged;
  'kente.webhook.disabled': WebhookDisabled;
}

export type EventName = keyof EventData;

/**
 * One event; `event` decides what `data` holds. New kinds are added without notice: let a `switch` have a default that does nothing.
 * `account_id` is there on every event about one account.
 */
export type KenteEvent = {
  [Name in EventName]: {
    event: Name;
    /** The same on every delivery of the event. Mono sends none: use `dedupeKey` of the verified webhook. */
    event_id: string;
    /** When it happened, not when it was sent. */
    timestamp: string;
    data: EventData[Name] & { app: string; business: string; account_id?: string };
  };
}[EventName];

/** The account that an event is about, wherever its sender put the id: Mono has four places for it. Null when there is none. */
export function accountIdOf(event: { event: string; data?: unknown; account?: unknown }): string | null {
  const data = recordOf(event.data);
  const account = recordOf(data.account);
  const fromConnected = event.event.endsWith('account_connected') ? data.id : null;
  const places = [data.account_id, account.id, account._id, data.account, fromConnected, event.account];
  return places.find((place): place is string => typeof place === 'string' && place !== '') ?? null;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
