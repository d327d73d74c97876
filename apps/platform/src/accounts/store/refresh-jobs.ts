import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql } from 'kysely';
import type { RefreshJobs, Schema } from '../../schema.generated.ts';
import type { EnvId } from '../../tenancy/index.ts';
import type { RefreshFailure, RefreshJob, RefreshName, RefreshTrigger } from '../account.ts';

/** The wire that says that a refresh ended; the payload is its id. */
export const REFRESH_CHANNEL = 'refresh_ended';

export interface NewRefreshJob {
  id: string;
  accountId: string;
  name: RefreshName;
  trigger: RefreshTrigger;
  allowIncomplete: boolean;
  now: Date;
}

/** The caller holds the account's lock, so that at most one job runs. */
export async function insert(db: Db<Schema>, envId: EnvId, job: NewRefreshJob): Promise<void> {
  await db
    .insertInto('refresh_jobs')
    .values({
      env_id: envId,
      id: job.id,
      account_id: job.accountId,
      name: job.name,
      trigger: job.trigger,
      status: 'processing',
      allow_incomplete: job.allowIncomplete,
      created_at: job.now,
    })
    .execute();
}

/** A job that is over as soon as it is there, whatever else runs. */
export async function insertEnded(
  db: Db<Schema>,
  envId: EnvId,
  job: NewRefreshJob,
  { hasNewData }: Pick<Ending, 'hasNewData'>,
): Promise<void> {
  await db
    .insertInto('refresh_jobs')
    .values({
      ...{ env_id: envId, id: job.id, account_id: job.accountId, name: job.name, trigger: job.trigger },
      ...{ status: 'finished', has_new_data: hasNewData, allow_incomplete: job.allowIncomplete },
      ...{ created_at: job.now, finished_at: job.now },
    })
    .execute();
}

export async function find(db: Db<Schema>, envId: EnvId, accountId: string, id: string): Promise<RefreshJob | null> {
  const row = await db
    .selectFrom('refresh_jobs')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row ? jobOf(row) : null;
}

export async function running(db: Db<Schema>, envId: EnvId, accountId: string): Promise<RefreshJob | null> {
  const row = await db
    .selectFrom('refresh_jobs')
    .selectAll()
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .where('status', '=', 'processing')
    .executeTakeFirst();
  return row ? jobOf(row) : null;
}

export interface Ending {
  status: 'finished' | 'failed';
  failure: RefreshFailure | null;
  hasNewData: boolean;
  now: Date;
}

/** @returns false when it had ended already: what it found must then be dropped. */
export async function end(db: Db<Schema>, envId: EnvId, id: string, ending: Ending): Promise<boolean> {
  const result = await db
    .updateTable('refresh_jobs')
    .set({ status: ending.status, outcome: ending.failure, has_new_data: ending.hasNewData, finished_at: ending.now })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('status', '=', 'processing')
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await sql`select pg_notify(${REFRESH_CHANNEL}, ${id})`.execute(db);
  return true;
}

/** Records of jobs are kept for a while, running ones always. */
export async function deleteOlder(db: Db<Schema>, envId: EnvId, before: Date): Promise<void> {
  await db
    .deleteFrom('refresh_jobs')
    .where('env_id', '=', envId)
    .where('created_at', '<', before)
    .where('status', '<>', 'processing')
    .execute();
}

export async function deleteOfAccount(db: Db<Schema>, envId: EnvId, accountId: string): Promise<void> {
  await db.deleteFrom('refresh_jobs').where('env_id', '=', envId).where('account_id', '=', accountId).execute();
}

function jobOf(row: Selectable<RefreshJobs>): RefreshJob {
  return {
    id: row.id,
    accountId: row.account_id,
    name: row.name as RefreshName,
    trigger: row.trigger as RefreshTrigger,
    status: row.status as RefreshJob['status'],
    failure: row.outcome as RefreshFailure | null,
    hasNewData: row.has_new_data,
    allowIncomplete: row.allow_incomplete,
  };
}
