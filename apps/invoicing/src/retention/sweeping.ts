import { DAY_MS, later } from '@kente/kit/clock';
import { type RawBuilder, sql } from 'kysely';
import type { Database, Tenant } from '../tenancy/index.ts';

/** What is kept for the connector's own sake, and of no use any more after some time. */

export type SweptKind =
  | 'payoutBatches'
  | 'links'
  | 'exchanges'
  | 'webhookSubjects'
  | 'webhookBodies'
  | 'idempotencyKeys';

/** A reference may be used again, and a spent code is unknown again, after this time. */
const LINKS_KEPT_DAYS = 90;
/** News that comes later than this is believed. */
const SUBJECTS_KEPT_DAYS = 90;
/** What nobody could read, kept to find out why. */
const BODIES_KEPT_DAYS = 30;
const BATCH = 2_000;

interface Sweep {
  readonly table: string;
  /** Which rows. Idempotency keys are the organisation's. */
  readonly where: RawBuilder<unknown>;
  /** What is blanked; absent: the row goes. */
  readonly blank?: RawBuilder<unknown>;
}

function sweepsOf({ organisationId, environmentId }: Tenant, now: Date, retentionDays: number | null) {
  const here = sql`organisation_id = ${organisationId} and environment_id = ${environmentId}`;
  const before = (days: number): Date => later(now, -days * DAY_MS);
  const bodiesDays = Math.min(retentionDays ?? BODIES_KEPT_DAYS, BODIES_KEPT_DAYS);
  const sweeps: Record<SweptKind, Sweep> = {
    // What a gateway reported of sales belongs to the bank rows that it explains.
    payoutBatches: {
      table: 'payout_batches',
      where:
        retentionDays === null
          ? sql`false`
          : sql`${here} and created_at < ${before(retentionDays)}
        and settled_on < ${before(retentionDays)}::timestamptz::date`,
    },
    links: { table: 'pending_links', where: sql`${here} and lapses_at < ${before(LINKS_KEPT_DAYS)}` },
    exchanges: {
      table: 'exchanges',
      where: sql`${here} and created_at < ${before(LINKS_KEPT_DAYS)} and held_until < ${now}`,
    },
    webhookSubjects: {
      table: 'webhook_subjects',
      where: sql`${here} and happened_at < ${before(SUBJECTS_KEPT_DAYS)}`,
    },
    webhookBodies: {
      table: 'webhook_events',
      where: sql`${here} and received_at < ${before(bodiesDays)} and finished_at is not null and body is not null`,
      blank: sql`body = null`,
    },
    idempotencyKeys: {
      table: 'idempotency_keys',
      where: sql`organisation_id = ${organisationId} and expires_at <= ${now}
        and (answer is not null or held_until is null or held_until <= ${now})`,
    },
  };
  return Object.entries(sweeps) as [SweptKind, Sweep][];
}

export interface Sweeping {
  now: Date;
  retentionDays: number | null;
  signal?: AbortSignal | undefined;
}

export async function countSweepable(
  db: Database,
  tenant: Tenant,
  { now, retentionDays }: Sweeping,
): Promise<Record<SweptKind, number>> {
  const counts: Partial<Record<SweptKind, number>> = {};
  for (const [kind, { table, where }] of sweepsOf(tenant, now, retentionDays)) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(db);
    counts[kind] = rows[0]?.n ?? 0;
  }
  return counts as Record<SweptKind, number>;
}

/** In small statements: each stands for itself, and what another run has is left to it. */
export async function sweep(
  db: Database,
  tenant: Tenant,
  { now, retentionDays, signal }: Sweeping,
): Promise<Record<SweptKind, number>> {
  const counts: Partial<Record<SweptKind, number>> = {};
  for (const [kind, { table: name, where, blank }] of sweepsOf(tenant, now, retentionDays)) {
    const table = sql.table(name);
    const some = sql`ctid = any (array(select ctid from ${table} where ${where} limit ${BATCH} for update skip locked))`;
    let [all, last] = [0, BATCH];
    while (last === BATCH && !signal?.aborted) {
      const statement =
        blank === undefined ? sql`delete from ${table} where ${some}` : sql`update ${table} set ${blank} where ${some}`;
      last = Number((await statement.execute(db)).numAffectedRows ?? 0n);
      all += last;
    }
    counts[kind] = all;
  }
  return counts as Record<SweptKind, number>;
}
