import { readFile } from 'node:fs/promises';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schemaTypes } from '../../../scripts/schema-types.ts';
import { platformMigrations } from './migrations.ts';

/** Tables that are no tenant's: everything else must begin with `env_id`. */
const CONTROL_PLANE = [
  'api_keys',
  'apps',
  'businesses',
  'console_accounts',
  'console_sessions',
  'console_sign_in_tries',
  'console_signing_keys',
  'console_users',
  'environments',
  'installation',
  'institution_calls',
  'public_ids',
  'worker_heartbeats',
];

let database: TestDatabase;
let client: pg.Client;

beforeAll(async () => {
  database = await testDatabase(platformMigrations);
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await database.drop();
  await database.server.stop();
});

async function names(text: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(text);
  return rows.map((row) => row.name);
}

const tables = (): Promise<string[]> =>
  names(`select table_name::text as name from information_schema.tables
         where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'schema_migrations' order by 1`);

async function tenantTables(): Promise<string[]> {
  return (await tables()).filter((table) => !CONTROL_PLANE.includes(table));
}

describe('tenancy in the schema', () => {
  test('every table that is not of the control plane has env_id as its first column', async () => {
    const first = await names(`select table_name::text as name from information_schema.columns
      where table_schema = 'public' and ordinal_position = 1 and column_name = 'env_id' and is_nullable = 'NO' order by 1`);
    expect(first).toEqual(expect.arrayContaining(await tenantTables()));
  });

  test('every tenant table has a primary key, and env_id is first in it', async () => {
    const keyed = await names(`select t.relname::text as name from pg_index i join pg_class t on t.oid = i.indrelid
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where t.relnamespace = 'public'::regnamespace and i.indisprimary and a.attname = 'env_id' order by 1`);
    expect(keyed).toEqual(await tenantTables());
  });

  test('env_id is first in every index of every tenant table, unique or not', async () => {
    const others = await names(`select t.relname || '.' || c.relname as name from pg_index i
      join pg_class t on t.oid = i.indrelid join pg_class c on c.oid = i.indexrelid
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where t.relnamespace = 'public'::regnamespace and a.attname is distinct from 'env_id'
        and t.relname not in (${[...CONTROL_PLANE, 'schema_migrations'].map((table) => `'${table}'`).join(', ')})`);
    expect(others).toEqual([]);
  });

  test('a foreign key never crosses from one tenant to another or to a table that is sharded otherwise', async () => {
    const crossing = await names(`select conrelid::regclass || ' → ' || confrelid::regclass as name from pg_constraint
      where contype = 'f' and connamespace = 'public'::regnamespace
        and not (conrelid::regclass::text = any ('{${CONTROL_PLANE.join(',')}}')
                 and confrelid::regclass::text = any ('{${CONTROL_PLANE.join(',')}}'))`);
    expect(crossing).toEqual([]);
  });
});

describe('deploy/citus.sql', () => {
  /** Citus's three names that the script uses, as plain functions that write down what they are told. */
  const RECORDER = `
    create table pg_dist_partition (logicalrelid regclass primary key, key text, beside text);
    create function create_reference_table(t regclass) returns void language sql as
      'insert into pg_dist_partition values (t, null, null)';
    create function create_distributed_table(t regclass, key text, colocate_with text) returns void language sql as
      'insert into pg_dist_partition values (t, key, colocate_with)';`;

  async function runScript(): Promise<void> {
    const script = await readFile(new URL('../../../deploy/citus.sql', import.meta.url), 'utf8');
    const withoutExtension = script.replace('create extension if not exists citus;', '');
    expect(withoutExtension).not.toBe(script);
    await client.query(withoutExtension);
  }

  test('distributes every tenant table by env_id, copies every table of the control plane, and can be run twice', async () => {
    const everything = await tables();
    await client.query(`begin; create schema citus; set local search_path to public, citus; ${RECORDER}`);
    try {
      await runScript();
      await runScript();
      const { rows } = await client.query<{ name: string; key: string | null; beside: string | null }>(
        'select logicalrelid::text as name, key, beside from pg_dist_partition order by 1',
      );
      expect(rows.map((row) => row.name)).toEqual(everything);
      expect(rows.filter((row) => row.key === null).map((row) => row.name)).toEqual(CONTROL_PLANE);
      const distributed = rows.filter((row) => row.key !== null);
      expect(new Set(distributed.map((row) => row.key))).toEqual(new Set(['env_id']));
      expect(distributed.filter((row) => row.beside === 'none')).toHaveLength(1);
    } finally {
      await client.query('rollback');
    }
  });
});

test('schema.generated.ts is what the migrations make: run `npm run schema:types` after a migration', async () => {
  const written = await readFile(new URL('./schema.generated.ts', import.meta.url), 'utf8');
  expect(await schemaTypes(client)).toBe(written);
});
