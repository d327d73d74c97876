import type { Database, Tenant } from '../tenancy/index.ts';
import type { EventKind, Fields } from './event.ts';

/** What is answered. Source: contract 3.3. */
export const ACTIONS = ['reconciled', 'drafted', 'skipped', 'dlq', 'duplicate', 'ignored', 'queued'] as const;
export type Action = (typeof ACTIONS)[number];

/** Where transactions go. Each call may be made twice for one event. */
export interface TransactionKeeper {
  takeTransaction(
    tenant: Tenant,
    accountId: string,
    row: Fields,
    from: { event: EventKind; traceId: string; happenedAt: Date },
  ): Promise<{ action: Action }>;
  /** The bank withdrew it. */
  removeTransaction(
    tenant: Tenant,
    accountId: string,
    transactionId: string,
    from: { event: EventKind; traceId: string; happenedAt: Date },
  ): Promise<{ action: Action }>;
  /** In the transaction of whoever asks. */
  queueSync(tx: Database, tenant: Tenant, accountId: string, traceId: string): Promise<void>;
}
