import { DAY_MS, HOUR_MS, later, systemClock } from '@kente/kit/clock';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { createLogger } from '@kente/kit/log';
import { Keyring } from '@kente/kit/secrets';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { platformMigrations } from '../migrations.ts';
import type { Schema } from '../schema.generated.ts';
import { createTenancy, type Environment, type Tenancy } from '../tenancy/index.ts';
import { createSchedule, type Schedule } from './index.ts';

const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const log = createLogger({ level: 'silent', name: 'test' });

let server: TestDatabase;
let database: Database<Schema>;
let tenancy: Tenancy;
let environment: Environment;
let schedule: Schedule;
let ran: { subject: string; payload: unknown; at: number }[];

beforeAll(async () => {
  server = await testDatabase(platformMigrations);
  database = openDatabase<Schema>({
    ...{ url: server.url, poolSize: 5, statementTimeoutMs: 10_000, applicationName: 'test', onError: () => {} },
  });
  tenancy = createTenancy({ db: database.db, keyring, clock: systemClock });
});
afterAll(async () => {
  await database.close();
  await server.drop();
});
beforeEach(async () => {
  const { appId } = await tenancy.createApp({
    name: 'Adire Loans',
    products: ['connect'],
    business: { name: 'Adire Ltd' },
  });
  environment = await tenancy.createEnvironment(appId, 'test');
  schedule = createSchedule({ db: database.db, log });
  ran = [];
  schedule.on('refresh', async (env, { subject, payload }) => {
    ran.push({ subject, payload, at: env.clock.now().getTime() });
  });
});

const due = (ms: number): Date => later(environment.clock.now(), ms);
const put = (subject: string, ms: number, payload: unknown = {}): Promise<void> =>
  schedule.put(database.db, environment, { kind: 'refresh', subject, payload, dueAt: due(ms) });

async function wakeUps(): Promise<{ subject: string; inMs: number }[]> {
  const { rows } = await database.pool.query<{ subject: string; ms: number }>(
    `select j.payload->>'subject' as subject, extract(epoch from j.run_at - now()) * 1000 as ms
     from graphile_worker._private_jobs j where j.payload->>'envId' = $1 order by j.run_at`,
    [environment.id],
  );
  return rows.map(({ subject, ms }) => ({ subject, inMs: Number(ms) }));
}

async function left(): Promise<string[]> {
  const { rows } = await database.pool.query<{ subject: string }>(
    'select subject from scheduled_tasks where env_id = $1 order by due_at',
    [environment.id],
  );
  return rows.map(({ subject }) => subject);
}

const near = (ms: number) => expect.closeTo(ms / 1_000, -1);
const inSeconds = async () => (await wakeUps()).map(({ subject, inMs }) => [subject, inMs / 1_000]);

