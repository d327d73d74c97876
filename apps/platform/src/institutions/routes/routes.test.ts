import { systemClock } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { registerRoutes } from '@kente/kit/http/register';
import type { Route } from '@kente/kit/http/route';
import { createServer } from '@kente/kit/http/server';
import { createLogger } from '@kente/kit/log';
import { createMetrics } from '@kente/kit/metrics';
import { type TestDatabase, testDatabase } from '@kente/kit/testing/database';
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Access } from '../../api/guard.ts';
import { platformMigrations } from '../../migrations.ts';
import type { Modules } from '../../modules.ts';
import { createInstitutions, type Institutions } from '../index.ts';
import { institutionRoutes } from './index.ts';

const GTBANK = '5f2d08be60b92e2888287702';

interface Caller {
  mode: 'test' | 'live';
}

let database: TestDatabase;
let pool: pg.Pool;
let app: FastifyInstance;
let institutions: Institutions;

beforeAll(async () => {
  const log = createLogger({ level: 'silent', name: 'test' });
  database = await testDatabase(platformMigrations);
  pool = new pg.Pool({ connectionString: database.url });
  institutions = createInstitutions({
    db: pool,
    clock: systemClock,
    log,
    publicUrl: 'http://localhost:4000',
    reaches: (mode) => mode === 'test',
  });
  app = await createServer({
    ...{ log, clock: systemClock, metrics: createMetrics(), bodyLimitBytes: 1_048_576, requestTimeoutMs: 30_000 },
    ...{ maxEventLoopDelayMs: 0, trustProxy: false, ready: async () => {} },
  });
  registerRoutes(app, institutionRoutes as unknown as readonly Route<Caller | null, Modules, Access>[], {
    modules: { institutions } as Modules,
    guard: (request, _reply, access): Caller | null => {
      if (access.open) return null;
      const key = request.headers['mono-sec-key'];
      if (key !== 'test' && key !== 'live') throw new Refusal('key.missing', { status: 401, message: 'Unauthorized.' });
      return { mode: key };
    },
    nowFor: () => systemClock.now(),
    checkResponses: true,
  });
});
afterAll(async () => {
  await app.close();
  await institutions.close();
  await pool.end();
  await database.drop();
});

const get = async (url: string, key?: 'test' | 'live') => {
  const answer = await app.inject({ url, headers: key ? { 'mono-sec-key': key } : {} });
  return { status: answer.statusCode, headers: answer.headers, text: answer.body, json: () => answer.json() };
};
const idsOf = (body: { data: { id: string }[] }) => body.data.map((each) => each.id);

test('GET /v3/institutions lists the open directory in one answer', async () => {
  const answer = await get('/v3/institutions', 'test');
  const body = answer.json();
  expect(answer.status).toBe(200);
  expect(body).toMatchObject({ status: 'successful', message: 'Request completed successfully' });
  expect(body.data).toHaveLength(61);
  expect(body).not.toHaveProperty('meta');
  expect(idsOf(body)).not.toContain('60152bef3ffc4355f04fce93');
});

test('GET /v3/institutions filters; empty and unknown parameters count for nothing', async () => {
  const both = ['5f2d08be60b92e2888287702', '5f4564adbd54db725df6e2df'];
  expect(idsOf((await get('/v3/institutions?bank_code=058&country=&colour=blue&', 'test')).json())).toEqual(both);
  expect((await get('/v3/institutions?scope=payments', 'test')).json().data).toEqual([]);
});

test('GET /v3/institutions refuses an unknown value and names the field', async () => {
  const answer = await get('/v3/institutions?country=fr', 'test');
  expect(answer.status).toBe(400);
  const message = 'country must be one of: gh, ke, ng, za';
  expect(answer.json()).toMatchObject({ status: 'failed', message, data: [{ field: 'country', message }] });
});

test.each(['/v3/institutions', '/v3/institutions/health', '/v3/banks/list', '/v1/institutions'])(
  '%s needs a key',
  async (path) => {
    expect((await get(path)).status).toBe(401);
  },
);

test('a live key does not see what the operator has not set up', async () => {
  const names = (body: { data: { name: string }[] }) => body.data.map((each) => each.name);
  expect(names((await get('/v3/institutions', 'test')).json())).toContain('M-PESA');
  expect(names((await get('/v3/institutions', 'live')).json())).not.toContain('M-PESA');
});

test.each(['/v3/institutions', '/v1/institutions'])(
  '%s offers a live key no login that nothing reaches',
  async (path) => {
    type Listed = { name: string; auth_methods: { type: string; ui: object }[] };
    const listed = async (key: 'test' | 'live'): Promise<Listed[]> => {
      const body = (await get(path, key)).json();
      return Array.isArray(body) ? body : body.data;
    };
    const upload = { type: 'statement_upload', ui: { title: 'Upload a statement from GTBank', form: [] } };
    const live = await listed('live');
    expect(live.find(({ name }) => name === 'GTBank')?.auth_methods).toMatchObject([upload]);
    expect(live).toHaveLength((await listed('test')).length - 1);
    for (const { auth_methods } of await listed('test'))
      expect(auth_methods.map(({ type }) => type)).not.toContain('statement_upload');
  },
);

test('a live key finds what it is offered by auth_method', async () => {
  const found = async (method: string, key: 'test' | 'live') =>
    (await get(`/v3/institutions?auth_method=${method}`, key)).json().data.length;
  expect(await found('primus_plus', 'test')).toBe(1);
  expect(await found('primus_plus', 'live')).toBe(0);
  expect(await found('statement_upload', 'live')).toBe(60);
  expect(await found('statement_upload', 'test')).toBe(61);
});

test('GET /v1/institutions is a bare array', async () => {
  const body = (await get('/v1/institutions/', 'test')).json();
  expect(body.find((each: { _id: string }) => each._id === GTBANK)).toMatchObject({
    primaryColor: '#E24407',
    bank_code: '058',
  });
});

test.each(['/coverage', '/v1/coverage'])('GET %s is open to browsers of every site', async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.json()[0]).toHaveProperty('coverage.countries');
});

test('GET /v3/banks/list has the banks inside data', async () => {
  expect((await get('/v3/banks/list', 'live')).json().data.banks).toHaveLength(26);
});

test.each(['gtbank', 'stanbic.ibtc.bank', 'gtbank_business'])(
  'every icon that the directory names is there: %s',
  async (slug) => {
    const answer = await get(`/institutions/${slug}.svg`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('image/svg+xml');
    expect(answer.headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(answer.text).toMatch(/^<svg /);
  },
);

test('an unknown icon answers the 404 of an institution', async () => {
  const answer = await get('/institutions/nobody.svg');
  expect(answer.status).toBe(404);
  expect(answer.text).toBe('{"status":"failed","message":"This institution does not exist.","data":null}');
});

test('GET /v3/institutions/health tells whose fault it is', async () => {
  for (let call = 0; call < 8; call += 1) institutions.recordOutcome(GTBANK, 'internet_banking', 'bank', 'test');
  const of = (body: { data: { id: string }[] }) => body.data.find((each) => each.id === GTBANK);
  expect(of((await get('/v3/institutions/health', 'test')).json())).toMatchObject({
    status: 'down',
    fault: 'bank',
    bank_faults: 8,
  });
  expect(of((await get('/v3/institutions/health', 'live')).json())).toMatchObject({
    status: 'up',
    fault: null,
    calls: 0,
  });
});
