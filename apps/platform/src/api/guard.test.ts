import { SettableClock } from '@kente/kit/clock';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { notFound } from '@kente/kit/errors';
import { registerRoutes } from '@kente/kit/http/register';
import { ok } from '@kente/kit/http/reply';
import type { Route } from '@kente/kit/http/route';
import { createServer } from '@kente/kit/http/server';
import { createLogger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import { Keyring } from '@kente/kit/secrets';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import type { FastifyInstance, InjectOptions } from 'fastify';
import Type from 'typebox';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformMigrations } from '../migrations.ts';
import type { Modules } from '../modules.ts';
import type { Schema } from '../schema.generated.ts';
import {
  createTenancy,
  type Environment,
  type Mode,
  type Product,
  type Scope,
  type Tenancy,
} from '../tenancy/index.ts';
import { type Access, createGuard } from './guard.ts';
import { openRoute, route } from './route.ts';

const clock = new SettableClock('2026-03-01T08:00:00.000Z');
const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const shared = { tag: 'Test', summary: 'A route of the tests.', responses: { 200: Type.Any() } };

const identity = route({
  ...shared,
  method: 'POST',
  path: '/v2/accounts/:id/identity',
  access: { scope: 'identity' },
  body: Type.Object({ name: Type.String() }),
  exists: async ({ params }) => {
    if (params.id !== 'mine') throw notFound('account');
  },
  handler: ({ caller }) => ok({ environment: caller.id }),
});
const either = route({
  ...shared,
  method: 'GET',
  path: '/v2/customers',
  access: { product: ['connect', 'payments'] },
  handler: () => ok(),
});
const any = route({ ...shared, method: 'GET', path: '/wallet', access: { product: 'any' }, handler: () => ok() });
const sandbox = route({
  ...shared,
  method: 'GET',
  path: '/v2/sandbox',
  access: { testOnly: true },
  handler: () => ok(),
});
const page = openRoute({
  ...shared,
  method: 'GET',
  path: '/page',
  access: { open: true, perAddressPerMinute: 3 },
  handler: ({ caller }) => ok({ caller }),
});

let server: TestDatabase;
let database: Database<Schema>;
let tenancy: Tenancy;
let app: FastifyInstance;

async function serve(perMinute: number | null): Promise<FastifyInstance> {
  const made = await createServer({
    ...{ log: createLogger({ level: 'silent', name: 'test' }), clock, metrics: createMetrics(), ready: async () => {} },
    ...{ bodyLimitBytes: 1_000, requestTimeoutMs: 5_000, maxEventLoopDelayMs: 0, trustProxy: true },
  });
  const routes = [identity, either, any, sandbox, page] as unknown as Route<Environment | null, Modules, Access>[];
  registerRoutes(made, routes, {
    modules: {} as Modules,
    guard: createGuard(made, tenancy, { perMinute }),
    nowFor: (environment) => (environment?.clock ?? clock).now(),
  });
  await made.ready();
  return made;
}

beforeAll(async () => {
  server = await testDatabase(platformMigrations);
  database = openDatabase<Schema>({
    ...{ url: server.url, poolSize: 5, statementTimeoutMs: 10_000, applicationName: 'test', onError: () => {} },
  });
  tenancy = createTenancy({ db: database.db, keyring, clock });
  app = await serve(null);
});
afterAll(async () => {
  await app.close();
  await database.close();
  await server.drop();
});

interface Tenant {
  environment: Environment;
  key: string;
}

async function tenant(
  options: { products?: Product[]; scopes?: Scope[]; mode?: Mode; perMinute?: number } = {},
): Promise<Tenant> {
  const products = options.products ?? ['connect'];
  const { appId } = await tenancy.createApp({ name: 'Adire Loans', products, business: { name: 'Adire Ltd' } });
  const scopes = options.scopes ? { scopes: options.scopes } : {};
  const { id } = await tenancy.createEnvironment(appId, options.mode ?? 'test', scopes);
  const environment = await tenancy.change(id, options.perMinute ? { rateLimitPerMinute: options.perMinute } : {});
  return { environment, key: (await tenancy.createKey(id, 'secret'))?.key ?? '' };
}

