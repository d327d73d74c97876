import type { Db } from '@kente/kit/db/pool';
import { isToken } from '@kente/kit/ids';
import { type Selectable, sql } from 'kysely';
import type { InsightJobs, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { InsightJob, InsightKind } from '../job.ts';

export interface NewInsightJob {
  id: string;
  kind: InsightKind;
  accountId: string | null;
  status: 'waiting' | 'processing';
  months: number | null;
  requestSealed: Buffer | null;
  now: Date;
  expiresAt: Date;
}

export async function insert(db: Db<Schema>, envId: EnvId, job: NewInsightJob): Promise<void> {
  await db
    .insertInto('insight_jobs')
    .values({
      env_id: envId,
      id: job.id,
      kind: job.kind,
      account_id: job.accountId,
      status: job.status,
      months: job.months,
      request_sealed: job.requestSealed,
      created_at: job.now,
      expires_at: job.expiresAt,
    })
    .execute();
}

/** Also jobs of an account that is unlinked, and those that expired: for the work itself. */
export async function find(db: Db<Schema>, envId: EnvId, id: string): Promise<InsightJob | null> {
  const row = await db
    .selectFrom('insight_jobs')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? jobOf(row) : null;
}

/** One that a caller may see: not expired, and its account still linked. */
export async function findVisible(db: Db<Schema>, envId: EnvId, id: string, now: Date): Promise<InsightJob | null> {
  if (!isToken(id)) return null;
  const row = await db
    .selectFrom('insight_jobs as j')
    .selectAll('j')
    .where('j.env_id', '=', envId)
    .where('j.id', '=', id)
    .where('j.expires_at', '>', now)
    .where(sql<boolean>`(j.account_id is null or exists (select from accounts a
      where a.env_id = j.env_id and a.id = j.account_id and a.unlinked_at is null))`)
    .executeTakeFirst();
  return row ? jobOf(row) : null;
}

export async function running(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  kind: InsightKind,
): Promise<InsightJob | null> {
  const row = await db
    .selectFrom('insight_jobs')
    .selectAll()
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .where('kind', '=', kind)
    .where('status', 'in', ['waiting', 'processing'])
    .executeTakeFirst();
  return row ? jobOf(row) : null;
}

/** Those that waited for the account's first fetch may begin. @returns their ids. */
export async function release(db: Db<Schema>, envId: EnvId, accountId: string): Promise<string[]> {
  const rows = await db
    .updateTable('insight_jobs')
    .set({ status: 'processing' })
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .where('status', '=', 'waiting')
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** The unlinked account's jobs stop: what they find is dropped. */
export async function stop(db: Db<Schema>, envId: EnvId, accountId: string, now: Date): Promise<void> {
  await db
    .updateTable('insight_jobs')
    .set({ status: 'failed', failure: 'unlinked', finished_at: now, request_sealed: null })
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .where('status', 'in', ['waiting', 'processing'])
    .execute();
}

/**
 * What was asked for is destroyed with the end: identity numbers are kept no longer than the work needs them.
 * @returns false when it had ended already: what was found must then be dropped.
 */
export async function end(
  db: Db<Schema>,
  envId: EnvId,
  id: string,
  ending: { status: 'finished' | 'failed'; failure: string | null; now: Date },
): Promise<boolean> {
  const result = await db
    .updateTable('insight_jobs')
    .set({ status: ending.status, failure: ending.failure, finished_at: ending.now, request_sealed: null })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('status', '=', 'processing')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export async function sealedRequest(db: Db<Schema>, envId: EnvId, id: string): Promise<Buffer | null> {
  const row = await db
    .selectFrom('insight_jobs')
    .select('request_sealed')
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.request_sealed ?? null;
}

/** For an environment whose rows were put back as they once stood. */
export async function processing(db: Db<Schema>, envId: EnvId): Promise<string[]> {
  const rows = await db
    .selectFrom('insight_jobs')
    .select('id')
    .where('env_id', '=', envId)
    .where('status', '=', 'processing')
    .execute();
  return rows.map((row) => row.id);
}

export async function remove(db: Db<Schema>, envId: EnvId, id: string): Promise<void> {
  await db.deleteFrom('enrichment_records').where('env_id', '=', envId).where('job_id', '=', id).execute();
  await db.deleteFrom('insight_jobs').where('env_id', '=', envId).where('id', '=', id).execute();
}

/** Jobs, records and corrections of an account, for ever. */
export async function forgetAccount(db: Db<Schema>, envId: EnvId, accountId: string): Promise<void> {
  for (const table of ['enrichment_records', 'income_records', 'insight_jobs', 'category_corrections'] as const)
    await db.deleteFrom(table).where('env_id', '=', envId).where('account_id', '=', accountId).execute();
}

function jobOf(row: Selectable<InsightJobs>): InsightJob {
  return {
    id: row.id,
    kind: row.kind as InsightKind,
    accountId: row.account_id,
    status: row.status as InsightJob['status'],
    months: row.months,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
