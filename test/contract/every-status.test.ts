import { systemClock } from '@kente/kit/clock';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformRoutes } from '../../apps/platform/src/api/routes.ts';
import { type LiveSwitch, startLiveSwitch } from '../../apps/platform/src/testing/live-switch.ts';
import { authorisingScenarios } from './every-status-of-authorising.ts';
import { checkoutScenarios } from './every-status-of-checkout.ts';
import { consoleScenarios } from './every-status-of-console.ts';
import { disbursingScenarios } from './every-status-of-disbursing.ts';
import { insightScenarios } from './every-status-of-insights.ts';
import { keepingScenarios } from './every-status-of-keeping.ts';
import { linkingScenarios } from './every-status-of-linking.ts';
import { payingScenarios } from './every-status-of-paying.ts';
import { type Json, openSink, openStage, type Sink, type Stage } from './stage.ts';
import { uploadedAccount } from './statement.ts';
import { type Ask, onBothPaths, RANDOM_ID, type StatusTools } from './status-tools.ts';

/**
 * Drives every route, under each of its paths, to every status that it declares. The harness answers 500 to a status or
 * a body that is not declared; the last test names what was declared and never reached.
 */

const reached = new Set<string>();
let stage: Stage;
let sink: Sink;
/** Of live environments. */
let bank: LiveSwitch;
let account: string;

beforeAll(async () => {
  sink = await openSink();
  bank = await startLiveSwitch(() => systemClock.now());
  stage = await openStage({
    settings: { NIP_URL: bank.url, NIP_KEY: bank.key },
    onAnswer: ({ method, path }, status) => reached.add(`${method} ${path} ${status}`),
  });
  account = await stage.account();
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await sink?.close();
  await bank?.close();
});

async function expectStatus(status: number, method: string, path: string, ask: Ask = {}): Promise<Json> {
  const answer = await stage.call(method, path, ask);
  expect({ method, path, status: answer.status, text: answer.text.slice(0, 400) }).toMatchObject({ status });
  return answer.json;
}
const ok = (method: string, path: string, ask?: Ask) => expectStatus(200, method, path, ask);

const tools: StatusTools = { stage: () => stage, account: () => account, sinkUrl: () => sink.url, ok, expectStatus };

const fault = (body: object) => stage.data('POST', '/v2/sandbox/faults', { target: 'connector:gtbank', ...body });

linkingScenarios(tools);
disbursingScenarios(tools);
payingScenarios(tools);
authorisingScenarios(tools, () => bank);
checkoutScenarios(tools);
consoleScenarios(tools, () => bank);

