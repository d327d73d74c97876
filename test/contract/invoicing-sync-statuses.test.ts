import { afterAll, beforeAll, expect, test } from 'vitest';
import { deadLetterRoutes } from '../../apps/invoicing/src/dead-letters/routes/index.ts';
import { ingestionRoutes } from '../../apps/invoicing/src/ingestion/routes/index.ts';
import { retentionRoutes } from '../../apps/invoicing/src/retention/routes/index.ts';
import { type Answer, type TestConnector, testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import { type MonoServer, monoServer } from './invoicing-mono.ts';

/** Contract: invoicing 3.7 to 3.9 and 3.12: every status that these routes declare, but for those that every route has. */

const NOBODY = '0'.repeat(24);
const OF_EVERY_ROUTE = ['401', '403', '429', '500'];
const routes = [...ingestionRoutes, ...deadLetterRoutes, ...retentionRoutes];

let mono: MonoServer;
let connector: TestConnector;
let key: string;
const reached = new Set<string>();

beforeAll(async () => {
  mono = await monoServer();
  const narration = 'NIP/GTB/BISI ADE OKORO/birthday gift';
  mono.rows = ['one', 'two'].map((id) => ({ id, narration, amount: 4_000_000, type: 'credit', date: '2026-11-20' }));
  connector = await testConnector({
    upstream: { url: mono.url, secretKey: 'test_sk_mono' },
    onAnswer: ({ method, path }, status) => void reached.add(`${method} ${path} ${status}`),
  });
  key = (await connector.organisation()).keys.sandbox;
}, 60_000);
afterAll(async () => {
  await connector?.close();
  await mono?.close();
});

const call = (method: string, path: string, body?: object, headers?: Record<string, string>): Promise<Answer> =>
  connector.call(method, path, { key, ...(body === undefined ? {} : { body }), ...(headers ? { headers } : {}) });

/** The same key for two bodies: 409 on every POST. */
async function mismatch(path: string, body: object): Promise<void> {
  const once = { 'x-idempotency-key': `mismatch ${path}` };
  expect((await call('POST', path, body, once)).status).toBe(200);
  expect((await call('POST', path, { ...body, env: 'sandbox' }, once)).json.error_code).toBe('idempotency_mismatch');
}

test('syncing, dead letters and retention answer what they declare', async () => {
  const { id: accountId } = (await call('POST', '/si/mono/exchange', { code: 'code_statuses' })).json.data;
  await mismatch('/si/mono/sync', { accountId });
  await mismatch('/si/mono/sync-stored', {});
  await mismatch('/si/mono/retention/run', { dryRun: true });
  const { data: letters } = (await call('GET', '/si/mono/dlq?status=open')).json;
  expect(letters).toHaveLength(2);
  expect((await call('POST', `/si/mono/dlq/${letters[0].id}/dismiss`, {})).status).toBe(200);
  expect((await call('POST', `/si/mono/dlq/${letters[0].id}/replay`, {})).json.error_code).toBe('invalid_state');
  expect((await call('POST', `/si/mono/dlq/${letters[1].id}/replay`, {})).status).toBe(200);
  await mismatch(`/si/mono/dlq/${letters[0].id}/dismiss`, { note: 'Seen.' });
  await mismatch('/si/mono/dlq/replay', {});
  expect((await call('GET', `/si/mono/cursor?accountId=${accountId}`)).status).toBe(200);

  for (const { method, paths } of routes) {
    const path = String(paths[0]);
    const there = path.replace(':id', NOBODY);
    // `env` is no label: 400. `envId` is nobody's: 404.
    const query = `accountId=${accountId}&`;
    const place = (name: string, value: string) =>
      method === 'GET'
        ? call(method, `${there}?${query}${name}=${value}`)
        : call(method, there, { accountId, [name]: value });
    expect([path, (await place('env', 'staging')).status]).toEqual([path, 400]);
    expect([path, (await place('envId', NOBODY)).status]).toEqual([path, 404]);
  }

  mono.failure = { status: 401, body: '{"status":"failed","message":"no","data":null}' };
  expect((await call('POST', '/si/mono/sync', { accountId })).status).toBe(502);
  const away = await testConnector({
    ...{ databaseUrl: connector.databaseUrl, upstream: { url: 'http://127.0.0.1:9', secretKey: 'test_sk_mono' } },
    onAnswer: ({ method, path }, status) => void reached.add(`${method} ${path} ${status}`),
  });
  expect((await away.call('POST', '/si/mono/sync', { key, body: { accountId } })).status).toBe(504);
  await away.close();

  const declared = routes.flatMap(({ method, paths, responses }) =>
    Object.keys(responses).flatMap((status) =>
      OF_EVERY_ROUTE.includes(status) ? [] : [`${method} ${paths[0]} ${status}`],
    ),
  );
  expect(declared.filter((each) => !reached.has(each))).toEqual([]);
});
