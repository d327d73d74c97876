import { sql } from 'kysely';
import type { Static, TSchema } from 'typebox';
import type { Db } from '../db/pool.ts';
import type { EnqueueOptions, Job } from './job.ts';

/** Adds a job in the caller's transaction: it exists exactly when the rest of the transaction does. */
export async function enqueue<Schema, Payload extends TSchema>(
  db: Db<Schema>,
  { name }: Pick<Job<Payload, never>, 'name'>,
  payload: Static<Payload>,
  options: EnqueueOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    identifier => ${name}, payload => ${JSON.stringify(payload)}::json, queue_name => ${options.queue ?? null},
    run_at => ${options.runAt ?? null}::timestamptz, max_attempts => ${options.maxAttempts ?? null}::int,
    job_key => ${options.key ?? null})`.execute(db);
}
