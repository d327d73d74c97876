import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../testing/database.ts';
import { migrate } from './migrate.ts';

let folder: string;
let database: TestDatabase;
const run = () => migrate({ url: database.url, folder, schema: 'books' });
const file = (name: string, sql: string) => writeFile(join(folder, name), sql);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kente-migrate-'));
  database = await emptyDatabase();
});
afterEach(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

async function rows(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('files are applied once, in the order of their names, into their schema', async () => {
  await file('0002_rows.sql', "insert into ledger values ('second'); create table other (id int)");
  await file('0001_tables.sql', 'create table ledger (name text)');
  expect(await run()).toEqual(['0001_tables.sql', '0002_rows.sql']);
  expect(await run()).toEqual([]);
  await file('0003_more.sql', "insert into ledger values ('third')");
  expect(await run()).toEqual(['0003_more.sql']);
  expect(await rows('select name from books.ledger order by name')).toEqual([{ name: 'second' }, { name: 'third' }]);
});

test('two at once apply each file once', async () => {
  await file('0001_tables.sql', 'create table ledger (name text); select pg_sleep(0.2)');
  await file('0002_rows.sql', "insert into ledger values ('one')");
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat().sort()).toEqual(['0001_tables.sql', '0002_rows.sql']);
  expect(await rows('select name from books.ledger')).toEqual([{ name: 'one' }]);
});

test('a file that was changed after it was applied is refused by its name', async () => {
  await file('0001_tables.sql', 'create table ledger (name text)');
  await run();
  await file('0001_tables.sql', 'create table ledger (name text, amount bigint)');
  await expect(run()).rejects.toThrow('0001_tables.sql was changed after it was applied');
});

test('a file that fails leaves nothing of itself, and what came before stays', async () => {
  await file('0001_tables.sql', 'create table ledger (name text)');
  await file('0002_broken.sql', "insert into ledger values ('half'); select nothing from nowhere");
  await expect(run()).rejects.toThrow('migration 0002_broken.sql failed: relation "nowhere" does not exist');
  expect(await rows('select name from books.ledger')).toEqual([]);
  await file('0002_broken.sql', "insert into ledger values ('whole')");
  expect(await run()).toEqual(['0002_broken.sql']);
});

test('a file whose name would be passed over in silence is an error', async () => {
  await file('0001-tables.sql', 'create table ledger (name text)');
  await expect(run()).rejects.toThrow('0001-tables.sql is not named NNNN_words.sql');
});

test('a server that ends it in the middle is an error, not the end of the process', async () => {
  await file('0001_tables.sql', 'create table ledger (name text); select pg_terminate_backend(pg_backend_pid())');
  await expect(run()).rejects.toThrow('0001_tables.sql failed');
  await file('0001_tables.sql', 'create table ledger (name text)');
  expect(await run()).toEqual(['0001_tables.sql']);
});
