import { gunzipSync, gzipSync } from 'node:zlib';
import type { Db } from '@kente/kit/db/pool';
import { sql, type Transaction } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';

/**
 * Settings of the environment, not data in it: they stay through restore and reset. So does the place in the event log,
 * which only ever grows.
 */
const SETTINGS = [
  'api_keys',
  'public_ids',
  'webhook_endpoints',
  'sandbox_snapshots',
  'event_counters',
  'clock_moves',
] as const;

/** Every tenant table, read from the schema itself, so that a new one is never forgotten. */
export async function tenantTables(db: Db<Schema>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = current_schema() and column_name = 'env_id' order by table_name`.execute(db);
  return rows.map((row) => row.name).filter((name) => !(SETTINGS as readonly string[]).includes(name));
}

/** All rows of an environment as JSON text, table by table. */
export async function readRows(db: Db<Schema>, envId: EnvId): Promise<Record<string, string>> {
  const content: Record<string, string> = {};
  for (const table of await tenantTables(db)) {
    const { rows } = await sql<{ rows: string }>`
      select coalesce(json_agg(t), '[]')::text as rows from ${sql.table(table)} t where env_id = ${envId}`.execute(db);
    content[table] = rows[0]?.rows ?? '[]';
  }
  return content;
}

export async function deleteRows(tx: Transaction<Schema>, envId: EnvId): Promise<void> {
  // The ledger gives its rows up for nobody else, and only a sandbox's.
  await sql`select set_config('kente.sandbox_reset', ${envId}, true)`.execute(tx);
  for (const table of await tenantTables(tx))
    await sql`delete from ${sql.table(table)} where env_id = ${envId}`.execute(tx);
}

/** A column by what a snapshot without it means. */
interface Column {
  table_name: string;
  column_name: string;
  required: boolean;
}

async function columnsOf(db: Db<Schema>, tables: readonly string[]): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name, column_name, is_nullable = 'NO' and column_default is null as required
    from information_schema.columns where table_schema = current_schema() and table_name = any(${tables}::text[])
    order by table_name, ordinal_position`.execute(db);
  return rows;
}

/** The columns that a table's rows have: all rows of a snapshot have the same. */
function columnsIn(rows: string): Set<string> {
  const [first] = JSON.parse(rows) as readonly object[];
  return new Set(Object.keys(first ?? {}));
}

/**
 * What is missing before kept rows can be written: columns without default that a later version added, and tables that it
 * removed, `table.column` or `table`. Empty: they can be.
 */
export async function missingFrom(db: Db<Schema>, content: Readonly<Record<string, string>>): Promise<string[]> {
  const filled = Object.entries(content).filter(([, rows]) => rows !== '[]');
  const columns = await columnsOf(
    db,
    filled.map(([table]) => table),
  );
  return filled.flatMap(([table, rows]) => {
    const own = columns.filter((column) => column.table_name === table);
    if (own.length === 0) return [table];
    const has = columnsIn(rows);
    const lacking = own.filter(({ column_name, required }) => required && !has.has(column_name));
    return lacking.map(({ column_name }) => `${table}.${column_name}`);
  });
}

/** Columns that were added since have their defaults, and those that were removed are left out. */
export async function writeRows(tx: Transaction<Schema>, content: Readonly<Record<string, string>>): Promise<void> {
  const columns = await columnsOf(tx, Object.keys(content));
  for (const [table, rows] of Object.entries(content)) {
    if (rows === '[]') continue;
    const has = columnsIn(rows);
    const names = columns.filter(({ table_name, column_name }) => table_name === table && has.has(column_name));
    const list = sql.join(names.map(({ column_name }) => sql.ref(column_name)));
    await sql`insert into ${sql.table(table)} (${list}) select ${list}
      from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)`.execute(tx);
  }
}

export async function insert(db: Db<Schema>, envId: EnvId, id: string, content: unknown, now: Date): Promise<void> {
  const packed = gzipSync(JSON.stringify(content));
  await db.insertInto('sandbox_snapshots').values({ env_id: envId, id, content: packed, created_at: now }).execute();
}

export async function find(db: Db<Schema>, envId: EnvId, id: string): Promise<unknown> {
  const row = await db
    .selectFrom('sandbox_snapshots')
    .select('content')
    .where('env_id', '=', envId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? JSON.parse(gunzipSync(row.content).toString()) : null;
}

export async function count(db: Db<Schema>, envId: EnvId): Promise<number> {
  const row = await db
    .selectFrom('sandbox_snapshots')
    .select((select) => select.fn.countAll<bigint>().as('snapshots'))
    .where('env_id', '=', envId)
    .executeTakeFirstOrThrow();
  return Number(row.snapshots);
}

/** Statements that were being built when the rows were kept, likewise. */
export async function openStatements(db: Db<Schema>, envId: EnvId): Promise<string[]> {
  const rows = await db
    .selectFrom('statement_jobs')
    .select('id')
    .where('env_id', '=', envId)
    .where('status', '=', 'BUILDING')
    .execute();
  return rows.map((row) => row.id);
}

/** Refreshes that were under way when the rows were kept: somebody has to do them. */
export async function openRefreshes(db: Db<Schema>, envId: EnvId): Promise<{ id: string; account_id: string }[]> {
  return db
    .selectFrom('refresh_jobs')
    .select(['id', 'account_id'])
    .where('env_id', '=', envId)
    .where('status', '=', 'processing')
    .execute();
}
