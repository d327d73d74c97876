import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '../log.ts';
import { emptyDatabase, type TestDatabase } from '../testing/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded.ts';
import { Notifications } from './notifications.ts';

const log = createLogger({ level: 'silent', name: 'test' });
let database: TestDatabase;
beforeAll(async () => {
  database = await emptyDatabase();
});
afterAll(() => database.drop());

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  await client.query(text).finally(() => client.end());
}

const notify = (payload: string, url = database.url) => query(url, `notify events, '${payload}'`);

/** Tells again and again, since what is told while the connection is made anew is missed. */
async function heardAgain(notifications: Notifications, url: string): Promise<boolean> {
  const { told } = notifications.waitFor('events', 'back', 10_000);
  let heard: boolean | null = null;
  void told.then((value) => {
    heard = value;
  });
  while (heard === null) {
    await notify('back', url).catch(() => {});
    await delay(50);
  }
  return heard;
}

test('a payload is told to all that wait for it, in order, and to nobody who left', async () => {
  const notifications = new Notifications(database.url, log);
  const [early, late, left]: string[][] = [[], [], []];
  notifications.subscribe('events', (payload) => early?.push(payload));
  await notifications.start();
  notifications.subscribe('events', (payload) => late?.push(payload));
  notifications.subscribe('events', (payload) => left?.push(payload))();
  const { told } = notifications.waitFor('events', 'three', 5_000);
  for (const payload of ['one', 'two', 'three']) await notify(payload);
  expect(await told).toBe(true);
  expect([early, late, left]).toEqual([['one', 'two', 'three'], ['one', 'two', 'three'], []]);
  await notifications.close();
});

test('waiting ends false after its time, or when it is called off, and tells apart payloads and channels', async () => {
  const notifications = new Notifications(database.url, log);
  await notifications.start();
  const late = notifications.waitFor('events', 'mine', 60);
  const off = notifications.waitFor('events', 'mine', 60_000);
  await notify('yours');
  off.cancel();
  expect(await Promise.all([late.told, off.told])).toEqual([false, false]);
  await notifications.close();
});

test('a process that is going down lets nobody wait, neither those who do nor those who come', async () => {
  const notifications = new Notifications(database.url, log);
  await notifications.start();
  const waiting = notifications.waitFor('events', 'mine', 60_000);
  notifications.endWaits();
  const late = notifications.waitFor('events', 'mine', 60_000);
  expect(await Promise.all([waiting.told, late.told])).toEqual([false, false]);
  await notifications.close();
});

test('a connection that the server ended is made again, with every channel', async () => {
  const notifications = new Notifications(database.url, log);
  await notifications.start();
  await query(
    database.url,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kente listen'",
  );
  expect(await heardAgain(notifications, database.url)).toBe(true);
  await notifications.close();
});

test('it starts before the database does, survives its restart, and closes while it is gone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kente-notify-'));
  const start = (): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log });
  try {
    const first = await start();
    await first.stop();
    const notifications = new Notifications(first.url, log);
    await notifications.start();
    await notifications.close();

    const second = await start();
    const other = new Notifications(second.url, log);
    await other.start();
    await second.stop();
    await delay(20);
    await other.close();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('closed in the middle of connecting, it holds no connection', async () => {
  const notifications = new Notifications(database.url, log);
  const starting = notifications.start();
  await notifications.close();
  await starting;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    "select 1 from pg_stat_activity where application_name = 'kente listen' and datname = current_database() and state is not null",
  );
  await client.end();
  expect(rows).toEqual([]);
});
