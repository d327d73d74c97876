import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../db/pool.ts';
import { createLogger } from '../log.ts';
import { emptyDatabase, type TestDatabase } from '../testing/database.ts';
import { jobConnections } from './connections.ts';

let server: TestDatabase;
let database: Database<unknown>;
let connections: pg.Pool;

beforeEach(async () => {
  server = await emptyDatabase();
  database = openDatabase({
    url: server.url,
    poolSize: 2,
    statementTimeoutMs: 10_000,
    applicationName: 'test',
    onError: () => {},
  });
  connections = jobConnections(database.pool, createLogger({ level: 'silent', name: 'test' }));
});
afterEach(async () => {
  await connections.end();
  await database.close();
  await server.drop();
});

test("the workers' connections read int8 as text, which fits into JSON", async () => {
  const { rows } = await connections.query('select 9007199254740993::int8 as id');
  expect(rows).toEqual([{ id: '9007199254740993' }]);
});

test('a connection that is given back twice is taken back once, and the pool goes on', async () => {
  await new Promise<void>((resolve, reject) => {
    connections.connect((error, _client, release) => {
      if (error) return reject(error);
      release(new Error('broken'));
      release();
      resolve();
    });
  });
  expect(connections.totalCount).toBe(0);
  expect((await connections.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
});
