import { type Clock, DAY_MS, later } from '@kente/kit/clock';
import type { Kysely } from 'kysely';
import { lockRows } from '../ingestion/index.ts';
import type { Invoices } from '../invoices/index.ts';
import type { Monitoring } from '../monitoring/index.ts';
import type { Schema } from '../schema.generated.ts';
import type { Tenancy, Tenant } from '../tenancy/index.ts';
import * as store from './store.ts';
import { countSweepable, type SweptKind, sweep } from './sweeping.ts';

/** What is counted, by kind. Only the first five are the bank's; the others are swept whatever the limit. */
export type Kind = 'invoices' | 'transactions' | 'events' | 'dlq' | 'customers' | SweptKind;
export type Counts = Record<Kind, number>;

export interface RetentionDeps {
  db: Kysely<Schema>;
  clock: Clock;
  tenancy: Tenancy;
  monitoring: Monitoring;
  invoices: Pick<Invoices, 'retention'>;
  /** Null: what came from the bank is kept until somebody purges it. */
  retentionDays: number | null;
}

export interface RetentionRun {
  dryRun: boolean;
  retentionDays: number | null;
  /** What is older goes; null where nothing does. */
  before: Date | null;
  /** What there was to go when the run began. */
  candidates: Counts;
  purged: Counts;
  /** Invoices that the authority has, or may have, and that lost what the bank told of them; in a dry run: would lose. */
  retainedSigned: number;
}

const BATCH = 500;

/**
 * Forgets in one environment what is older than the limit. Every batch is a transaction of its own, under the lock that
 * syncs of the account take too: a run that dies, or meets another one, leaves the rest to whoever comes next.
 * Source: contract 7.3.
 */
export async function runRetention(
  deps: RetentionDeps,
  tenant: Tenant,
  { dryRun, actor, signal }: { dryRun: boolean; actor: string; signal?: AbortSignal },
): Promise<RetentionRun> {
  const { db, clock, tenancy, monitoring, retentionDays } = deps;
  const now = clock.now();
  const before = retentionDays === null ? null : later(now, -retentionDays * DAY_MS);
  const sweeping = { now, retentionDays, signal };
  const swept = await countSweepable(db, tenant, sweeping);
  const old = before === null ? null : await oldOnes(deps, tenant, before);
  const candidates: Counts = { ...NONE, ...old?.counts, ...swept };
  const told = { dryRun, retentionDays, before, candidates };
  if (dryRun) return { ...told, purged: { ...NONE }, retainedSigned: old?.retainedSigned ?? 0 };
  const tally: Tally = { ...NONE, retainedSigned: 0 };
  if (before !== null) await forgetOld(deps, tenant, { before, at: now, tally, signal });
  const { retainedSigned, ...forgotten } = tally;
  const purged: Counts = { ...forgotten, ...(await sweep(db, tenant, sweeping)) };
  monitoring.emit([{ name: 'retention.purged', environment: tenant.label, ...purged, retainedSigned }]);
  if (retainedSigned > 0 || Object.values(purged).some((count) => count > 0)) {
    const detail = { ...purged, retainedSigned, retentionDays };
    await tenancy.audit(db, tenant, { actor, action: 'retention.run', subject: tenant.environmentId, detail });
  }
  return { ...told, purged, retainedSigned };
}

const NONE: Counts = {
  ...{ invoices: 0, transactions: 0, events: 0, dlq: 0, customers: 0 },
  ...{ payoutBatches: 0, links: 0, exchanges: 0, webhookSubjects: 0, webhookBodies: 0, idempotencyKeys: 0 },
};

type Tally = Counts & { retainedSigned: number };

interface Forgetting {
  before: Date;
  at: Date;
  tally: Tally;
  signal: AbortSignal | undefined;
}

async function oldOnes({ db, invoices }: RetentionDeps, tenant: Tenant, before: Date) {
  const rows = await store.countOldRows(db, tenant, before);
  const { retainedSigned, ...counted } = await invoices.retention.count(db, tenant, before);
  return { counts: { ...rows, ...counted }, retainedSigned };
}

async function forgetOld(deps: RetentionDeps, tenant: Tenant, forgetting: Forgetting): Promise<void> {
  const { before, tally, signal } = forgetting;
  const { db, invoices } = deps;
  const batches = async (batch: () => Promise<number>): Promise<void> => {
    for (let last = BATCH; last === BATCH && !signal?.aborted; ) last = await batch();
  };
  for (const accountId of await store.accountsOf(db, tenant)) {
    await batches(() => forgetInvoices(deps, tenant, accountId, forgetting));
    let after = '';
    await batches(async () => {
      const { count, last } = await forgetOldRows(deps, tenant, accountId, { ...forgetting, after });
      after = last;
      return count;
    });
  }
  // Credit notes that a person drafted, and whatever is left of accounts that are not here any more.
  await batches(() => forgetInvoices(deps, tenant, null, forgetting));
  await batches(async () => {
    const count = await store.deleteOldPreviews(db, tenant, before, BATCH);
    tally.events += count;
    return count;
  });
  if (!signal?.aborted) {
    tally.customers += await db.transaction().execute((tx) => invoices.retention.forgetCustomers(tx, tenant, before));
  }
}

/** @returns how many were looked at. */
async function forgetInvoices(
  { db, invoices }: RetentionDeps,
  tenant: Tenant,
  accountId: string | null,
  { before, at, tally }: Forgetting,
): Promise<number> {
  const [gone, rows] = await db.transaction().execute(async (tx) => {
    if (accountId !== null) await lockRows(tx, tenant);
    const some = await invoices.retention.forget(tx, tenant, { accountId, before, at, most: BATCH });
    const ids = some.transactionIds;
    const none = { transactions: 0, events: 0, dlq: 0 };
    return [some, accountId === null ? none : await store.forgetRows(tx, tenant, accountId, { ids, before, at })];
  });
  add(tally, { invoices: gone.invoices, retainedSigned: gone.retainedSigned, ...rows });
  return gone.invoices + gone.retainedSigned;
}

async function forgetOldRows(
  { db }: RetentionDeps,
  tenant: Tenant,
  accountId: string,
  { before, at, tally, after }: Forgetting & { after: string },
): Promise<{ count: number; last: string }> {
  return db.transaction().execute(async (tx) => {
    await lockRows(tx, tenant);
    const old = await store.nextOldRows(tx, tenant, accountId, { before, after, most: BATCH });
    const ids = old.map(({ id }) => id);
    add(tally, await store.forgetRows(tx, tenant, accountId, { ids, before, at }));
    return { count: old.length, last: old.at(-1)?.providerId ?? after };
  });
}

function add(tally: Tally, more: Partial<Tally>): void {
  for (const [kind, count] of Object.entries(more) as [keyof Tally, number][]) tally[kind] += count;
}
