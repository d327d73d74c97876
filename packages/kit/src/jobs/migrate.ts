import { runMigrations } from 'graphile-worker';

/** Brings the job queue's own schema (`graphile_worker`) forward. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  await runMigrations({ connectionString: databaseUrl });
}