describe('accounts', () => {
  test('reads', async () => {
    await ok('GET', '/v2/accounts');
    await expectStatus(400, 'GET', '/v2/accounts?page=0');
    await expectStatus(404, 'GET', `/v2/accounts?customer=${RANDOM_ID}`);
    const { headers } = await stage.get(`/v2/accounts/${account}`, { 'x-realtime': 'true' });
    await ok('GET', `/v2/accounts/${account}/jobs/${headers['x-job-id']}`);
    await expectStatus(404, 'GET', `/v2/accounts/${account}/jobs/nonsense`);
    const reads = ['', '/identity', '/balance', '/transactions', '/transactions/sync'].map(
      (end) => `/v2/accounts/:id${end}`,
    );
    reads.push(...['', '/identity', '/transactions'].flatMap((end) => onBothPaths(`/accounts/:id${end}`)));
    for (const path of reads) {
      await ok('GET', path.replace(':id', account));
      await expectStatus(404, 'GET', path.replace(':id', RANDOM_ID));
      if (path.endsWith('/transactions')) await expectStatus(400, 'GET', `${path.replace(':id', account)}?page=0`);
    }
    await expectStatus(400, 'GET', `/v2/accounts/${account}/transactions/sync?cursor=nonsense`);
  });

  test('manual sync', async () => {
    const path = `/v2/accounts/${account}/sync`;
    await expectStatus(404, 'POST', `/v2/accounts/${RANDOM_ID}/sync`);
    await ok('POST', path);
    await expectStatus(429, 'POST', path);
    for (const old of onBothPaths(`/accounts/${account}/sync`)) await expectStatus(429, 'POST', old);
    for (const old of onBothPaths(`/accounts/${account}/sync`)) {
      await stage.advance('3m');
      await ok('POST', old);
      await expectStatus(404, 'POST', old.replace(account, RANDOM_ID));
    }
    await stage.advance('3m');
    await fault({ fault: 'unavailable', times: 1 });
    await expectStatus(503, 'POST', path);
    await stage.advance('3m');
    const away = await stage.account();
    await ok('POST', `/v2/sandbox/accounts/${away}/reauth`);
    await expectStatus(404, 'POST', `/v2/sandbox/accounts/${RANDOM_ID}/reauth`);
    await expectStatus(409, 'POST', `/v2/accounts/${away}/sync`);
  });

  test('imports of statements, and undoing one', async () => {
    const { account: uploaded, importId } = await uploadedAccount(stage.platform, stage.key);
    const path = `/v2/accounts/${uploaded}/imports`;
    await ok('GET', path);
    await expectStatus(400, 'GET', `${path}?page=0`);
    await expectStatus(404, 'GET', path.replace(uploaded, RANDOM_ID));
    for (const _ of ['once', 'and again']) await ok('POST', `${path}/${importId}/undo`);
    await expectStatus(404, 'POST', `${path}/${RANDOM_ID}/undo`);
    await expectStatus(404, 'POST', `${path.replace(uploaded, RANDOM_ID)}/${importId}/undo`);
  });

  test('unlink', async () => {
    for (const path of ['/v2/accounts/:id/unlink', ...onBothPaths('/accounts/:id/unlink')]) {
      const leaving = path.replace(':id', await stage.account());
      await ok('POST', leaving);
      await expectStatus(404, 'POST', leaving);
    }
  });
});

insightScenarios(tools);
keepingScenarios(tools);

