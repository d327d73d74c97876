import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { platformRoutes } from '../../apps/platform/src/api/routes.ts';
import { enrichedAccount } from './enriched.ts';
import { keepingScenarios } from './every-status-of-keeping.ts';
import { FIRST_BANK, GTBANK, type Json, openSink, openStage, type Sink, type Stage } from './stage.ts';
import { uploadedAccount } from './statement.ts';

/**
 * Drives every route, under each of its paths, to every status that it declares. The harness answers 500 to a status or
 * a body that is not declared; the last test names what was declared and never reached.
 */

const RANDOM_ID = 'a0b1c2d3e4f5a0b1c2d3e4f5';
const reached = new Set<string>();
let stage: Stage;
let sink: Sink;
let account: string;

beforeAll(async () => {
  sink = await openSink();
  stage = await openStage({ onAnswer: ({ method, path }, status) => reached.add(`${method} ${path} ${status}`) });
  account = await stage.account();
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await sink?.close();
});

interface Ask {
  body?: unknown;
  key?: string | null;
  headers?: Record<string, string>;
}

async function expectStatus(status: number, method: string, path: string, ask: Ask = {}): Promise<Json> {
  const answer = await stage.call(method, path, ask);
  expect({ method, path, status: answer.status, text: answer.text.slice(0, 400) }).toMatchObject({ status });
  return answer.json;
}
const ok = (method: string, path: string, ask?: Ask) => expectStatus(200, method, path, ask);

/** The routes that exist on old paths do so twice. */
const onBothPaths = (path: string): string[] => [path, `/v1${path}`];

const customer = { name: 'Halima Sani', email: 'halima@example.com' };
const ordered = { institution: GTBANK, auth_method: 'internet_banking', scope: 'financial_data', customer };
const good = { username: 'user_good', password: 'pass_good' };
const fault = (body: object) => stage.data('POST', '/v2/sandbox/faults', { target: 'connector:gtbank', ...body });