async function call(key: string | null, options: InjectOptions, on = app) {
  const headers = { ...options.headers, ...(key === null ? {} : { 'mono-sec-key': key }) };
  const answer = await on.inject({ method: 'GET', ...options, headers });
  expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
  expect(answer.headers['x-request-id']).toBeTruthy();
  return { status: answer.statusCode, headers: answer.headers, json: answer.json() };
}

const post = (id: string, payload: string): InjectOptions => ({
  method: 'POST',
  url: `/v2/accounts/${id}/identity`,
  payload,
});

describe('the first thing that is wrong answers', () => {
  test('no key, a key of blanks, an unknown key, a public key, a key in another header: 401', async () => {
    const { environment, key } = await tenant();
    const open = await tenancy.createKey(environment.id, 'public');
    for (const none of [null, '', '  ']) {
      const { status, json } = await call(none, { url: '/wallet', headers: { authorization: `Bearer ${key}` } });
      expect([status, json.message]).toEqual([
        401,
        "Unauthorized. Send your app's secret key in the mono-sec-key header.",
      ]);
    }
    for (const wrong of ['test_sk_00000000000000000000', open?.key ?? '', `${key},${key}`]) {
      const { status, json } = await call(wrong, { url: '/wallet' });
      expect([status, json.message]).toEqual([
        ...[401, 'Unauthorized. The key in the mono-sec-key header is not a valid secret key.'],
      ]);
      expect(json).toEqual({
        status: 'failed',
        message: json.message,
        timestamp: '2026-03-01T08:00:00.000Z',
        data: null,
      });
    }
  });

  test('key, product, scope, rate, path, body: in this order', async () => {
    const unknown = post('nobody', '{');
    expect((await call('unknown', unknown)).status).toBe(401);
    const noProduct = await tenant({ products: ['payments'], scopes: [], perMinute: 1 });
    expect((await call(noProduct.key, unknown)).json.message).toBe(
      'Please use a Connect app, go to your dashboard and create an app with Connect product.',
    );
    const noScope = await tenant({ scopes: ['accounts'], perMinute: 1 });
    const refused = await call(noScope.key, unknown);
    expect([refused.status, refused.json.message]).toEqual([
      ...[403, 'This app is not allowed to read identity. Turn the scope on in the dashboard.'],
    ]);
    const { key } = await tenant({ perMinute: 2 });
    expect((await call(key, unknown)).json).toEqual({
      status: 'failed',
      message: 'This account does not exist.',
      data: null,
    });
    expect((await call(key, post('mine', '{'))).json.message).toBe('The request body is not valid JSON.');
    expect((await call(key, unknown)).status).toBe(429);
    const free = await tenant();
    expect((await call(free.key, post('mine', '{}'))).json.data).toEqual([
      { field: 'name', message: 'name is required' },
    ]);
    expect((await call(free.key, post('mine', ' '.repeat(2_000)))).status).toBe(413);
    expect((await call('unknown', post('mine', ' '.repeat(2_000)))).status).toBe(401);
  });

  test('a refusal of the key comes before the scope was counted against the limit', async () => {
    const { key, environment } = await tenant({ scopes: [], perMinute: 1 });
    for (let turn = 0; turn < 3; turn += 1) expect((await call(key, post('mine', '{}'))).status).toBe(403);
    await tenancy.change(environment.id, { scopes: ['identity'] });
    expect((await call(key, post('mine', '{"name":"Ada"}'))).status).toBe(200);
  });
});

