import { DAY_MS, SECOND_MS, SettableClock } from '@kente/kit/clock';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { Fault, Refusal } from '@kente/kit/errors';
import { registerRoutes } from '@kente/kit/http/register';
import { ok } from '@kente/kit/http/reply';
import type { Route } from '@kente/kit/http/route';
import { failure, success } from '@kente/kit/http/schemas';
import { createServer } from '@kente/kit/http/server';
import { createLogger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import { Keyring } from '@kente/kit/secrets';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { platformMigrations } from '../../migrations.ts';
import type { Modules } from '../../modules.ts';
import type { Schema } from '../../schema.generated.ts';
import { createTenancy, type Environment } from '../../tenancy/index.ts';
import type { Access } from '../guard.ts';
import { route } from '../route.ts';
import { idempotencyOf, withIdempotency } from './idempotent.ts';
import { createIdempotency, type Idempotency } from './index.ts';

const START = '2026-03-02T09:00:00.000Z';
const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const log = createLogger({ level: 'silent', name: 'test' });
const clock = new SettableClock(START);

let server: TestDatabase;
let database: Database<Schema>;
let idempotency: Idempotency;
let env: Environment;
let app: FastifyInstance;
/** What the operation does next, and how often it was done. */
let act: (recorded: () => Promise<void>) => Promise<object>;
let done = 0;

const pay = route({
  method: 'POST',
  path: ['/pay/:id', '/v1/pay/:id'],
  access: {},
  tag: 'Test',
  summary: 'Pays.',
  idempotent: true,
  body: Type.Object({ amount: Type.Optional(Type.Integer()), note: Type.Optional(Type.String()) }),
  responses: { 200: success(Type.Unknown()), 402: failure, 404: failure, 503: failure },
  exists: async ({ params }) => {
    if (params.id === 'nobody') throw new Refusal('payer.unknown', { status: 404, message: 'Nobody.' });
  },
  handler: async (call) => {
    const { recordedAs } = idempotencyOf(call);
    const recorded = () => database.db.transaction().execute((tx) => recordedAs(tx, { kind: 'payment', id: 'p1' }));
    const data = await act(recorded);
    done += 1;
    return ok({ ...data, done }, 'Paid', { headers: { 'x-told': 'yes' } });
  },
});

beforeAll(async () => {
  server = await testDatabase(platformMigrations);
  database = openDatabase<Schema>({
    ...{ url: server.url, poolSize: 20, statementTimeoutMs: 20_000, applicationName: 'test', onError: () => {} },
  });
  idempotency = createIdempotency({ db: database.db, keyring, clock, log });
  idempotency.rebuild('payment', async (_env, id) => ok({ id, rebuilt: true }, 'Processing'));
  app = await createServer({
    ...{ log, clock, metrics: createMetrics(), ready: async () => {} },
    ...{ bodyLimitBytes: 10_000, requestTimeoutMs: 5_000, maxEventLoopDelayMs: 0, trustProxy: false },
  });
  registerRoutes(app, [withIdempotency(pay) as Route<Environment, Modules, Access>], {
    ...{ modules: { idempotency } as Modules, guard: () => env, nowFor: () => clock.now(), checkResponses: true },
  });
  await app.ready();
});
afterAll(async () => {
  await app?.close();
  await database?.close();
  await server?.drop();
});
beforeEach(async () => {
  clock.set(START);
  done = 0;
  act = async (recorded) => {
    await recorded();
    return {};
  };
  env = await environment();
});

async function environment(): Promise<Environment> {
  const tenancy = createTenancy({ db: database.db, keyring, clock });
  const business = { name: 'Adire Finance Ltd' };
  const { appId } = await tenancy.createApp({ name: 'Adire Loans', products: ['payments'], business });
  return tenancy.createEnvironment(appId, 'live');
}

async function send(
  key: string | null,
  { path = '/pay/mine', body = { amount: 5 } as object, headers = {} as Record<string, string> } = {},
) {
  const keyed = key === null ? {} : { 'idempotency-key': key };
  const answer = await app.inject({ method: 'POST', url: path, payload: body, headers: { ...keyed, ...headers } });
  return { status: answer.statusCode, text: answer.body, json: answer.json(), headers: answer.headers };
}

const rows = async (): Promise<number> =>
  Number(
    (await database.pool.query('select count(*) from idempotency_keys where env_id = $1', [env.id])).rows[0].count,
  );

describe('a repeated call', () => {
  test('has the first answer to the byte, its headers, the mark of a repeat, and no second effect', async () => {
    const first = await send('k1');
    clock.advance(5_000);
    const again = await send('k1');
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
    expect([first.headers['idempotent-replayed'], again.headers['idempotent-replayed']]).toEqual([undefined, 'true']);
    expect(again.headers['x-told']).toBe('yes');
    expect(done).toBe(1);
  });

  test('is known however its body is spaced and ordered, and under either header', async () => {
    await send('k1', { body: { amount: 5, note: 'x' } });
    const again = await send(null, { body: { note: 'x', amount: 5 }, headers: { 'x-idempotency-key': 'k1' } });
    expect(again.headers['idempotent-replayed']).toBe('true');
    const both = await send('k1', { body: { amount: 5, note: 'x' }, headers: { 'x-idempotency-key': 'k1' } });
    expect(both.headers['idempotent-replayed']).toBe('true');
    expect(done).toBe(1);
  });

  test('with another body or path is refused, and the refusal has no Retry-After', async () => {
    await send('k1');
    for (const other of [{ body: { amount: 6 } }, { path: '/pay/other' }, { path: '/v1/pay/mine' }]) {
      const refused = await send('k1', other);
      expect([refused.status, refused.json.message]).toEqual([
        409,
        'Idempotency key was already used with a different request',
      ]);
      expect(refused.headers['retry-after']).toBeUndefined();
    }
    expect(done).toBe(1);
  });

  test('that names nothing of the caller is told that first', async () => {
    await send('k1');
    expect((await send('k1', { path: '/pay/nobody' })).status).toBe(404);
  });

  test('is new when 24 hours have gone, and not a moment earlier', async () => {
    await send('k1');
    clock.advance(DAY_MS - 1);
    expect((await send('k1')).headers['idempotent-replayed']).toBe('true');
    clock.advance(1);
    expect((await send('k1', { body: { amount: 7 } })).json.data.done).toBe(2);
  });

  test("of another environment is that environment's own", async () => {
    await send('k1');
    env = await environment();
    expect((await send('k1', { body: { amount: 6 } })).json.data.done).toBe(2);
  });
});

describe('calls at once', () => {
  test('of one key have one effect: one runs, the others are told to wait', async () => {
    let free: () => void = () => {};
    const held = new Promise<void>((open) => {
      free = open;
    });
    act = async (recorded) => {
      await recorded();
      await held;
      return {};
    };
    const calls = Array.from({ length: 40 }, () => send('k1'));
    const first = await Promise.race(calls);
    expect([first.status, first.json.message, first.headers['retry-after']]).toEqual([
      ...[409, 'A request with this idempotency key is still in progress', '2'],
    ]);
    free();
    // Who came when the first had ended has its answer.
    const answers = await Promise.all(calls);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    expect(new Set(answers.filter(({ status }) => status === 200).map(({ text }) => text)).size).toBe(1);
    expect(done).toBe(1);
  });
});

describe('what is kept', () => {
  const refusal = new Refusal('wallet.empty', { status: 402, message: 'Empty.' });
  const bankDown = new Fault('bank.down', { status: 503, message: 'Down.' });

  test('no refusal from before the record was written: the key is free', async () => {
    act = () => Promise.reject(refusal);
    expect((await send('k1')).status).toBe(402);
    expect(await rows()).toBe(0);
    act = async () => ({});
    expect((await send('k1', { body: { amount: 9 } })).status).toBe(200);
  });

  test('no refusal whose record went back with its transaction', async () => {
    const { once } = idempotency;
    const call = { key: 'k1', fingerprint: Buffer.from('f'), requestId: 'r' };
    const broken = once(env, call, (recordedAs) =>
      database.db.transaction().execute(async (tx) => {
        await recordedAs(tx, { kind: 'payment', id: 'p1' });
        throw refusal;
      }),
    );
    await broken.catch(() => {});
    expect(await rows()).toBe(0);
  });

  test('a failure from after it, to the byte', async () => {
    act = async (recorded) => {
      await recorded();
      throw refusal;
    };
    const first = await send('k1');
    clock.advance(1_000);
    const again = await send('k1');
    expect([again.status, again.text, again.headers['idempotent-replayed']]).toEqual([402, first.text, 'true']);
  });

  test('a failure of ours from after it', async () => {
    act = async (recorded) => {
      await recorded();
      throw new Error('a bug');
    };
    const first = await send('k1');
    act = async () => ({});
    const again = await send('k1');
    expect([first.status, again.status, again.json.message]).toEqual([500, 500, first.json.message]);
  });

  test('never a 503, even from after it', async () => {
    act = async (recorded) => {
      await recorded();
      throw bankDown;
    };
    expect((await send('k1')).status).toBe(503);
    expect(await rows()).toBe(0);
  });

  test('nothing that can be read in the database', async () => {
    act = async () => ({ account_number: '0123456789' });
    await send('k1');
    const { rows: kept } = await database.pool.query('select encode(body_sealed, $1) as text from idempotency_keys', [
      'escape',
    ]);
    expect(kept.length).toBeGreaterThan(0);
    expect(JSON.stringify(kept)).not.toContain('0123456789');
  });

  test('nothing for longer than its time', async () => {
    await send('k1');
    const forget = () => idempotency.forgetOld(env, new AbortController().signal);
    await forget();
    expect(await rows()).toBe(1);
    clock.advance(DAY_MS);
    await forget();
    expect(await rows()).toBe(0);
  });
});

describe('after a crash', () => {
  const abandon = (withRecord: boolean) => {
    act = async (recorded) => {
      if (withRecord) await recorded();
      return new Promise<object>(() => {});
    };
    void send('k1');
  };
  const until = async (look: () => Promise<boolean>) => {
    for (let tries = 0; tries < 400 && !(await look()); tries += 1) await new Promise((wake) => setImmediate(wake));
  };
  const recordKept = async () =>
    (await database.pool.query('select 1 from idempotency_keys where env_id = $1 and record_id is not null', [env.id]))
      .rows.length > 0;

  test('a key with a record is answered from that record, and the operation is not run again', async () => {
    abandon(true);
    await until(recordKept);
    expect((await send('k1')).status).toBe(409);
    clock.advance(91 * SECOND_MS);
    const settled = await send('k1');
    expect([settled.status, settled.json.data]).toEqual([200, { id: 'p1', rebuilt: true }]);
    expect(settled.headers['idempotent-replayed']).toBe('true');
    expect((await send('k1')).text).toBe(settled.text);
    expect(done).toBe(0);
  });

  test('a key without one is run: nothing had been written', async () => {
    abandon(false);
    await until(async () => (await rows()) === 1);
    act = async () => ({});
    expect((await send('k1')).status).toBe(409);
    clock.advance(91 * SECOND_MS);
    expect((await send('k1')).status).toBe(200);
    expect(done).toBe(1);
  });

  test('a process that works alone need not wait', async () => {
    abandon(true);
    await until(recordKept);
    await idempotency.release();
    expect((await send('k1')).json.data).toEqual({ id: 'p1', rebuilt: true });
  });

  test('who was taken for dead can write nothing any more', async () => {
    let wake: () => void = () => {};
    const slept = new Promise<void>((open) => {
      wake = open;
    });
    act = async (recorded) => {
      await slept;
      await recorded();
      return {};
    };
    const dead = send('k1');
    await until(async () => (await rows()) === 1);
    clock.advance(91 * SECOND_MS);
    act = async (recorded) => {
      await recorded();
      return { alive: true };
    };
    const alive = await send('k1');
    wake();
    expect([(await dead).status, alive.status]).toEqual([500, 200]);
    expect((await send('k1')).text).toBe(alive.text);
    expect(done).toBe(1);
  });
});

describe('a key', () => {
  test.each(['', 'a'.repeat(256), 'clé', 'tab\there'])('that is none is a mistake: %.20s', async (key) => {
    const refused = await send(key);
    expect([refused.status, refused.json.data?.[0]?.field]).toEqual([400, 'idempotency-key']);
    expect(done).toBe(0);
  });

  test('that differs between the two headers is a mistake', async () => {
    const refused = await send('k1', { headers: { 'x-idempotency-key': 'k2' } });
    expect([refused.status, refused.json.message]).toEqual([400, 'Conflicting idempotency keys']);
  });

  test('is not asked for: a call without one runs each time', async () => {
    await send(null);
    await send(null);
    expect([done, await rows()]).toEqual([2, 0]);
  });
});
