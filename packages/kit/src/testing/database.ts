import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { migrateJobs } from '../jobs/migrate.ts';
import { createLogger } from '../log.ts';

export interface Migrations {
  folder: string;
  schema: string;
}

export interface TestDatabase {
  url: string;
  server: EmbeddedPostgres;
  drop(): Promise<void>;
}

/** Set by the test runner's global setup, so that all files share one server. */
const SERVER_VARIABLE = 'KENTE_TEST_POSTGRES';

/** One real PostgreSQL in a temporary folder, for a whole test run. Without fsync: a test machine may lose it. */
export async function startTestServer(): Promise<EmbeddedPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'kente-test-'));
  const server = await startEmbeddedPostgres({
    dataDir: join(folder, 'postgres'),
    log: createLogger({ level: 'warn', name: 'test' }),
    // Several platforms at once stand on it.
    maxConnections: 300,
  });
  await statement(server.url, "alter system set fsync = 'off'");
  await statement(server.url, 'select pg_reload_conf()');
  return {
    url: server.url,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A database of its own, cloned from a migrated template. */
export async function testDatabase(migrations: Migrations): Promise<TestDatabase> {
  const shared = process.env[SERVER_VARIABLE];
  const server = shared ? { url: shared, stop: async () => {} } : await startTestServer();
  const template = await templateFor(server.url, migrations);
  const name = `test_${randomBytes(6).toString('hex')}`;
  await statement(server.url, `create database ${name} template ${template}`);
  return {
    url: withDatabase(server.url, name),
    server,
    drop: () => statement(server.url, `drop database if exists ${name} with (force)`),
  };
}

/** A database with nothing in it. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const shared = process.env[SERVER_VARIABLE];
  const server = shared ? { url: shared, stop: async () => {} } : await startTestServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await statement(server.url, `create database ${name} template template0`);
  return {
    url: withDatabase(server.url, name),
    server,
    drop: () => statement(server.url, `drop database if exists ${name} with (force)`),
  };
}

/** Named after the content of the migrations: made once, whoever comes first. */
async function templateFor(url: string, migrations: Migrations): Promise<string> {
  const hash = createHash('sha256').update(migrations.schema);
  for (const file of (await readdir(migrations.folder)).sort())
    hash.update(await readFile(join(migrations.folder, file)));
  const name = `template_${hash.digest('hex').slice(0, 12)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(77)');
    const { rows } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rows.length === 0) {
      await client.query(`create database ${name}_making`);
      const making = withDatabase(url, `${name}_making`);
      await migrate({ url: making, ...migrations });
      await migrateJobs(making);
      await client.query(`alter database ${name}_making rename to ${name}`);
    }
  } finally {
    await client.end();
  }
  return name;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function statement(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
