import type { Db } from '@kente/kit/db/pool';
import { sql } from 'kysely';
import type { Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { EnrichmentKind } from '../job.ts';

/** A piece of what an enrichment job gives back: rows of an account by their ids, or what stands for itself. */
export interface EnrichmentRecord {
  jobId: string;
  position: number;
  kind: EnrichmentKind;
  accountId: string | null;
  transactionIds: string[] | null;
  content: unknown;
  createdAt: Date;
  updatedAt: Date;
}

export interface NewRecord {
  jobId: string;
  position: number;
  kind: EnrichmentKind;
  accountId: string | null;
  transactionIds?: readonly string[];
  content?: unknown;
  now: Date;
}

/** Done again after a crash, it replaces itself. */
export async function put(db: Db<Schema>, envId: EnvId, record: NewRecord): Promise<void> {
  const ids = record.transactionIds === undefined ? null : [...record.transactionIds];
  const content = record.content === undefined ? null : JSON.stringify(record.content);
  await sql`insert into enrichment_records
      (env_id, job_id, position, kind, account_id, transaction_ids, content, created_at, updated_at)
    values (${envId}, ${record.jobId}, ${record.position}, ${record.kind}, ${record.accountId}, ${ids}::text[],
      ${content}::jsonb, ${record.now}, ${record.now})
    on conflict (env_id, job_id, position) do update set
      transaction_ids = excluded.transaction_ids, content = excluded.content, updated_at = excluded.updated_at`.execute(
    db,
  );
}

export interface RecordFilter {
  jobId?: string;
  kind?: EnrichmentKind;
  accountId?: string;
  /** Environment time: what expired by then is left out. */
  now: Date;
  page: number;
  limit: number;
}

/** Those of jobs that ended well and that a caller may see; newest job first, the pieces of one in order. */
export async function list(
  db: Db<Schema>,
  envId: EnvId,
  filter: RecordFilter,
): Promise<{ total: number; records: EnrichmentRecord[] }> {
  const where = sql`r.env_id = ${envId} and j.status = 'finished' and j.expires_at > ${filter.now}
    and (r.account_id is null or a.unlinked_at is null and a.id is not null)
    ${filter.jobId === undefined ? sql`` : sql`and r.job_id = ${filter.jobId}`}
    ${filter.kind === undefined ? sql`` : sql`and r.kind = ${filter.kind}`}
    ${filter.accountId === undefined ? sql`` : sql`and r.account_id = ${filter.accountId}`}`;
  const from = sql`from enrichment_records r join insight_jobs j on j.env_id = r.env_id and j.id = r.job_id
    left join accounts a on a.env_id = r.env_id and a.id = r.account_id`;
  const { rows: counted } = await sql<{ total: bigint }>`select count(*) as total ${from} where ${where}`.execute(db);
  const { rows } = await sql<EnrichmentRecord>`
    select r.job_id as "jobId", r.position, r.kind, r.account_id as "accountId", r.transaction_ids as "transactionIds",
      r.content, r.created_at as "createdAt", r.updated_at as "updatedAt"
    ${from} where ${where}
    order by j.created_at desc, r.job_id, r.position
    limit ${filter.limit} offset ${(filter.page - 1) * filter.limit}`.execute(db);
  return { total: Number(counted[0]?.total ?? 0n), records: rows };
}

/** The piece that was written last, of a job that was interrupted. */
export async function last(
  db: Db<Schema>,
  envId: EnvId,
  jobId: string,
): Promise<{ position: number; transactionIds: string[] | null } | null> {
  const { rows } = await sql<{ position: number; transactionIds: string[] | null }>`
    select position, transaction_ids as "transactionIds" from enrichment_records
    where env_id = ${envId} and job_id = ${jobId} order by position desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** The content of one piece; null past the last one. */
export async function content(db: Db<Schema>, envId: EnvId, jobId: string, position: number): Promise<unknown> {
  const { rows } = await sql<{ content: unknown }>`
    select content from enrichment_records
    where env_id = ${envId} and job_id = ${jobId} and position = ${position}`.execute(db);
  return rows[0]?.content ?? null;
}