describe('linking', () => {
  test('initiate', async () => {
    await ok('POST', '/v2/accounts/initiate', { body: { scope: 'auth', customer } });
    await expectStatus(400, 'POST', '/v2/accounts/initiate', { body: {} });
    await expectStatus(404, 'POST', '/v2/accounts/initiate', { body: { scope: 'reauth', account: RANDOM_ID } });
  });

  test('exchange, and another code', async () => {
    for (const path of ['/v2/accounts/auth', ...onBothPaths('/account/auth')]) {
      const { code } = await stage.data('POST', '/v2/sandbox/codes', { account });
      await ok('POST', path, { body: { code } });
      await expectStatus(400, 'POST', path, { body: { code } });
    }
    await expectStatus(400, 'POST', '/v2/sandbox/codes', { body: {} });
    await expectStatus(404, 'POST', '/v2/sandbox/codes', { body: { account: RANDOM_ID } });
  });

  const session = async (renewed?: string): Promise<Record<string, string>> => {
    const data = renewed
      ? await stage.data('POST', '/v2/connect/reauth/session', { account: renewed })
      : await stage.data('POST', '/v2/connect/session', ordered);
    return { 'x-session-id': data.session.id };
  };

  test('headless', async () => {
    const headers = await session();
    await ok('GET', '/v2/connect/sandbox', { headers });
    await expectStatus(400, 'GET', '/v2/connect/sandbox');
    await expectStatus(400, 'POST', '/v2/connect/session', { body: {} });
    await expectStatus(404, 'POST', '/v2/connect/session', { body: { ...ordered, customer: { id: RANDOM_ID } } });
    await expectStatus(400, 'POST', '/v2/connect/login', { body: good });
    await ok('POST', '/v2/connect/login', { headers, body: { ...good, password: 'pass_otp' } });
    await expectStatus(400, 'POST', '/v2/connect/commit', { headers, body: { otp: '000000' } });
    await ok('POST', '/v2/connect/commit', { headers, body: { otp: '123456' } });
    await expectStatus(503, 'POST', '/v2/connect/login', {
      headers: await session(),
      body: { ...good, password: 'pass_down' },
    });
    const late = await session();
    await ok('POST', '/v2/connect/login', { headers: late, body: { ...good, password: 'pass_otp' } });
    await fault({ fault: 'unavailable', times: 1 });
    await expectStatus(503, 'POST', '/v2/connect/commit', { headers: late, body: { otp: '123456' } });
    // A login form with a captcha comes from the bank itself.
    await stage.data('POST', '/v2/sandbox/faults', { target: 'connector:firstbank', fault: 'unavailable', times: 1 });
    await expectStatus(503, 'POST', '/v2/connect/session', { body: { ...ordered, institution: FIRST_BANK } });
  });

  test('headless re-authorisation', async () => {
    const renewed = await stage.account({ persona: 'user_good' });
    await expectStatus(400, 'POST', '/v2/connect/reauth/session', { body: {} });
    await expectStatus(404, 'POST', '/v2/connect/reauth/session', { body: { account: RANDOM_ID } });
    await ok('POST', '/v2/connect/reauth/login', { headers: await session(renewed), body: good });
    await expectStatus(400, 'POST', '/v2/connect/reauth/login', {
      headers: await session(renewed),
      body: { ...good, password: 'pass_wrong' },
    });
    await expectStatus(503, 'POST', '/v2/connect/reauth/login', {
      headers: await session(renewed),
      body: { ...good, password: 'pass_down' },
    });
    const atFirstBank = await stage.account({ institution: FIRST_BANK });
    await stage.data('POST', '/v2/sandbox/faults', { target: 'connector:firstbank', fault: 'unavailable', times: 1 });
    await expectStatus(503, 'POST', '/v2/connect/reauth/session', { body: { account: atFirstBank } });
    for (const path of onBothPaths(`/accounts/${renewed}/reauthorise`)) await ok('POST', path);
    for (const path of onBothPaths(`/accounts/${RANDOM_ID}/reauthorise`)) await expectStatus(404, 'POST', path);
  });

  test('the page, its files and its calls', async () => {
    const { mono_url } = await stage.data('POST', '/v2/accounts/initiate', { scope: 'auth', customer });
    const linkId = mono_url.split('/').at(-1);
    const opened = { kind: 'link', linkId };
    const boot = (of: unknown) => `/connect/api/institutions?session-boot=${encodeURIComponent(JSON.stringify(of))}`;
    await ok('GET', `/link/${linkId}`);
    await expectStatus(404, 'GET', '/link/ALAAAAAAAAAA');
    await ok('GET', `/connect?key=${stage.platform.publicKey}`);
    await expectStatus(401, 'GET', '/connect');
    await ok('GET', '/');
    await expectStatus(401, 'GET', '/?key=nonsense');
    await ok('GET', '/connect.js');
    const [file = ''] = await readdir(new URL('../../apps/connect/dist/assets', import.meta.url));
    await ok('GET', `/connect/assets/${file}`);
    await expectStatus(404, 'GET', '/connect/assets/nothing.js');
    await ok('GET', boot(opened));
    await expectStatus(400, 'GET', boot('nonsense'));
    await expectStatus(409, 'GET', boot({ kind: 'link', linkId: 'ALAAAAAAAAAA' }));

    const start = (body: object) => ({
      body: { opened, institution: GTBANK, authMethod: 'internet_banking', ...body },
    });
    const begun = await expectStatus(201, 'POST', '/connect/api/sessions', start({}));
    await expectStatus(400, 'POST', '/connect/api/sessions', start({ institution: RANDOM_ID }));
    await expectStatus(
      409,
      'POST',
      '/connect/api/sessions',
      start({ opened: { kind: 'link', linkId: 'ALAAAAAAAAAA' } }),
    );
    const headers = { 'x-session': begun.session };
    const body = { values: { ...good, password: 'pass_otp' } };
    const inSession: [string, string, unknown?, unknown?][] = [
      ['GET', '/connect/api/session'],
      ['POST', '/connect/api/session/poll', {}],
      ['POST', '/connect/api/session/answer', body, {}],
      ['POST', '/connect/api/session/choose', { accountNumber: '0123456789' }, {}],
      ['POST', '/connect/api/session/file', 'Date,Narration'],
      ['POST', '/connect/api/session/cancel', {}],
    ];
    for (const [method, path, right, wrong] of inSession) {
      await ok(method, path, { headers, body: right });
      if (wrong !== undefined) await expectStatus(400, method, path, { headers, body: wrong });
      await expectStatus(410, method, path, { headers: { 'x-session': 'nonsense' }, body: right });
    }
    await ok('POST', '/connect/api/cancel', { body: { opened } });
    await expectStatus(400, 'POST', '/connect/api/cancel', { body: {} });
  });
});

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

