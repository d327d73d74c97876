import type { Db } from '@kente/kit/db/pool';
import { newToken } from '@kente/kit/ids';
import { sql } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';

export interface TaskRow {
  id: string;
  kind: string;
  subject: string;
  payload: unknown;
  due_at: Date;
}

const COLUMNS = ['id', 'kind', 'subject', 'payload', 'due_at'] as const;

/** One task of a kind and subject: adding another replaces it. */
export async function put(
  db: Db<Schema>,
  envId: EnvId,
  task: { kind: string; subject: string; payload: unknown; dueAt: Date },
): Promise<void> {
  const row = { id: newToken(), payload: JSON.stringify(task.payload), due_at: task.dueAt };
  await db
    .insertInto('scheduled_tasks')
    .values({ env_id: envId, kind: task.kind, subject: task.subject, ...row })
    .onConflict((conflict) => conflict.columns(['env_id', 'kind', 'subject']).doUpdateSet(row))
    .execute();
}

export async function drop(db: Db<Schema>, envId: EnvId, kind: string, subject: string): Promise<void> {
  await db
    .deleteFrom('scheduled_tasks')
    .where('env_id', '=', envId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .execute();
}

export async function find(db: Db<Schema>, envId: EnvId, kind: string, subject: string): Promise<TaskRow | undefined> {
  return db
    .selectFrom('scheduled_tasks')
    .select(COLUMNS)
    .where('env_id', '=', envId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .executeTakeFirst();
}

/** The earliest task due at or before `until`. */
export async function earliest(db: Db<Schema>, envId: EnvId, until: Date): Promise<TaskRow | undefined> {
  return db
    .selectFrom('scheduled_tasks')
    .select(COLUMNS)
    .where('env_id', '=', envId)
    .where('due_at', '<=', until)
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
}

/** Ends a task that has run, unless it was put again meanwhile (which gives it another id). */
export async function finish(db: Db<Schema>, envId: EnvId, id: string): Promise<void> {
  await db.deleteFrom('scheduled_tasks').where('env_id', '=', envId).where('id', '=', id).execute();
}

/** Puts off a task that failed, unless it was put again or dropped meanwhile. */
export async function postpone(db: Db<Schema>, envId: EnvId, id: string, dueAt: Date): Promise<void> {
  await db
    .updateTable('scheduled_tasks')
    .set({ due_at: dueAt })
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .execute();
}

/**
 * Gives the wake-up of a task, or of every task of an environment, the real time that its due time now means. The
 * offset is the table's: what a process remembers of an environment may be a moment old.
 */
export async function wake(db: Db<Schema>, envId: EnvId, only?: { kind: string; subject: string }): Promise<void> {
  const which = only ? sql`and t.kind = ${only.kind} and t.subject = ${only.subject}` : sql``;
  await sql`select graphile_worker.add_job('schedule.run',
      json_build_object('envId', t.env_id, 'kind', t.kind, 'subject', t.subject),
      run_at => t.due_at - make_interval(secs => e.clock_offset_ms / 1000.0),
      job_key => 'schedule ' || t.env_id || ' ' || t.kind || ' ' || t.subject)
    from scheduled_tasks t join environments e on e.id = t.env_id where t.env_id = ${envId} ${which}`.execute(db);
}