describe('products and modes', () => {
  test('one of several products is enough, and any is any', async () => {
    const payments = await tenant({ products: ['payments'] });
    expect((await call(payments.key, { url: '/v2/customers' })).status).toBe(200);
    expect((await call(payments.key, { url: '/wallet' })).status).toBe(200);
    const lookup = await tenant({ products: ['lookup'] });
    expect((await call(lookup.key, { url: '/v2/customers' })).status).toBe(401);
    expect((await call(lookup.key, { url: '/wallet' })).status).toBe(200);
  });

  test('a live key is refused on sandbox routes, whatever the key looks like', async () => {
    const live = await tenant({ mode: 'live' });
    await tenancy.createKey(live.environment.id, 'secret', 'test_sk_livebutlookslike00');
    for (const key of [live.key, 'test_sk_livebutlookslike00']) {
      expect((await call(key, { url: '/v2/sandbox' })).status).toBe(403);
    }
    expect((await call((await tenant()).key, { url: '/v2/sandbox' })).status).toBe(200);
  });

  test("spaces around a key are nothing, and the header's case neither", async () => {
    const { key, environment } = await tenant();
    const answer = await app.inject({ ...post('mine', '{"name":"Ada"}'), headers: { 'MONO-Sec-Key': `  ${key} ` } });
    expect(answer.json().data).toEqual({ environment: environment.id });
  });
});

describe('the rate limit', () => {
  test('counts down in RateLimit-* headers, then answers 429 with the seconds to wait', async () => {
    const { key } = await tenant({ perMinute: 2 });
    const first = await call(key, { url: '/wallet' });
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' });
    expect(Number(first.headers['ratelimit-reset'])).toBeGreaterThan(50);
    expect((await call(key, { url: '/wallet' })).headers['ratelimit-remaining']).toBe('0');
    const { status, headers, json } = await call(key, { url: '/wallet' });
    expect([status, headers['ratelimit-remaining'], headers['retry-after']]).toEqual([
      429,
      '0',
      headers['ratelimit-reset'],
    ]);
    expect(Number(headers['retry-after'])).toBeGreaterThan(50);
    expect(json.message).toBe(`Only 2 requests a minute are allowed. Try again in ${headers['retry-after']} seconds.`);
  });

  test('is one for all keys of an environment, and none of another', async () => {
    const { environment, key } = await tenant({ perMinute: 1 });
    const second = (await tenancy.createKey(environment.id, 'secret'))?.key ?? '';
    const other = await tenant({ perMinute: 1 });
    expect((await call(key, { url: '/wallet' })).status).toBe(200);
    expect((await call(second, { url: '/wallet' })).status).toBe(429);
    expect((await call(other.key, { url: '/wallet' })).status).toBe(200);
  });

  test('is absent unless somebody set one, and the one of the environment wins', async () => {
    const { key } = await tenant();
    expect((await call(key, { url: '/wallet' })).headers).not.toHaveProperty('ratelimit-limit');
    const limited = await serve(1);
    const own = await tenant({ perMinute: 5 });
    expect((await call(key, { url: '/wallet' }, limited)).headers['ratelimit-limit']).toBe('1');
    expect((await call(key, { url: '/wallet' }, limited)).status).toBe(429);
    expect((await call(own.key, { url: '/wallet' }, limited)).headers['ratelimit-limit']).toBe('5');
    await limited.close();
  });

  test('of an open page is per address', async () => {
    const from = (ip: string): InjectOptions => ({ url: '/page', headers: { 'x-forwarded-for': ip } });
    for (let turn = 0; turn < 3; turn += 1) expect((await call(null, from('203.0.113.7'))).status).toBe(200);
    expect((await call(null, from('203.0.113.7'))).status).toBe(429);
    const answer = await call(null, from('203.0.113.8'));
    expect([answer.status, answer.json.data]).toEqual([200, { caller: null }]);
  });
});

test('a database that is gone answers 503 with the seconds to wait, also where the key is looked up', async () => {
  const gone = openDatabase<Schema>({
    ...{
      url: 'postgres://kente:none@127.0.0.1:9/kente',
      poolSize: 1,
      statementTimeoutMs: 1_000,
      applicationName: 'test',
    },
    onError: () => {},
  });
  const healthy = tenancy;
  tenancy = createTenancy({ db: gone.db, keyring, clock });
  const cut = await serve(null);
  tenancy = healthy;
  const { status, headers, json } = await call('test_sk_a1b2c3d4e5f6g7h8i9j0', { url: '/wallet' }, cut);
  expect([status, headers['retry-after'], json.status]).toEqual([503, '5', 'failed']);
  await cut.close();
  await gone.close();
});
