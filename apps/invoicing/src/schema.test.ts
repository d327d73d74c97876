import { readFile } from 'node:fs/promises';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INVOICING, schemaTypes } from '../../../scripts/schema-types.ts';
import { invoicingMigrations } from './migrations.ts';

/** Who may call: everything else must begin with the organisation and its environment. */
const CONTROL_PLANE = [
  'credentials',
  'environments',
  'idempotency_keys',
  'organisation_members',
  'organisations',
  'webhook_door_counts',
  'worker_heartbeats',
];

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase(invoicingMigrations);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
  await database.server.stop();
});

async function names(text: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(text, values);
  return rows.map((row) => row.name);
}

const tenantTables = async (): Promise<string[]> =>
  names(
    `select table_name::text as name from information_schema.tables
     where table_schema = 'public' and table_name <> 'schema_migrations' and table_name <> all ($1) order by 1`,
    [CONTROL_PLANE],
  );

describe('tenancy in the schema', () => {
  test('every tenant table begins with organisation_id and environment_id, never null', async () => {
    const beginning = await names(`select table_name::text as name from information_schema.columns
      where table_schema = 'public' and is_nullable = 'NO'
        and (ordinal_position, column_name) in ((1, 'organisation_id'), (2, 'environment_id'))
      group by 1 having count(*) = 2 order by 1`);
    expect(beginning).toEqual(expect.arrayContaining(await tenantTables()));
  });

  test('both come first in every index of every tenant table', async () => {
    const others = await names(
      `select t.relname || '.' || c.relname as name from pg_index i
       join pg_class t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
       left join pg_attribute one on one.attrelid = i.indrelid and one.attnum = i.indkey[0]
       left join pg_attribute two on two.attrelid = i.indrelid and two.attnum = i.indkey[1]
       where t.relnamespace = 'public'::regnamespace and t.relname = any ($1)
         and (one.attname, two.attname) is distinct from ('organisation_id', 'environment_id')`,
      [await tenantTables()],
    );
    expect(others).toEqual([]);
  });
});

test('schema.generated.ts is what the migrations make: run `npm run schema:types` after a migration', async () => {
  const written = await readFile(new URL('./schema.generated.ts', import.meta.url), 'utf8');
  expect(await schemaTypes(client, INVOICING)).toBe(written);
});