describe('institutions, wallet, documentation', () => {
  test('lists and pictures', async () => {
    for (const path of ['/v3/institutions', '/v3/institutions/health', '/v3/banks/list', '/v1/institutions'])
      await ok('GET', path);
    for (const path of [...onBothPaths('/coverage'), ...onBothPaths('/users/stats/wallet'), '/institutions/gtbank.svg'])
      await ok('GET', path);
    for (const path of ['/v2/billing/usage', '/v2/billing/usage.csv']) {
      await ok('GET', path);
      await expectStatus(400, 'GET', `${path}?start=soon`);
    }
    await expectStatus(400, 'GET', '/v3/institutions?country=fr');
    await expectStatus(404, 'GET', '/institutions/nothing.svg');
    for (const path of ['/openapi.json', '/docs', '/welcome', '/dashboard', '/favicon.svg', '/favicon.ico'])
      await ok('GET', path);
    await ok('GET', '/dashboard/*');
    const app = (await stage.get('/dashboard')).text;
    await ok('GET', /\/dashboard\/assets\/[^"]+/.exec(app)?.[0] ?? '/dashboard has no assets');
    await expectStatus(404, 'GET', '/dashboard/assets/nothing.js');
    const html = (await stage.get('/docs')).text;
    await ok('GET', /\/docs\/assets\/[^"]+/.exec(html)?.[0] ?? '/docs has no assets');
    await expectStatus(404, 'GET', '/docs/assets/nothing.js');
  });
});

describe('the demo', () => {
  test('is unknown in production, and works where it is', async () => {
    const read = `/demo/account/${account}`;
    for (const path of ['/demo', '/demo/webhooks', read, `${read}/insights`]) await expectStatus(404, 'GET', path);
    await expectStatus(404, 'POST', `${read}/income`);
    await expectStatus(404, 'POST', '/demo/webhooks', { body: {} });
    await expectStatus(404, 'POST', '/demo/exchange', { body: { code: 'code_0' } });
    const { environment, secretKey, publicKey, modules } = stage.platform;
    const webhook = { url: `${stage.platform.url}/demo/webhooks`, secret: 'sec_demo' };
    const { id: webhookId } = await stage.data('POST', '/v2/webhooks', webhook);
    const demo = {
      webhookId,
      ...{ secretKey, publicKey, webhookSecret: 'sec_demo', accountId: account, environmentId: environment.id },
      ...{ businessId: environment.business.id, appId: environment.app.id },
    };
    modules.sandbox.setDemo(demo);
    await ok('GET', '/demo');
    for (const file of ['demo.css', 'demo.js', 'charts.css', 'charts.js']) await ok('GET', `/demo/assets/${file}`);
    await expectStatus(404, 'GET', '/demo/assets/nothing');
    const { code } = await stage.data('POST', '/v2/sandbox/codes', { account });
    await ok('POST', '/demo/exchange', { body: { code } });
    await expectStatus(400, 'POST', '/demo/exchange', { body: { code } });
    await ok('GET', read);
    await ok('GET', `${read}/insights`);
    await ok('POST', `${read}/income`);
    const headers = { 'mono-webhook-secret': 'sec_demo' };
    await ok('POST', '/demo/webhooks', {
      headers,
      body: { event: 'mono.events.webhook_test', event_id: 'evt_1', data: {} },
    });
    await expectStatus(400, 'POST', '/demo/webhooks', { headers, body: '{' });
    await expectStatus(401, 'POST', '/demo/webhooks', { body: {} });
    // Called without a socket, the demo's server does not find the API.
    const { app } = stage.platform;
    expect((await app.inject({ method: 'POST', url: '/demo/exchange', payload: { code: 'code_0' } })).statusCode).toBe(
      503,
    );
    for (const url of [read, `${read}/insights`])
      expect((await app.inject({ method: 'GET', url })).statusCode).toBe(503);
    expect((await app.inject({ method: 'POST', url: `${read}/income` })).statusCode).toBe(503);
    await ok('GET', '/demo/webhooks?after=0');
    await expectStatus(400, 'GET', '/demo/webhooks?after=x');
  });
});

describe('events and webhooks', () => {
  test('endpoints', async () => {
    await ok('GET', '/v2/webhooks');
    const made = await expectStatus(201, 'POST', '/v2/webhooks', { body: { url: sink.url } });
    await expectStatus(400, 'POST', '/v2/webhooks', { body: { url: 'ftp://nowhere' } });
    const path = `/v2/webhooks/${made.data.id}`;
    const unknown = `/v2/webhooks/${RANDOM_ID}`;
    await ok('GET', path);
    await ok('PATCH', path, { body: { events: ['*'] } });
    await expectStatus(400, 'PATCH', path, { body: { events: ['nonsense'] } });
    await ok('POST', `${path}/rotate`, { body: {} });
    await expectStatus(409, 'POST', `${path}/rotate`, { body: {} });
    await expectStatus(400, 'POST', `${path}/rotate`, { body: { overlap_hours: -1 } });
    await ok('POST', `${path}/test`);
    for (const [method, end] of [
      ['GET', ''],
      ['PATCH', ''],
      ['DELETE', ''],
      ['POST', '/rotate'],
      ['POST', '/test'],
    ] as const) {
      await expectStatus(404, method, unknown + end, method === 'GET' ? {} : { body: {} });
    }
    const other = await stage.stranger();
    const own = (await other.data('POST', '/v2/webhooks', { url: sink.url })).id;
    await ok('DELETE', `/v2/webhooks/${own}`, { key: other.key });
  });

  test('log and replay', async () => {
    const { data } = await ok('GET', '/v2/events?limit=1');
    await expectStatus(400, 'GET', '/v2/events?limit=0');
    await expectStatus(404, 'GET', '/v2/events?after=evt_nonsense');
    const path = `/v2/events/${data[0].event_id}`;
    await ok('GET', path);
    await ok('GET', `${path}/deliveries`);
    await ok('POST', `${path}/replay`);
    await ok('POST', '/v2/events/replay', { body: { after: data[0].event_id } });
    await expectStatus(400, 'POST', '/v2/events/replay', { body: { types: 'x' } });
    await expectStatus(404, 'POST', '/v2/events/replay', { body: { after: 'evt_a0b1c2d3e4f5a0b1c2d3e4f5' } });
    for (const [method, end] of [
      ['GET', ''],
      ['GET', '/deliveries'],
      ['POST', '/replay'],
    ] as const) {
      await expectStatus(404, method, `/v2/events/nonsense${end}`);
    }
  });
});

describe('sandbox', () => {
  test('link, rows, sync, events, clock, faults', async () => {
    await ok('POST', '/v2/sandbox/link', { body: {} });
    await expectStatus(400, 'POST', '/v2/sandbox/link', { body: { account_id: 'x' } });
    await expectStatus(404, 'POST', '/v2/sandbox/link', { body: { customer: RANDOM_ID } });
    const transactions = [{ amount: 100, type: 'credit', narration: 'NIP/BUKOLA ADE/RENT' }];
    for (const [id, status] of [
      [account, 200],
      [RANDOM_ID, 404],
    ] as const) {
      await expectStatus(status, 'POST', `/v2/sandbox/accounts/${id}/transactions`, { body: { transactions } });
      await expectStatus(status, 'POST', `/v2/sandbox/accounts/${id}/sync`, { body: {} });
      await expectStatus(status, 'POST', '/v2/sandbox/webhooks/fire', {
        body: { event: 'mono.events.account_updated', account: id },
      });
    }
    await expectStatus(400, 'POST', `/v2/sandbox/accounts/${account}/transactions`, { body: { transactions: [] } });
    await expectStatus(400, 'POST', '/v2/sandbox/webhooks/fire', { body: { event: 'nonsense' } });
    const transfers = '/v2/sandbox/rails/nip/transfers';
    await ok('POST', transfers, { body: { account_number: '8099999999', amount: 5_000 } });
    await expectStatus(400, 'POST', transfers, { body: { account_number: '80', amount: 5_000 } });
    await ok('GET', '/v2/sandbox/clock');
    await ok('POST', '/v2/sandbox/clock', { body: { real: true } });
    await expectStatus(400, 'POST', '/v2/sandbox/clock', { body: {} });
    await ok('GET', '/v2/sandbox/faults');
    const { data } = await ok('POST', '/v2/sandbox/faults', {
      body: { target: 'webhook', fault: 'timeout', times: 1 },
    });
    await expectStatus(400, 'POST', '/v2/sandbox/faults', { body: {} });
    await ok('DELETE', `/v2/sandbox/faults/${data.id}`);
    await expectStatus(404, 'DELETE', `/v2/sandbox/faults/${data.id}`);
  });

  test('snapshots', async () => {
    const other = await stage.stranger();
    const { key } = other;
    const { data } = await ok('POST', '/v2/sandbox/snapshot', { key });
    await ok('POST', '/v2/sandbox/restore', { key, body: { id: data.id } });
    await expectStatus(400, 'POST', '/v2/sandbox/restore', { key, body: {} });
    await expectStatus(404, 'POST', '/v2/sandbox/restore', { key, body: { id: 'nonsense' } });
    for (let taken = 1; taken < 20; taken += 1) await ok('POST', '/v2/sandbox/snapshot', { key });
    await expectStatus(409, 'POST', '/v2/sandbox/snapshot', { key });
    await ok('POST', '/v2/sandbox/reset', { key });
  });
});

test('every declared status of every route was reached under each of its paths', () => {
  const declared = platformRoutes.flatMap(({ method, paths, responses }) =>
    paths.flatMap((path) => Object.keys(responses).map((status) => `${method} ${path} ${status}`)),
  );
  expect(declared.filter((each) => !reached.has(each))).toEqual([]);
});
