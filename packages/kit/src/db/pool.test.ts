import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emptyDatabase, type TestDatabase } from '../testing/database.ts';
import { type Database, openDatabase, prepared } from './pool.ts';

let server: TestDatabase;
let database: Database<unknown>;
beforeAll(async () => {
  server = await emptyDatabase();
  database = openDatabase({
    ...{ url: server.url, poolSize: 1, statementTimeoutMs: 5_000, applicationName: 'test' },
    onError: () => {},
  });
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

test('a statement marked as prepared is planned under its name, once per connection, also in a transaction', async () => {
  const double = async (number: number): Promise<unknown> =>
    database.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ twice: number }>`${prepared('double')}select 2 * ${number}::int as twice`.execute(
        tx,
      );
      return rows[0]?.twice;
    });
  expect(await double(4)).toBe(8);
  expect(await double(5)).toBe(10);
  const known = await sql<{ uses: bigint }>`
    select generic_plans + custom_plans as uses from pg_prepared_statements where name = 'double'`.execute(database.db);
  expect(known.rows).toEqual([{ uses: 2n }]);
});

test('a statement that is not marked leaves nothing behind on its connection', async () => {
  await sql`select ${1}::int`.execute(database.db);
  const { rows } = await sql`select name from pg_prepared_statements where name <> 'double'`.execute(database.db);
  expect(rows).toEqual([]);
});
