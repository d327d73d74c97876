import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runMigrations } from 'graphile-worker';
import { sql } from 'kysely';
import Type from 'typebox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../db/embedded.ts';
import { type Database, openDatabase } from '../db/pool.ts';
import { createLogger } from '../log.ts';
import { childModule } from '../testing/child.ts';
import { emptyDatabase, type TestDatabase } from '../testing/database.ts';
import { enqueue } from './enqueue.ts';
import { Heartbeat, releaseOrphans } from './heartbeat.ts';
import { job, PermanentFailure } from './job.ts';
import { startWorkers, type Workers, type WorkersOptions } from './workers.ts';

const log = createLogger({ level: 'silent', name: 'test' });
const HEARTBEATS =
  'create table worker_heartbeats (instance_id text primary key, worker_ids text[] not null, seen_at timestamptz not null)';
const Payload = Type.Object({ id: Type.String() });

interface World {
  ran: string[];
  fail: (id: string, attempt: number) => void;
  hold: Promise<void>;
}

const greet = job<World, typeof Payload>('greet', Payload, async ({ id }, world, { attempt }) => {
  world.fail(id, attempt);
  await world.hold;
  world.ran.push(id);
});

let server: TestDatabase;
let database: Database<unknown>;
let world: World;
let started: Workers[];

beforeAll(async () => {
  server = await emptyDatabase();
  await runMigrations({ connectionString: server.url });
  database = openDatabase({
    url: server.url,
    poolSize: 10,
    statementTimeoutMs: 10_000,
    applicationName: 'test',
    onError: () => {},
  });
  await database.pool.query(HEARTBEATS);
});
afterAll(async () => {
  await database.close();
  await server.drop();
});
beforeEach(() => {
  world = { ran: [], fail: () => {}, hold: Promise.resolve() };
  started = [];
});
afterEach(async () => {
  for (const workers of started) await workers.stop();
  await database.pool.query(
    'delete from graphile_worker._private_jobs; delete from graphile_worker._private_job_queues; delete from worker_heartbeats',
  );
});

async function start(options: Partial<WorkersOptions<World>> = {}): Promise<Workers> {
  const workers = await startWorkers({
    ...{ pool: database.pool, log, jobs: [greet], modules: world, concurrency: { work: 2, deliver: 2 } },
    ...{ pollIntervalMs: 100, ...options },
  });
  started.push(workers);
  return workers;
}

async function until(look: () => Promise<boolean> | boolean, withinMs = 10_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await look())) {
    if (performance.now() > end) throw new Error('waited in vain');
    await delay(20);
  }
}

const waiting = async (): Promise<number> =>
  Number((await database.pool.query('select count(*) as count from graphile_worker.jobs')).rows[0].count);