describe('insights', () => {
  const fill = (path: string, id: string): string => path.replace(':id', id);
  const upload = (bytes: string) => {
    const body = `--b\r\ncontent-disposition: form-data; name="f"; filename="f.csv"\r\n\r\n${bytes}\r\n--b--\r\n`;
    return { body, headers: { 'content-type': 'multipart/form-data; boundary=b' } };
  };

  test('what is told by webhook', async () => {
    const loan = { bvn: '22123456780', principal: 100, interest_rate: 1, term: 1, run_credit_check: false };
    const starts: [string, string, unknown?][] = [
      ['GET', '/v2/accounts/:id/income'],
      ['POST', '/v2/accounts/:id/creditworthiness', loan],
      ['POST', '/v2/accounts/:id/transactions/categorise'],
      ['POST', '/v2/accounts/:id/transactions/metadata'],
      ['GET', '/v2/accounts/:id/statement/insights'],
      ...['transaction-categorisation', 'transaction-metadata', 'statement-insights'].map((name): [string, string] => [
        'GET',
        `/v1/enrichments/:id/${name}`,
      ]),
    ];
    await stage.data('POST', '/v2/webhooks', { url: `${sink.url}/insights` });
    for (const [method, path, body] of starts) {
      const ask = body === undefined ? {} : { body };
      await ok(method, fill(path, account), ask);
      await expectStatus(404, method, fill(path, RANDOM_ID), ask);
    }
    await expectStatus(400, 'GET', `/v2/accounts/${account}/income?period=x`);
    await expectStatus(400, 'POST', `/v2/accounts/${account}/creditworthiness`, { body: {} });
  });

  test('what is read', async () => {
    const { record, transaction, correction, enrichment } = await enrichedAccount(stage.platform, stage.key, account);
    const paged = ['/v2/accounts/:id/income-records', '/v2/accounts/:id/earnings', '/v2/enrichments/corrections'];
    paged.push(...onBothPaths('/accounts/:id/earnings'), '/v1/enrichments/:id/statement-insights/records');
    paged.push(...['categorisation', 'metadata'].map((kind) => `/v1/enrichments/transaction-${kind}/records`));
    for (const path of paged) await expectStatus(400, 'GET', `${fill(path, account)}?page=0`);
    const spent = ['/v2/accounts/:id/spending', ...onBothPaths('/accounts/:id/spending')];
    for (const path of spent) await expectStatus(400, 'GET', `${fill(path, account)}?period=x`);
    const others = ['/v2/accounts/:id/assets', ...onBothPaths('/accounts/:id/assets')];
    others.push(...onBothPaths('/accounts/:id/income'), `/v2/accounts/:id/income-records/${record}/evidence`);
    for (const path of [...paged, ...spent, ...others]) {
      await ok('GET', fill(path, account));
      if (path.includes(':id')) await expectStatus(404, 'GET', fill(path, RANDOM_ID));
    }
    for (const path of ['/v2/accounts/jobs/', '/v2/enrichments/record/']) {
      await ok('GET', path + enrichment);
      await expectStatus(404, 'GET', `${path}nonsense`);
    }
    await expectStatus(400, 'GET', `/v2/enrichments/record/${enrichment}?page=0`);
    const category = `/v2/accounts/${account}/transactions/${transaction}/category`;
    await ok('PUT', category, { body: { category: null } });
    await expectStatus(400, 'PUT', category, { body: { category: 'nonsense' } });
    await expectStatus(404, 'PUT', category.replace(transaction, RANDOM_ID), { body: { category: 'rent' } });
    await ok('DELETE', `/v2/enrichments/corrections/${correction}`);
    await expectStatus(404, 'DELETE', `/v2/enrichments/corrections/${correction}`);
  });

  test('files', async () => {
    for (const kind of ['categorisation', 'metadata']) {
      const path = `/v2/enrichments/transaction-${kind}`;
      await ok('POST', path, upload('Type,Narration\ndebit,POS PURCHASE'));
      await expectStatus(400, 'POST', path, upload('Date'));
      await expectStatus(413, 'POST', path, upload('x'.repeat(11 * 1024 * 1024)));
    }
  });
});

keepingScenarios({ stage: () => stage, account: () => account, expectStatus });

describe('institutions, wallet, documentation', () => {
  test('lists and pictures', async () => {
    for (const path of ['/v3/institutions', '/v3/institutions/health', '/v3/banks/list', '/v1/institutions'])
      await ok('GET', path);
    for (const path of [...onBothPaths('/coverage'), ...onBothPaths('/users/stats/wallet'), '/institutions/gtbank.svg'])
      await ok('GET', path);
    await expectStatus(400, 'GET', '/v3/institutions?country=fr');
    await expectStatus(404, 'GET', '/institutions/nothing.svg');
    for (const path of ['/openapi.json', '/docs', '/welcome', '/dashboard', '/favicon.svg', '/favicon.ico'])
      await ok('GET', path);
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
