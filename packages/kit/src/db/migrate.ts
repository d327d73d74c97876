import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** One for all Kente processes of a database: migrations of two of them never interleave. */
const ADVISORY_LOCK = 4_651_337_201;

export interface MigrateOptions {
  url: string;
  /** Folder of `NNNN_name.sql`, applied in the order of their names. */
  folder: string;
  /** Schema that the tables go to; made when it is not there. */
  schema: string;
}

/**
 * Brings a schema forward, each file in a transaction of its own, under an advisory lock.
 * @returns the names of the files that were applied now.
 * @throws Error when an applied file was changed since: migrations only go forward.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const files = await migrationFiles(options.folder);
  const client = new pg.Client({ connectionString: options.url, application_name: 'kente migrate' });
  // A server that goes away makes the statement fail; told here as well, it must not end the process.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK]);
    await client.query(`create schema if not exists ${client.escapeIdentifier(options.schema)}`);
    await client.query(`set search_path to ${client.escapeIdentifier(options.schema)}`);
    await client.query(
      'create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migrations');
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    const fresh: string[] = [];
    for (const name of files) {
      const sql = await readFile(join(options.folder, name), 'utf8');
      const sha256 = createHash('sha256').update(sql).digest('hex');
      if (applied.has(name)) {
        if (applied.get(name) !== sha256)
          throw new Error(`migration ${name} was changed after it was applied: add a new one instead`);
        continue;
      }
      await apply(client, name, sha256, sql);
      fresh.push(name);
    }
    return fresh;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Names of the files that a database still lacks. Changes nothing. */
export async function pendingMigrations({ url, folder, schema }: MigrateOptions): Promise<string[]> {
  const files = await migrationFiles(folder);
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kente migrate',
    connectionTimeoutMillis: 5_000,
  });
  await client.connect();
  try {
    const table = `${client.escapeIdentifier(schema)}.schema_migrations`;
    const { rows: there } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
      table,
    ]);
    if (!there[0]?.found) return files;
    const { rows } = await client.query<{ name: string }>(`select name from ${table}`);
    const applied = new Set(rows.map((row) => row.name));
    return files.filter((name) => !applied.has(name));
  } finally {
    await client.end();
  }
}

const isMigration = (name: string): boolean => /^\d{4}_[a-z0-9_]+\.sql$/.test(name);

async function apply(client: pg.Client, name: string, sha256: string, sql: string): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into schema_migrations (name, sha256) values ($1, $2)', [name, sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
}

/** @throws Error for a `.sql` file with another kind of name: it would be passed over in silence. */
async function migrationFiles(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const odd = files.find((name) => !isMigration(name));
  if (odd !== undefined) throw new Error(`migration ${odd} is not named NNNN_words.sql`);
  return files;
}