describe('a job', () => {
  test('exists exactly when the transaction that it was added in does', async () => {
    await start();
    const undone = database.db.transaction().execute(async (tx) => {
      await enqueue(tx, greet, { id: 'undone' });
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await database.db.transaction().execute((tx) => enqueue(tx, greet, { id: 'done' }));
    await until(() => world.ran.length > 0);
    // Told as finished a moment after it ran.
    await until(async () => (await waiting()) === 0);
    expect(world.ran).toEqual(['done']);
  });

  test('is replaced by another of its key, and waits for its time', async () => {
    await enqueue(database.db, greet, { id: 'first' }, { key: 'k' });
    await enqueue(database.db, greet, { id: 'second' }, { key: 'k' });
    await enqueue(database.db, greet, { id: 'later' }, { runAt: new Date(Date.now() + 60_000) });
    await start();
    await until(() => world.ran.length > 0);
    expect(world.ran).toEqual(['second']);
    await until(async () => (await waiting()) === 1);
  });

  test('that failed is tried again, with its attempt told', async () => {
    const attempts: number[] = [];
    world.fail = (_id, attempt) => {
      attempts.push(attempt);
      if (attempt === 1) throw new Error('not yet');
    };
    await start();
    await enqueue(database.db, greet, { id: 'again' });
    await until(() => attempts.length === 1);
    await until(async () => {
      const moved = await database.pool.query(
        'update graphile_worker._private_jobs set run_at = now() where locked_at is null and attempts = 1',
      );
      return moved.rowCount === 1;
    });
    await until(() => world.ran.length === 1);
    expect(attempts).toEqual([1, 2]);
  });

  test('that can never be done, or whose payload does not fit, ends and is not tried again', async () => {
    const outcomes: string[] = [];
    world.fail = () => {
      throw new PermanentFailure('the account is gone');
    };
    await start({ onRun: (name) => (outcome) => void outcomes.push(`${name} ${outcome}`) });
    await enqueue(database.db, greet, { id: 'gone' });
    await sql`select graphile_worker.add_job('greet', '{"name":"no id"}'::json)`.execute(database.db);
    await until(async () => outcomes.length === 2 && (await waiting()) === 0);
    expect(outcomes).toEqual(['greet failed', 'greet failed']);
    expect(world.ran).toEqual([]);
  });
});

describe('the jobs of a process that was killed', () => {
  const killedInTheMiddle = async (): Promise<void> => {
    await enqueue(database.db, greet, { id: 'interrupted' }, { queue: 'one after the other' });
    const child = childModule(
      `
      import Type from 'typebox';
      import { openDatabase } from './db/pool.ts';
      import { job } from './jobs/job.ts';
      import { startWorkers } from './jobs/workers.ts';
      import { createLogger } from './log.ts';
      const { pool } = openDatabase({ url: process.env.URL, poolSize: 5, statementTimeoutMs: 10000, applicationName: 'child', onError: () => {} });
      const greet = job('greet', Type.Object({ id: Type.String() }), async () => {
        console.log('began');
        await new Promise(() => {});
      });
      await startWorkers({ pool, log: createLogger({ level: 'silent', name: 'child' }), jobs: [greet], modules: {}, concurrency: { work: 1, deliver: 1 } });`,
      { URL: server.url },
    );
    await child.says('began');
    await child.kill();
  };
  const age = (seconds: number): Promise<unknown> =>
    database.pool.query(
      `update worker_heartbeats set seen_at = seen_at - interval '${seconds} seconds';
       update graphile_worker._private_jobs set locked_at = locked_at - interval '${seconds} seconds' where locked_at is not null;
       update graphile_worker._private_job_queues set locked_at = locked_at - interval '${seconds} seconds' where locked_at is not null`,
    );

  test('are done by another within 60 s: missed beats and the sweep together take less', async () => {
    await killedInTheMiddle();
    await age(31);
    await start();
    await until(() => world.ran.includes('interrupted'));
  });

  test('are left alone while it may still live', async () => {
    await killedInTheMiddle();
    await age(20);
    await start();
    await delay(400);
    expect(world.ran).toEqual([]);
  });

  test('are done at once by one that knows to be alone', async () => {
    await killedInTheMiddle();
    await start({ alone: true });
    await until(() => world.ran.includes('interrupted'), 3_000);
  });

  test('are not taken from one that lives, however long they run', async () => {
    let release = (): void => {};
    world.hold = new Promise((done) => {
      release = done;
    });
    let begun = 0;
    world.fail = () => {
      begun += 1;
    };
    await enqueue(database.db, greet, { id: 'long' });
    await start();
    await until(() => begun === 1);
    await database.pool.query("update graphile_worker._private_jobs set locked_at = now() - interval '2 hours'");
    expect(await releaseOrphans(database.pool, 30)).toBe(0);
    release();
    await until(() => world.ran.length === 1);
    expect(begun).toBe(1);
  });

  test('are not taken right after the database was gone for all: everybody gets a turn to say that he lives', async () => {
    let isGone = false;
    const query = (...all: Parameters<typeof database.pool.query>) =>
      isGone ? Promise.reject(new Error('gone')) : database.pool.query(...all);
    const pool = { query } as typeof database.pool;
    const heartbeat = new Heartbeat({ pool, log, instanceId: 'me', workerIds: () => ['pool-me'] });
    const others = async () =>
      (await database.pool.query("select 1 from worker_heartbeats where instance_id = 'other'")).rowCount;
    await heartbeat.beat();
    await database.pool.query(
      "insert into worker_heartbeats values ('other', '{pool-other}', now() - interval '1 minute')",
    );
    isGone = true;
    await expect(heartbeat.beat()).rejects.toThrow('gone');
    isGone = false;
    await heartbeat.beat();
    expect(await others()).toBe(1);
    await heartbeat.beat();
    expect(await others()).toBe(0);
  });
});

describe('a job of a queue', () => {
  const noPoll = { pollIntervalMs: 60_000 };
  const sent = job<World, typeof Payload>(
    'send',
    Payload,
    async ({ id }, modules) => {
      await modules.hold;
      modules.ran.push(id);
    },
    { pool: 'deliver' },
  );
  // The search of a pool with several tasks locks the queues of all others while it runs.
  const others = ['tidy', 'count', 'sort'].map((name) => job<World, typeof Payload>(name, Payload, async () => {}));

  test('is taken without a poll, though another pool searches at the same moment', async () => {
    await start({ ...noPoll, jobs: [...others, sent] });
    for (let index = 0; index < 60; index += 1) {
      const id = `lonely ${index}`;
      await enqueue(database.db, sent, { id }, { queue: 'q' });
      await until(() => world.ran.includes(id), 2_000);
      await until(async () => (await waiting()) === 0, 2_000);
    }
  });

  test('that came while another one of it ran is taken when that has ended', async () => {
    await start({ ...noPoll, jobs: [...others, sent] });
    const { promise, resolve } = Promise.withResolvers<void>();
    world.hold = promise;
    await enqueue(database.db, sent, { id: 'first' }, { queue: 'q' });
    await until(async () => {
      const { rows } = await database.pool.query('select from graphile_worker.jobs where locked_at is not null');
      return rows.length === 1;
    });
    await enqueue(database.db, sent, { id: 'second' }, { queue: 'q' });
    resolve();
    await until(() => world.ran.length === 2, 2_000);
    expect(world.ran).toEqual(['first', 'second']);
  });

  test('is found by its time, ten of them together', async () => {
    await start({ pollIntervalMs: 200, jobs: [...others, sent] });
    const runAt = new Date(Date.now() + 500);
    for (let queue = 0; queue < 10; queue += 1)
      await enqueue(database.db, sent, { id: `due ${queue}` }, { queue: `q${queue}`, runAt });
    await until(() => world.ran.length === 10, 3_000);
  });
});

test('workers stop within seconds, and tell a job that runs so that it can end early', async () => {
  let told = false;
  const patient = job<World, typeof Payload>('patient', Payload, async (_payload, { ran }, { signal }) => {
    ran.push('began');
    await delay(60_000, undefined, { signal }).catch(() => {
      told = true;
    });
  });
  const workers = await start({ jobs: [patient] });
  await enqueue(database.db, patient, { id: 'x' });
  await until(() => world.ran.length === 1);
  const from = performance.now();
  await workers.stop();
  expect(performance.now() - from).toBeLessThan(3_000);
  expect(told).toBe(true);
});

test('workers come back by themselves: after every connection was cut, and after PostgreSQL was away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kente-workers-'));
  const boot = () => startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log });
  let postgres = await boot();
  const { port } = new URL(postgres.url);
  await runMigrations({ connectionString: postgres.url });
  const own = openDatabase({
    url: postgres.url,
    poolSize: 6,
    statementTimeoutMs: 10_000,
    applicationName: 'test',
    onError: () => {},
  });
  try {
    await own.pool.query(HEARTBEATS);
    await start({ pool: own.pool });
    await own.pool
      .query(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      )
      .catch(() => {});
    await until(() =>
      enqueue(own.db, greet, { id: 'cut' }).then(
        () => true,
        () => false,
      ),
    );
    await until(() => world.ran.includes('cut'));

    await postgres.stop();
    await delay(300);
    postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), log, port: Number(port) });
    await until(() =>
      enqueue(own.db, greet, { id: 'away' }).then(
        () => true,
        () => false,
      ),
    );
    await until(() => world.ran.includes('away'), 20_000);
  } finally {
    await started.pop()?.stop();
    await own.close();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}, 120_000);
