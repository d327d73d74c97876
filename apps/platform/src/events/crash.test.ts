import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@kente/kit/clock';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type EventWorld, eventWorld, type Receiver, receiver, unlinked, until } from './testing.ts';

let sink: Receiver;
const worlds: EventWorld[] = [];
const children = new Set<ChildProcess>();
beforeEach(async () => {
  sink = await receiver();
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const world of worlds.splice(0).reverse()) await world.close();
  await sink.close();
});

async function open(): Promise<EventWorld> {
  const world = await eventWorld(systemClock);
  worlds.push(world);
  return world;
}

const never = new AbortController().signal;

async function nonePending({ db }: EventWorld): Promise<boolean> {
  const found = await db
    .selectFrom('webhook_deliveries')
    .select('event_seq')
    .where('status', '=', 'pending')
    .limit(1)
    .execute();
  return found.length === 0;
}

/** A worker process of its own, to be killed. */
async function workerProcess(url: string): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('./testing-worker.ts', import.meta.url)), [url], { execArgv: [] });
  children.add(child);
  child.once('exit', () => children.delete(child));
  await new Promise<void>((ready, fail) => {
    child.once('message', () => ready());
    child.once('exit', (code) => fail(new Error(`the worker ended with ${code}`)));
  });
  return child;
}

function gone(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill(signal);
  });
}

describe('nothing is lost, and nothing comes under another id, when', () => {
  test('the worker is killed without warning, three times in a row', { timeout: 60_000 }, async () => {
    const world = await open();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const ids: string[] = [];
    for (let round = 1; round <= 3; round += 1) {
      const child = await workerProcess(world.url);
      const before = sink.distinct().size;
      ids.push(...(await world.append(env, Array.from({ length: 1_000 }, unlinked))));
      await until('some to arrive', () => sink.distinct().size > before + 100);
      await gone(child, 'SIGKILL');
    }
    const last = await workerProcess(world.url);
    await until('the rest', () => sink.distinct().size >= ids.length, 20_000);
    await until('the records', () => nonePending(world));
    await gone(last, 'SIGTERM');
    expect(sink.distinct()).toEqual(new Set(ids));
    expect((await world.events.list(env, { limit: 10_000 })).bodies).toHaveLength(ids.length);
  });

  test('every connection to the database is cut in the middle', async () => {
    const world = await open();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const ids = await world.append(env, Array.from({ length: 2_000 }, unlinked));
    await world.startWorkers();
    await until('some to arrive', () => sink.received.length > 300);
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(
      world.db,
    );
    await until('the rest', () => sink.distinct().size === ids.length, 20_000);
    await until('the records', () => nonePending(world), 20_000);
    expect(sink.distinct()).toEqual(new Set(ids));
  });

  test('the workers stop in the middle: others go on, and every event arrives', async () => {
    const world = await open();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const ids = await world.append(env, Array.from({ length: 3_000 }, unlinked));
    const first = await world.startWorkers();
    await until('some to arrive', () => sink.received.length > 300);
    await first.stop();
    expect(sink.distinct().size).toBeLessThan(3_000);
    await world.startWorkers();
    await until('the rest', () => sink.distinct().size === 3_000, 20_000);
    expect(sink.distinct()).toEqual(new Set(ids));
    await until('the records', async () => {
      const pending = await world.db
        .selectFrom('webhook_deliveries')
        .select('event_seq')
        .where('status', '=', 'pending')
        .execute();
      return pending.length === 0;
    });
  });

  test('a batch was sent but never recorded: it is sent again under the same ids', async () => {
    const world = await open();
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    const ids = await world.append(env, Array.from({ length: 20 }, unlinked));
    const crashed = await world.another();
    sink.answer = () => {
      // The database connection of the one that sends is gone before it can tell.
      void crashed.close();
      return 204;
    };
    await expect(crashed.events.delivery.runDue(env, never)).rejects.toThrow();
    sink.answer = () => 204;
    await world.events.delivery.runDue(env, never);
    expect(sink.distinct()).toEqual(new Set(ids));
    expect(sink.received.length).toBeGreaterThan(20);
    for (const id of ids) {
      expect(await world.events.deliveries(env, id)).toMatchObject([
        { status: 'delivered', attempts: [{ attempt: 1 }] },
      ]);
    }
  });

  test('two processes drain one endpoint at once: each attempt is recorded once', async () => {
    const world = await open();
    const other = await world.another();
    worlds.push(other);
    const env = await world.environment();
    await world.events.endpoints.create(env, { url: `${sink.url}/hook` });
    sink.answer = () => 500;
    const ids = await world.append(env, Array.from({ length: 30 }, unlinked));
    await Promise.all([world.events.delivery.runDue(env, never), other.events.delivery.runDue(env, never)]);
    for (const id of ids) {
      const [delivery] = await world.events.deliveries(env, id);
      expect(delivery?.attempts.map((each) => each.attempt)).toEqual([1]);
      expect(delivery?.status).toBe('pending');
    }
  });
});
