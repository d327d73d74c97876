import type { Db } from '@kente/kit/db/pool';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Schema, StatementJobs } from '../../../schema.generated.ts';
import type { EnvId } from '../../../tenancy/index.ts';
import type { StatementJob } from '../statement.ts';

export async function insert(db: Db<Schema>, envId: EnvId, job: StatementJob, now: Date): Promise<void> {
  const { id, accountId, file, status, window } = job;
  await db
    .insertInto('statement_jobs')
    .values({
      ...{ env_id: envId, id, account_id: accountId, file, status, created_at: now },
      ...{ from_day: window.fromDay, to_day: window.toDay, from_at: window.from, until_at: window.until },
    })
    .execute();
}

export async function find(db: Db<Schema>, envId: EnvId, id: string): Promise<StatementJob | null> {
  const row = await db
    .selectFrom('statement_jobs')
    .selectAll()
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? jobOf(row) : null;
}

/** One of the same days that is being built: another request for it is the same request. */
export async function findBuilding(
  db: Db<Schema>,
  envId: EnvId,
  accountId: string,
  { fromDay, toDay }: StatementJob['window'],
): Promise<StatementJob | null> {
  const row = await db
    .selectFrom('statement_jobs')
    .selectAll()
    .where('env_id', '=', envId)
    .where('account_id', '=', accountId)
    .where('status', '=', 'BUILDING')
    .where('from_day', '=', fromDay)
    .where('to_day', '=', toDay)
    .limit(1)
    .executeTakeFirst();
  return row ? jobOf(row) : null;
}

/** A new try takes over; pieces of the tries before are deleted. @returns false when there is nothing to build. */
export async function begin(db: Db<Schema>, envId: EnvId, id: string, build: string): Promise<boolean> {
  const result = await db
    .updateTable('statement_jobs')
    .set({ build })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('status', '=', 'BUILDING')
    .executeTakeFirst();
  if (result.numUpdatedRows === 0n) return false;
  await db
    .deleteFrom('statement_pieces')
    .where('env_id', '=', envId)
    .where('job_id', '=', id)
    .where('build', '<>', build)
    .execute();
  return true;
}

/**
 * The lock on the job makes whoever deletes it wait for the piece, and delete that too.
 * @returns false when the job was deleted, or another try has taken over.
 */
export async function putPiece(
  db: Db<Schema>,
  envId: EnvId,
  { id, build, place }: { id: string; build: string; place: number },
  content: Uint8Array,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into statement_pieces (env_id, job_id, build, place, content)
    select env_id, id, build, ${place}, ${content} from statement_jobs
    where env_id = ${envId} and id = ${id} and build = ${build} and status = 'BUILDING' for share`.execute(db);
  return (numAffectedRows ?? 0n) > 0n;
}

/** From now on the file is served. @returns false as `putPiece`. */
export async function finish(
  tx: Transaction<Schema>,
  envId: EnvId,
  { id, build }: { id: string; build: string },
  built: { bytes: bigint; now: Date; expiresAt: Date },
): Promise<boolean> {
  const result = await tx
    .updateTable('statement_jobs')
    .set({ status: 'BUILT', bytes: built.bytes, built_at: built.now, expires_at: built.expiresAt })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('build', '=', build)
    .where('status', '=', 'BUILDING')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Gives up, with whatever was made of it. */
export async function fail(tx: Transaction<Schema>, envId: EnvId, id: string): Promise<void> {
  await tx
    .updateTable('statement_jobs')
    .set({ status: 'FAILED' })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .where('status', '=', 'BUILDING')
    .execute();
  await deletePieces(tx, envId, [id]);
}

async function deletePieces(tx: Db<Schema>, envId: EnvId, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom('statement_pieces').where('env_id', '=', envId).where('job_id', 'in', ids).execute();
}

/** The end of a file; what is known of its job stays. */
export async function deleteFile(tx: Transaction<Schema>, envId: EnvId, id: string): Promise<void> {
  const jobs = tx.updateTable('statement_jobs').set({ bytes: null }).where('env_id', '=', envId).where('id', '=', id);
  await jobs.execute();
  await deletePieces(tx, envId, [id]);
}

/** Deletes an account's jobs, or those made before an instant, with their files. @returns the names of the files. */
export async function deleteJobs(
  tx: Transaction<Schema>,
  envId: EnvId,
  which: { accountId: string } | { before: Date },
): Promise<string[]> {
  const jobs = tx.deleteFrom('statement_jobs').where('env_id', '=', envId);
  const rows = await ('accountId' in which
    ? jobs.where('account_id', '=', which.accountId)
    : jobs.where('created_at', '<', which.before)
  )
    .returning(['id', 'file'])
    .execute();
  await deletePieces(
    tx,
    envId,
    rows.map((row) => row.id),
  );
  return rows.map((row) => row.file);
}

export interface BuiltFile {
  jobId: string;
  build: string;
  bytes: number;
}

/** A file that may be read now: built, not expired, and its account still linked. */
export async function findFile(db: Db<Schema>, envId: EnvId, file: string, now: Date): Promise<BuiltFile | null> {
  const { rows } = await sql<{ id: string; build: string; bytes: bigint }>`
    select j.id, j.build, j.bytes from statement_jobs j
    join accounts a on a.env_id = j.env_id and a.id = j.account_id and a.unlinked_at is null
    where j.env_id = ${envId} and j.file = ${file} and j.status = 'BUILT' and j.bytes is not null and j.expires_at > ${now}`.execute(
    db,
  );
  const [found] = rows;
  return found ? { jobId: found.id, build: found.build, bytes: Number(found.bytes) } : null;
}

export async function readPiece(
  db: Db<Schema>,
  envId: EnvId,
  { jobId, build }: BuiltFile,
  place: number,
): Promise<Buffer | null> {
  const row = await db
    .selectFrom('statement_pieces')
    .select('content')
    .where('env_id', '=', envId)
    .where('job_id', '=', jobId)
    .where('build', '=', build)
    .where('place', '=', place)
    .executeTakeFirst();
  return row?.content ?? null;
}

function jobOf(row: Selectable<StatementJobs>): StatementJob {
  return {
    ...{ id: row.id, accountId: row.account_id, file: row.file, status: row.status as StatementJob['status'] },
    window: { fromDay: row.from_day, toDay: row.to_day, from: row.from_at, until: row.until_at },
  };
}