describe('a task', () => {
  test('that is due runs once with its payload, and is gone', async () => {
    await put('account1', -1, { reason: 'daily' });
    await schedule.run(environment, 'refresh', 'account1');
    await schedule.run(environment, 'refresh', 'account1');
    expect(ran).toMatchObject([{ subject: 'account1', payload: { reason: 'daily' } }]);
    expect(await left()).toEqual([]);
  });

  test('is put with its transaction or not at all, and so is its wake-up', async () => {
    const undone = database.db.transaction().execute(async (tx) => {
      await schedule.put(tx, environment, { kind: 'refresh', subject: 'a', payload: {}, dueAt: due(HOUR_MS) });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    expect([await left(), await wakeUps()]).toEqual([[], []]);
  });

  test('replaces the one of its kind and subject, and has one wake-up', async () => {
    await put('account1', HOUR_MS, { turn: 1 });
    await put('account1', 2 * HOUR_MS, { turn: 2 });
    expect(await inSeconds()).toEqual([['account1', near(2 * HOUR_MS)]]);
    expect(await left()).toEqual(['account1']);
  });

  test('that was dropped does not run', async () => {
    await put('account1', -1);
    await schedule.drop(database.db, environment.id, 'refresh', 'account1');
    await schedule.run(environment, 'refresh', 'account1');
    expect(ran).toEqual([]);
  });

  test('that is not due is not run, and is woken again at its time', async () => {
    await put('account1', HOUR_MS);
    await database.pool.query('delete from graphile_worker._private_jobs');
    await schedule.run(environment, 'refresh', 'account1');
    expect(ran).toEqual([]);
    expect(await inSeconds()).toEqual([['account1', near(HOUR_MS)]]);
  });

  test('of another environment with the same name is another task', async () => {
    const other = await tenancy.createEnvironment(environment.app.id, 'live');
    await put('account1', -1);
    await schedule.run(other, 'refresh', 'account1');
    expect(ran).toEqual([]);
    expect(await left()).toEqual(['account1']);
  });

  test('whose handler put it again stays for its next time', async () => {
    schedule.on('refresh', async (env, { subject }) => {
      await schedule.put(database.db, env, { kind: 'refresh', subject, payload: {}, dueAt: due(DAY_MS) });
    });
    await put('account1', -1);
    await schedule.run(environment, 'refresh', 'account1');
    expect(await left()).toEqual(['account1']);
    expect(await inSeconds()).toEqual([['account1', near(DAY_MS)]]);
  });

  test('whose process was killed between its work and its end runs again', async () => {
    await put('account1', -1);
    await database.pool.query(`create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'killed here'; end $$;
      create trigger killed before delete on scheduled_tasks execute function refuse()`);
    await expect(schedule.run(environment, 'refresh', 'account1')).rejects.toThrow('killed here');
    await database.pool.query('drop trigger killed on scheduled_tasks; drop function refuse');
    await schedule.run(environment, 'refresh', 'account1');
    expect(ran.map(({ subject }) => subject)).toEqual(['account1', 'account1']);
    expect(await left()).toEqual([]);
  });

  test('that fails stays, and one that nothing handles says so', async () => {
    schedule.on('refresh', async () => {
      throw new Error('the bank is away');
    });
    await put('account1', -1);
    await expect(schedule.run(environment, 'refresh', 'account1')).rejects.toThrow('the bank is away');
    expect(await left()).toEqual(['account1']);
    await schedule.put(database.db, environment, { kind: 'unheard', subject: 'x', payload: {}, dueAt: due(-1) });
    await expect(schedule.run(environment, 'unheard', 'x')).rejects.toThrow(
      'nothing handles scheduled tasks of kind unheard',
    );
  });
});

describe('when the clock is moved', () => {
  const reach = async (to: Date): Promise<Environment> =>
    tenancy.change(environment.id, { clockOffsetMs: to.getTime() - systemClock.now().getTime() });

  test('tasks run one by one in the order of their due times, each at its own', async () => {
    for (const [subject, days] of [
      ['c', 3],
      ['a', 1],
      ['d', 9],
      ['b', 2],
    ] as const)
      await put(subject, days * DAY_MS);
    const start = environment.clock.now().getTime();
    const until = due(5 * DAY_MS);
    expect((await schedule.nextDue(environment.id, until))?.getTime()).toBeGreaterThan(start + DAY_MS - 60_000);
    while (await schedule.runEarliest(environment, until, reach));
    expect(ran.map(({ subject }) => subject)).toEqual(['a', 'b', 'c']);
    for (const [index, { at }] of ran.entries())
      expect(Math.abs(at - start - (index + 1) * DAY_MS)).toBeLessThan(10_000);
    expect(await left()).toEqual(['d']);
    expect(await schedule.nextDue(environment.id, until)).toBeNull();
  });

  test('wake-ups get the real time that their due times now mean', async () => {
    await put('account1', 30 * DAY_MS);
    await put('account2', 10 * DAY_MS);
    const moved = await tenancy.change(environment.id, { clockOffsetMs: 10 * DAY_MS - HOUR_MS });
    await schedule.retime(moved);
    expect(await inSeconds()).toEqual([
      ['account2', near(HOUR_MS)],
      ['account1', near(20 * DAY_MS + HOUR_MS)],
    ]);
  });

  test('one that remembers the old clock still gives a task its true wake-up', async () => {
    const dueAt = due(30 * DAY_MS);
    await tenancy.change(environment.id, { clockOffsetMs: 29 * DAY_MS });
    await schedule.put(database.db, environment, { kind: 'refresh', subject: 'account1', payload: {}, dueAt });
    expect(await inSeconds()).toEqual([['account1', near(DAY_MS)]]);
    await schedule.run(environment, 'refresh', 'account1');
    expect(await inSeconds()).toEqual([['account1', near(DAY_MS)]]);
  });

  test('a task that fails does not stop the clock, and comes back only if nobody dropped or replaced it', async () => {
    const until = due(DAY_MS);
    schedule.on('refresh', async (env, { subject }) => {
      if (subject === 'dropped') await schedule.drop(database.db, env.id, 'refresh', subject);
      throw new Error('the bank is away');
    });
    await put('dropped', HOUR_MS);
    await put('stays', 2 * HOUR_MS);
    expect(await schedule.runEarliest(environment, until, reach)).toBe(true);
    expect(await schedule.runEarliest(environment, until, reach)).toBe(true);
    expect(await schedule.runEarliest(environment, until, reach)).toBe(false);
    expect(await left()).toEqual(['stays']);
  });
});
