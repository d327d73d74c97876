import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyRoute } from '../../apps/invoicing/src/api/route.ts';
import { invoicingRoutes } from '../../apps/invoicing/src/api/routes.ts';
import {
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';

/** Contract: invoicing 2.1 and 2.4, for every route that there is: roles above the caller's own, and our own faults. */

const routes = (invoicingRoutes as readonly AnyRoute[]).filter(({ paths }) => paths[0]?.startsWith('/si/'));
const closed = routes.filter(({ access }) => 'role' in access);
const above = (role: string) => closed.filter(({ access }) => 'role' in access && access.role !== role);
const named = (some: readonly AnyRoute[]) => some.map((route) => [`${route.method} ${route.paths[0]}`, route] as const);

let connector: TestConnector;
let ours: TestOrganisation;
let viewer: string;

beforeAll(async () => {
  // Nobody has to be asked for what is refused before any work.
  const upstream = { url: 'http://127.0.0.1:9', secretKey: 'test_sk_nobody' };
  connector = await testConnector({ upstream, settings: { MONO_WEBHOOK_SECRET: 'test_secret' } });
  ours = await connector.organisation();
  viewer = await ours.key('viewer');
}, 60_000);
afterAll(() => connector?.close());

async function call({ method, paths }: AnyRoute, key: string | null, headers: Record<string, string> = {}) {
  const path = (paths[0] ?? '').replace(/:\w+/g, 'nobody');
  const body = method === 'GET' || method === 'DELETE' ? {} : { body: {} };
  return connector.call(method, path, { key, headers, ...body });
}

describe('a viewer', () => {
  test.each(named(above('viewer')))('is refused %s', async (_name, route) => {
    const { status, json } = await call(route, viewer);
    expect([status, json.error_code, json.data]).toEqual([403, 'forbidden', null]);
  });
});

test.each(named(closed))('%s without a key is refused', async (_name, route) => {
  const { status, json } = await call(route, null);
  expect([status, json.error_code]).toEqual([401, 'unauthorized']);
});

describe('when something breaks on our side', () => {
  beforeAll(async () => {
    const client = new pg.Client({ connectionString: connector.databaseUrl });
    await client.connect();
    await client.query('alter table credentials rename to credentials_gone');
    await client.query('alter table webhook_door_counts rename to counts_gone');
    await client.query('alter table account_aliases rename to aliases_gone');
    await client.end();
  });

  test.each(named(routes))('%s answers 500 without its insides', async (_name, route) => {
    const { status, json } = await call(route, ours.keys.sandbox, { 'mono-webhook-secret': 'test_secret' });
    expect([status, json.error_code, json.status, json.data]).toEqual([500, 'internal_error', 'failed', null]);
    expect(JSON.stringify(json)).not.toMatch(/relation|credentials|aliases|select/i);
  });
});
