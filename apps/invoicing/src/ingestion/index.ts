import { enqueue } from '@kente/kit/jobs/enqueue';
import { refuse, unknown } from '../api/refusals.ts';
import type { Ruleset } from '../eligibility/index.ts';
import type { BankRows } from '../invoices/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { writeCursor } from './cursor.ts';
import { type DismissedPair, dismiss } from './dismissing.ts';
import { SYNC_JOB } from './jobs/names.ts';
import { type DecidedRowsDeps, type RowsInQuestion, type UnderOtherRules, underOtherRules } from './other-rules.ts';
import { type Replayed, replayAll, replayLetters } from './replaying.ts';
import { type EventAction, removeTransaction, takeTransaction } from './single.ts';
import { findCursor } from './store/cursors.ts';
import { macKeyOf, releaseLeases } from './store/leases.ts';
import { earlierRows, findMatchable, manyMatchable, markPaying, nearAmount } from './store/matchable.ts';
import { deleteRows, lockRows } from './store/rows.ts';
import { type StoredSync, syncStored } from './stored.ts';
import { type IngestionDeps, type SyncCounts, type SyncOptions, sync } from './syncing.ts';

export type { Replayed } from './replaying.ts';
export type { EventAction } from './single.ts';
export { lockRows } from './store/rows.ts';
export type { StoredSync } from './stored.ts';
export type { SyncCounts, SyncOptions } from './syncing.ts';

/** Rows as matching reads them. `unallocated` is the whole amount: what is allocated is known to the invoices. */
export const createBankRows = ({ clock, deadLetters }: Pick<IngestionDeps, 'clock' | 'deadLetters'>): BankRows => ({
  find: findMatchable,
  near: nearAmount,
  many: manyMatchable,
  earlier: earlierRows,
  async paysFor(tx, tenant, transactionId, invoiceId) {
    for (const accountId of await markPaying(tx, tenant, transactionId, invoiceId)) {
      await deadLetters.close(tx, tenant, { accountId, at: clock.now(), transactionIds: [transactionId] });
    }
  },
});

/** Rows that were decided before, for whoever asks what other rules would make of them. */
export const createDecidedRows = (deps: DecidedRowsDeps) => ({
  underOtherRules: (
    tenant: Tenant,
    which: RowsInQuestion,
    rulesetFor: (accountId: string) => Promise<Ruleset>,
  ): Promise<UnderOtherRules> => underOtherRules(deps, tenant, which, rulesetFor),
});

export interface CursorState {
  accountId: string;
  /** Null for an account never synced. */
  cursor: string | null;
  updatedAt: Date | null;
  lastSyncAt: Date | null;
  lastTransactionDate: string | null;
}

/** What an event says of a row. */
export interface TransactionEvent {
  /** `transaction.created`, `.updated`, `.settled`. */
  event: string;
  traceId: string;
  /** When that was true; never later than it came. */
  happenedAt: Date;
}

/** How bank rows come in: by sync and by event. Each has one result, with its reasons. */
export interface Ingestion {
  /** One page, or all of them. @throws Refusal 400, 404, 409; Fault 502, 504 with the cursor as it was. */
  sync(tenant: Tenant, anyId: string, options: SyncOptions, traceId: string): Promise<SyncCounts>;
  /** Every linked account to its end. One that fails never fails the others. */
  syncStored(tenant: Tenant, options: { pageSize?: number | undefined }, traceId: string): Promise<StoredSync>;
  /** Queues a whole sync in the caller's transaction; one that waits already is enough. */
  queueSync(tx: Database, tenant: Tenant, accountId: string, traceId: string): Promise<void>;
  /** The same again after a while: the provider, or another sync, is still at work. */
  queueAgain(tenant: Tenant, accountId: string, traceId: string, again: { turn: number; runAt: Date }): Promise<void>;
  /** @throws Refusal 404 */
  cursor(tenant: Tenant, anyId: string): Promise<CursorState>;
  /** A row that an event brought, as it came. A row that cannot be read is `ignored`. @throws Refusal 404, 409 as sync. */
  takeTransaction(
    tenant: Tenant,
    anyId: string,
    row: unknown,
    event: TransactionEvent,
  ): Promise<{ action: EventAction }>;
  /** The bank took the row with this provider id out again. */
  removeTransaction(
    tenant: Tenant,
    anyId: string,
    id: string,
    event: TransactionEvent,
  ): Promise<{ action: EventAction }>;
  /** Evaluates an open dead letter with today's rules. @throws Refusal 404, 409 when it is closed. */
  replay(tenant: Tenant, letterId: string, traceId: string): Promise<Replayed>;
  replayAll(
    tenant: Tenant,
    filter: { reason?: string | undefined; accountId?: string | undefined },
    traceId: string,
  ): Promise<Replayed>;
  /**
   * The row has nothing to do with an invoice, or with another row: the pair is never suggested again, and the row is decided
   * anew. @throws Refusal 404 for an unknown one of them.
   */
  dismiss(tenant: Tenant, pair: DismissedPair, from: { actor: string; traceId: string }): Promise<void>;
  /** Lets go of what a process that is gone held. Only where no other process works on the database. */
  release(): Promise<void>;
}

