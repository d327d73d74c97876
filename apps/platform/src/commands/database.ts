import { join } from 'node:path';
import { ConfigurationError } from '@kente/kit/config';
import { startEmbeddedPostgres } from '@kente/kit/db/embedded';
import { migrate, pendingMigrations } from '@kente/kit/db/migrate';
import { runningUrl } from '@kente/kit/db/running-embedded';
import { claimHome } from '@kente/kit/home';
import { migrateJobs } from '@kente/kit/jobs/migrate';
import type { Logger } from '@kente/kit/log';
import pg from 'pg';
import type { Config } from '../config.ts';
import { platformMigrations } from '../migrations.ts';

export interface BorrowedDatabase {
  url: string;
  /** Leaves it as it was found: running or stopped. */
  release(): Promise<void>;
}

/**
 * The platform's database, for one command: the configured one; else the embedded one of a platform that runs; else the
 * embedded one, started for the moment.
 * @throws ConfigurationError when it cannot be used as it stands.
 */
export async function borrowDatabase(config: Config, log: Logger): Promise<BorrowedDatabase> {
  if (config.databaseUrl !== null) {
    await refuseUnmigrated(config.databaseUrl);
    return { url: config.databaseUrl, release: async () => {} };
  }
  const home = await claimHome(config.home).catch((error: unknown) => {
    if (error instanceof ConfigurationError) return null;
    throw error;
  });
  if (!home) return { url: await runningUrl(config.home), release: async () => {} };
  // Left behind by a platform that was killed: the next one adopts it, so that it stays.
  const orphan = await runningUrl(config.home).catch(() => null);
  if (orphan !== null && (await answers(orphan))) return { url: orphan, release: () => home.release() };

  const server = await startEmbeddedPostgres({ dataDir: join(config.home, 'postgres'), log });
  const release = async (): Promise<void> => {
    await server.stop();
    await home.release();
  };
  try {
    await migrate({ url: server.url, ...platformMigrations });
    await migrateJobs(server.url);
  } catch (error) {
    await release();
    throw error;
  }
  return { url: server.url, release };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  return client
    .connect()
    .then(() => true)
    .catch(() => false)
    .finally(() => client.end().catch(() => {}));
}

async function refuseUnmigrated(url: string): Promise<void> {
  const pending = await pendingMigrations({ url, ...platformMigrations });
  if (pending.length === 0) return;
  throw new ConfigurationError(
    `The database lacks ${pending.length} migration(s): ${pending.join(', ')}. Run: kente migrate`,
  );
}
