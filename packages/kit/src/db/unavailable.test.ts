import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger } from '../log.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { type Database, openDatabase } from './pool.ts';
import { isDatabaseUnavailable, violatedConstraint } from './unavailable.ts';

const log = createLogger({ level: 'silent', name: 'test' });
let folder: string;
let server: EmbeddedPostgres;
const start = () => startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log });
const open = (poolSize = 2): Database<unknown> =>
  openDatabase({ url: server.url, poolSize, statementTimeoutMs: 5_000, applicationName: 'test', onError: () => {} });
const failure = (work: Promise<unknown>): Promise<unknown> => work.then(() => null).catch((error: unknown) => error);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kente-gone-'));
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('the database counts as gone', () => {
  test('when it was stopped: for new connections, lent ones and transactions, none of which ends the process', async () => {
    const idle = open();
    await idle.pool.query('select 1');
    const busy = open();
    const cut = failure(
      busy.db.transaction().execute(async (tx) => {
        await sql`select 1`.execute(tx);
        await server.stop();
        await sql`select 1`.execute(tx);
      }),
    );
    const errors = [
      await cut,
      await failure(idle.pool.query('select 1')),
      await failure(open().pool.query('select 1')),
    ];
    for (const error of errors) expect(isDatabaseUnavailable(error)).toBe(true);
    server = await start();
  });

  test('when it ends a statement that is running', async () => {
    const { pool } = open();
    const sleeping = failure(pool.query('select pg_sleep(10)'));
    const watcher = open();
    // The statement may not have begun yet: asked again until it was there to be ended.
    for (let ended = 0; ended === 0; ) {
      const { rowCount } = await watcher.pool.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(10)%' and pid <> pg_backend_pid()",
      );
      ended = rowCount ?? 0;
    }
    expect(isDatabaseUnavailable(await sleeping)).toBe(true);
    await Promise.all([pool.end(), watcher.close()]);
  });

  test('when the name of its server is unknown, and when its socket file is missing', async () => {
    const options = { poolSize: 1, statementTimeoutMs: 1_000, applicationName: 'test', onError: () => {} };
    for (const url of [
      'postgres://kente@nowhere.invalid/kente',
      `postgres://kente@${encodeURIComponent(folder)}/kente`,
    ]) {
      const { pool } = openDatabase({ url, ...options });
      expect(isDatabaseUnavailable(await failure(pool.query('select 1')))).toBe(true);
    }
  });
});

test('a statement that is wrong, a broken rule and a missing file are not the database gone', async () => {
  const { pool, close } = open();
  expect(isDatabaseUnavailable(await failure(pool.query('select nothing')))).toBe(false);
  expect(isDatabaseUnavailable(await failure(readFile(join(folder, 'nothing'))))).toBe(false);
  await pool.query('create table once (id int constraint once_id unique)');
  const broken = await failure(pool.query('insert into once values (1), (1)'));
  expect(isDatabaseUnavailable(broken)).toBe(false);
  expect(violatedConstraint(broken)).toBe('once_id');
  expect(violatedConstraint(new Error('other'))).toBeNull();
  await close();
});

test('int8 is exact, a date has no time zone, a statement without end is ended', async () => {
  const { pool, close } = openDatabase({
    ...{ url: server.url, poolSize: 1, statementTimeoutMs: 100, applicationName: 'test', onError: () => {} },
  });
  const { rows } = await pool.query("select 9007199254740993::int8 as amount, '2026-03-01'::date as day");
  expect(rows).toEqual([{ amount: 9_007_199_254_740_993n, day: '2026-03-01' }]);
  await expect(pool.query('select pg_sleep(10)')).rejects.toThrow('statement timeout');
  await close();
});
