import type { Identity } from '../connectors/connector.ts';
import type { DataStatus, Held, SyncStatus } from './data-status.ts';

/** A linked account as other modules see it. Money in minor units; nothing here opens the bank. */
export interface Account {
  id: string;
  customerId: string;
  institutionId: string;
  authMethod: string;
  connector: string;
  name: string;
  type: string;
  accountNumber: string | null;
  currency: string;
  balanceMinor: bigint | null;
  bvnLast4: string | null;
  dataStatus: DataStatus;
  syncStatus: SyncStatus | null;
  held: Held;
  lastSyncedAt: Date | null;
  /** The link it came by: the wire's `data_request_id`. */
  linkId: string;
  sessionId: string;
  ref: string | null;
  /** Whether it is the account that the link asked for; null when the link asked for none. */
  accountMatch: boolean | null;
  transactionCount: bigint;
  revision: bigint;
  realtimeJobId: string | null;
  realtimeAt: Date | null;
  manualSyncAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

/** Who owns an account, as the bank told it, and when it first and last did. */
export interface HeldIdentity {
  identity: Identity;
  createdAt: Date;
  updatedAt: Date;
}

export const REFRESH_NAMES = ['jobs.accounts.sync_balance', 'jobs.accounts.sync_statement'] as const;
export type RefreshName = (typeof REFRESH_NAMES)[number];

export type RefreshTrigger = 'link' | 'relink' | 'realtime' | 'manual' | 'scheduled' | 'reauth' | 'sandbox' | 'undo';

/** Whose fault it was that a refresh failed; `incomplete`: the statement broke off; the rest: it was overtaken. */
export type RefreshFailure = 'bank' | 'platform' | 'person' | 'incomplete' | 'superseded' | 'unlinked';

export interface RefreshJob {
  id: string;
  accountId: string;
  name: RefreshName;
  trigger: RefreshTrigger;
  status: 'processing' | 'finished' | 'failed';
  failure: RefreshFailure | null;
  hasNewData: boolean;
  allowIncomplete: boolean;
}

/** Real-time and manual refreshes tell each change of their status; the others end with `account_updated` alone. */
export function tellsStatus(job: Pick<RefreshJob, 'trigger'>): boolean {
  return job.trigger === 'realtime' || job.trigger === 'manual';
}