interface Queued {
  accountId: string;
  traceId: string;
  turn: number;
}

/** A first sync follows every link; a purge takes rows, previews and letters. */
export function createIngestion(deps: IngestionDeps): Ingestion {
  const { db, accounts, deadLetters, monitoring } = deps;
  const queue = async (tx: Database, tenant: Tenant, payload: Queued, runAt?: Date): Promise<void> => {
    const { organisationId, environmentId, label } = tenant;
    const key = `${SYNC_JOB.name} ${organisationId} ${environmentId} ${payload.accountId}`;
    const options = { key, ...(runAt === undefined ? {} : { runAt }) };
    await enqueue(tx, SYNC_JOB, { organisationId, environmentId, label, ...payload }, options);
  };
  const queueSync: Ingestion['queueSync'] = (tx, tenant, accountId, traceId) =>
    queue(tx, tenant, { accountId, traceId, turn: 0 });
  accounts.whenLinked((tx, tenant, account) => queueSync(tx, tenant, account.id, `link_${account.id}`));
  accounts.whenPurged(async (tx, tenant, accountId) => {
    // First of all: a page that is being written ends before anything of the account is deleted.
    await lockRows(tx, tenant);
    await deps.invoices.forgetSuggestions(tx, tenant, accountId);
    await deleteRows(tx, tenant, accountId);
    const events = await monitoring.purge(tx, tenant, accountId);
    return { events, dlq: await deadLetters.purge(tx, tenant, accountId) };
  });
  return {
    sync: (tenant, anyId, options, traceId) => sync(deps, tenant, anyId, options, traceId),
    syncStored: (tenant, options, traceId) => syncStored(deps, tenant, options, traceId),
    queueSync,
    queueAgain: (tenant, accountId, traceId, { turn, runAt }) => queue(db, tenant, { accountId, traceId, turn }, runAt),
    cursor: (tenant, anyId) => cursorState(deps, tenant, anyId),
    takeTransaction: (tenant, anyId, row, event) => takeTransaction(deps, tenant, anyId, row, event),
    removeTransaction: (tenant, anyId, id, event) => removeTransaction(deps, tenant, anyId, id, event),
    async replay(tenant, letterId, traceId) {
      const letter = await deadLetters.get(tenant, letterId);
      if (letter.status !== 'open') throw refuse('invalid_state', `This entry is ${letter.status} already.`);
      return replayLetters(deps, tenant, letter.accountId, [letter], traceId);
    },
    replayAll: (tenant, filter, traceId) => replayAll(deps, tenant, filter, traceId),
    dismiss: (tenant, pair, from) => dismiss(deps, tenant, pair, from),
    release: () => releaseLeases(db),
  };
}

async function cursorState({ db, accounts }: IngestionDeps, tenant: Tenant, anyId: string): Promise<CursorState> {
  const account = await accounts.find(tenant, anyId);
  if (account === null) throw unknown('account');
  const [stored, key] = await Promise.all([findCursor(db, tenant, account.id), macKeyOf(db, tenant, account.id)]);
  if (stored === null || key === null) {
    return { accountId: account.id, cursor: null, updatedAt: null, lastSyncAt: null, lastTransactionDate: null };
  }
  const { step, position, updatedAt, lastSyncAt, lastTransactionDate } = stored;
  const cursor = writeCursor({ account: account.id, step, position }, key);
  return { accountId: account.id, cursor, updatedAt, lastSyncAt, lastTransactionDate };
}
