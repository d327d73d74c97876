import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';

let platform: TestPlatform;
const GTBANK = '5f2d08be60b92e2888287702';

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
}, 60_000);
afterAll(() => platform?.close());

const post = (path: string, body: unknown = {}) => platform.call('POST', path, { body });
const get = (path: string, headers: Record<string, string> = {}) => platform.call('GET', path, { headers });

/** Each account has a user name of its own, so that no test links another's bank account. */
let people = 0;
async function anAccount(login: { persona?: string; password?: string; institution?: string } = {}): Promise<string> {
  people += 1;
  const persona = login.persona ?? `amaka.${people}`;
  const { json, status } = await post('/v2/sandbox/link', { institution: GTBANK, ...login, persona });
  expect({ status, message: json.message }).toMatchObject({ status: 200 });
  await fetched(json.data.account);
  return json.data.account;
}

const details = async (id: string) => (await get(`/v2/accounts/${id}`)).json.data;
const fetched = (id: string) =>
  platform.until('the first fetch', async () => (await details(id)).meta.data_status !== 'PROCESSING');
/** Ends the real-time and manual windows of all accounts. */
const later = (advance = '10m') => post('/v2/sandbox/clock', { advance });

async function eventsOf(account: string, type?: string) {
  const { json } = await get(`/v2/events?limit=500${type ? `&types=${type}` : ''}`);
  return json.data.filter((event: { data: { account_id?: string } }) => event.data.account_id === account);
}

describe('data status', () => {
  test.each([
    ['pass_good', 'AVAILABLE', ['identity', 'balance', 'transactions'], 'SUCCESSFUL'],
    ['pass_partial_balance', 'PARTIAL', ['identity', 'balance'], 'SUCCESSFUL'],
    ['pass_partial_transactions', 'PARTIAL', ['identity', 'transactions'], 'SUCCESSFUL'],
    ['pass_unavailable', 'UNAVAILABLE', [], 'FAILED'],
    ['pass_fault', 'FAILED', [], 'FAILED'],
  ])('%s ends as %s, and details and account_updated agree', async (password, status, retrieved, syncStatus) => {
    const id = await anAccount({ password });
    const { meta } = await details(id);
    expect(meta.data_status).toBe(status);
    expect(meta.sync_status).toBe(syncStatus);
    for (const part of ['balance', 'transactions'])
      expect(meta.retrieved_data.includes(part)).toBe(retrieved.includes(part));
    const [updated] = await eventsOf(id, 'mono.events.account_updated');
    expect(updated.data.meta).toMatchObject({
      data_status: status,
      retrieved_data: meta.retrieved_data,
      sync_status: syncStatus,
    });
  });

  test('an empty list beside a balance is held: AVAILABLE with no rows', async () => {
    const id = await anAccount({ persona: 'user_empty' });
    expect((await details(id)).meta.data_status).toBe('AVAILABLE');
    expect((await get(`/v2/accounts/${id}/transactions`)).json.meta.total).toBe(0);
  });

  test('a refresh that fails shows in sync_status alone; what was held stays', async () => {
    const id = await anAccount();
    const before = (await get(`/v2/accounts/${id}/transactions?limit=1`)).json.meta.total;
    const fault = (await post('/v2/sandbox/faults', { target: 'connector:gtbank', fault: 'unavailable' })).json.data;
    const { json } = await post(`/v2/sandbox/accounts/${id}/sync`);
    await platform.call('DELETE', `/v2/sandbox/faults/${fault.id}`);
    expect(json.data.job_status).toBe('failed');
    const { meta } = await details(id);
    expect(meta).toMatchObject({ data_status: 'AVAILABLE', sync_status: 'FAILED' });
    expect((await get(`/v2/accounts/${id}/transactions?limit=1`)).json.meta.total).toBe(before);
  });

  test('garbage from the bank is the bank’s fault and stores nothing', async () => {
    const id = await anAccount();
    const fault = (await post('/v2/sandbox/faults', { target: 'connector:*', fault: 'garbage' })).json.data;
    await post(`/v2/sandbox/accounts/${id}/sync`);
    await platform.call('DELETE', `/v2/sandbox/faults/${fault.id}`);
    expect((await details(id)).meta).toMatchObject({ data_status: 'AVAILABLE', sync_status: 'FAILED' });
  });
});

describe('real-time reads', () => {
  test('a second read inside five minutes answers with the same job, and asks the bank no more', async () => {
    const id = await anAccount();
    const first = await get(`/v2/accounts/${id}/balance`, { 'X-Realtime': 'TRUE' });
    expect(first.headers['x-job-status']).toBe('finished');
    await post(`/v2/sandbox/accounts/${id}/transactions`, {
      transactions: [{ amount: 5_000, type: 'credit', narration: 'NIP/KOLA ADE/GIFT' }],
    });
    const second = await get(`/v2/accounts/${id}/transactions`, { 'x-real-time': 'true' });
    expect(second.headers['x-job-id']).toBe(first.headers['x-job-id']);
    await later();
    const third = await get(`/v2/accounts/${id}/transactions`, { 'x-realtime': 'true' });
    expect(third.headers['x-job-id']).not.toBe(first.headers['x-job-id']);
    expect(third.headers['x-has-new-data']).toBe('true');
    expect(third.json.data[0]).toMatchObject({ narration: 'NIP/KOLA ADE/GIFT', amount: 5_000, type: 'credit' });
  });

  test('the headers are absent without the header, and x-has-new-data is absent without new data', async () => {
    const id = await anAccount();
    expect((await get(`/v2/accounts/${id}`)).headers).not.toHaveProperty('x-job-id');
    expect((await get(`/v2/accounts/${id}`, { 'x-realtime': 'yes' })).headers).not.toHaveProperty('x-job-id');
    const { headers } = await get(`/v2/accounts/${id}`, { 'x-realtime': 'true' });
    expect(headers['x-job-status']).toBe('finished');
    expect(headers).not.toHaveProperty('x-has-new-data');
  });

  test('the job can be read, and each change of its status is told', async () => {
    const id = await anAccount();
    const { headers } = await get(`/v2/accounts/${id}/balance`, { 'x-realtime': 'true' });
    const job = await get(`/v2/accounts/${id}/jobs/${headers['x-job-id']}`);
    expect(job.json).toMatchObject({
      message: 'Job execution completed',
      data: {
        id: headers['x-job-id'],
        status: 'finished',
        name: 'jobs.accounts.sync_balance',
        account: id,
        app: platform.environment.app.id,
      },
    });
    const statuses = (await eventsOf(id, 'mono.accounts.jobs.update')).map(
      (event: { data: { status: string } }) => event.data.status,
    );
    expect(statuses).toEqual(['processing', 'finished']);
  });

  test('twenty reads at once are one refresh', async () => {
    const id = await anAccount();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => get(`/v2/accounts/${id}/balance`, { 'x-realtime': 'true' })),
    );
    expect(new Set(answers.map(({ headers }) => headers['x-job-id'])).size).toBe(1);
  });

  test('a bank that wants the person back: the job fails, the read still answers, and sync_status tells it', async () => {
    const id = await anAccount();
    await post(`/v2/sandbox/accounts/${id}/reauth`);
    const { status, headers, json } = await get(`/v2/accounts/${id}/balance`, { 'x-realtime': 'true' });
    expect({ status, job: headers['x-job-status'] }).toEqual({ status: 200, job: 'failed' });
    expect(json.data.balance).toBeTypeOf('number');
    expect((await details(id)).meta).toMatchObject({
      data_status: 'AVAILABLE',
      sync_status: 'REAUTHORISATION_REQUIRED',
    });
    expect(await eventsOf(id, 'mono.events.reauthorisation_required')).toHaveLength(1);
  });

  test('a bank that takes longer than three seconds: the held data at once, processing, then the event', async () => {
    const id = await anAccount();
    await post('/v2/sandbox/faults', { target: 'connector:gtbank', fault: 'slow', latency_ms: 5_000, times: 1 });
    const from = performance.now();
    const { headers } = await get(`/v2/accounts/${id}/balance`, { 'x-realtime': 'true' });
    expect(performance.now() - from).toBeLessThan(4_500);
    expect(headers['x-job-status']).toBe('processing');
    await platform.until('the end of the job', async () => {
      const { json } = await get(`/v2/accounts/${id}/jobs/${headers['x-job-id']}`);
      return json.data.status === 'finished';
    });
  });
});

describe('manual sync', () => {
  test('one call in two minutes; a refused one says when, and does not extend the window', async () => {
    const id = await anAccount();
    const first = await post(`/v2/accounts/${id}/sync`);
    expect(first.json.data).toMatchObject({ code: 'SYNC_SUCCESSFUL', job_status: 'finished' });
    await later('90s');
    const refused = await post(`/v2/accounts/${id}/sync`);
    expect(refused.status).toBe(429);
    expect(refused.json.message).toMatch(
      /^Data sync is limited to one call per account every 2 minutes\. Try again in \d+ seconds\.$/,
    );
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(20);
    await later('31s');
    expect((await post(`/v2/accounts/${id}/sync`)).status).toBe(200);
  });

  test('the old route answers bare, and 200 whatever came of it', async () => {
    const id = await anAccount();
    await post(`/v2/sandbox/accounts/${id}/reauth`);
    const { status, json } = await post(`/accounts/${id}/sync`);
    expect({ status, json }).toMatchObject({
      status: 200,
      json: { status: 'failed', hasNewData: false, code: 'REAUTHORISATION_REQUIRED' },
    });
    await later();
    expect((await post(`/v2/accounts/${id}/sync`)).status).toBe(409);
  });

  test('a bank that is down gives 503 SYNC_ERROR with retry-after', async () => {
    const id = await anAccount();
    await post('/v2/sandbox/faults', { target: 'connector:gtbank', fault: 'unavailable', times: 1 });
    const { status, json, headers } = await post(`/v2/accounts/${id}/sync`);
    expect({ status, data: json.data }).toEqual({ status: 503, data: { code: 'SYNC_ERROR' } });
    expect(headers['retry-after']).toBeDefined();
  });
});

describe('linking again', () => {
  test('the same bank account keeps its id and its history, and account_connected says relinked', async () => {
    const first = await post('/v2/sandbox/link', { persona: 'relinker', ref: 'first' });
    await fetched(first.json.data.account);
    const before = (await get(`/v2/accounts/${first.json.data.account}/transactions?limit=100`)).json;
    const second = await post('/v2/sandbox/link', { persona: 'relinker', ref: 'second' });
    expect(second.json.data.account).toBe(first.json.data.account);
    await platform.until(
      'the second refresh',
      async () => (await eventsOf(first.json.data.account, 'mono.events.account_updated')).length === 2,
    );
    expect((await get(`/v2/accounts/${first.json.data.account}/transactions?limit=100`)).json.data).toEqual(
      before.data,
    );
    const connected = await eventsOf(first.json.data.account, 'mono.events.account_connected');
    expect(
      connected.map((event: { data: { meta: { relinked?: true; ref: string } } }) => event.data.meta),
    ).toMatchObject([{ ref: 'first' }, { ref: 'second', relinked: true }]);
    expect(connected[0].data.meta).not.toHaveProperty('relinked');
  });

  test('ten links of one bank account at once make one account', async () => {
    const links = await Promise.all(Array.from({ length: 10 }, () => post('/v2/sandbox/link', { persona: 'crowd' })));
    expect(new Set(links.map(({ json }) => json.data.account)).size).toBe(1);
  });
});

describe('unlinking', () => {
  test('destroys credentials and codes at once, every read is the 404, and history goes after 30 days', async () => {
    const linked = (await post('/v2/sandbox/link', { persona: 'leaver' })).json.data;
    await fetched(linked.account);
    const { status, json } = await post(`/v2/accounts/${linked.account}/unlink`);
    expect({ status, data: json.data, message: json.message }).toEqual({
      status: 200,
      message: 'Request was successfully completed',
    });
    expect((await post(`/v2/accounts/${linked.account}/unlink`)).status).toBe(404);
    expect((await get(`/v2/accounts/${linked.account}/balance`)).text).toBe(
      '{"status":"failed","message":"This account does not exist.","data":null}',
    );
    expect((await post('/v2/accounts/auth', { code: linked.code })).json.message).toBe('Invalid authorization code');
    expect(await eventsOf(linked.account, 'mono.events.account_unlinked')).toHaveLength(1);

    const again = (await post('/v2/sandbox/link', { persona: 'leaver' })).json.data;
    expect(again.account).toBe(linked.account);
    expect((await details(again.account)).meta.data_status).toBe('AVAILABLE');
    await post(`/v2/accounts/${again.account}/unlink`);
    await later('31d');
    const last = (await post('/v2/sandbox/link', { persona: 'leaver' })).json.data;
    expect(last.account).toBe(linked.account);
    await fetched(last.account);
    await post('/v2/sandbox/clock', { real: true });
  });

  test('a feed cursor lives through a new link, and is refused once the history behind it was deleted', async () => {
    const link = async (): Promise<unknown> =>
      fetched((await post('/v2/sandbox/link', { persona: 'returner' })).json.data.account);
    const feed = (cursor = '') => get(`/v2/accounts/${id}/transactions/sync?count=500&cursor=${cursor}`);
    const id: string = (await post('/v2/sandbox/link', { persona: 'returner' })).json.data.account;
    await fetched(id);
    const { next_cursor: old } = (await feed()).json.data;
    await post(`/v2/accounts/${id}/unlink`);
    await link();
    expect((await feed(old)).status).toBe(200);
    await post(`/v2/accounts/${id}/unlink`);
    await later('31d');
    await link();
    const refused = await feed(old);
    expect(refused.status).toBe(400);
    expect(refused.json.data).toEqual([{ field: 'cursor', message: refused.json.message }]);
    expect(refused.json.message).toMatch(/history of this account was deleted.*start again with an empty cursor/);
    const fresh = (await feed()).json.data;
    expect(fresh.added.length).toBeGreaterThan(0);
    expect((await feed(fresh.next_cursor)).status).toBe(200);
    await post('/v2/sandbox/clock', { real: true });
  });
});

describe('exchange', () => {
  test('a code works once, for its own environment, for ten minutes', async () => {
    const { account, code } = (await post('/v2/sandbox/link', { persona: 'exchanger' })).json.data;
    const stranger = await platform.tenant();
    expect((await platform.call('POST', '/v2/accounts/auth', { key: stranger.secretKey, body: { code } })).status).toBe(
      400,
    );
    expect((await post('/v2/accounts/auth', { code })).json.data).toEqual({ id: account });
    expect((await post('/v2/accounts/auth', { code })).json.message).toBe('Invalid authorization code');
    const second = (await post('/v2/sandbox/codes', { account })).json.data.code;
    await later('601s');
    expect((await post('/v2/accounts/auth', { code: second })).status).toBe(400);
    const third = (await post('/v2/sandbox/codes', { account })).json.data.code;
    expect((await post('/account/auth', { code: third })).json).toEqual({ id: account });
  });
});

describe('scheduled refresh', () => {
  test('an app that wants one every 6 hours gets one every 6 hours of its own clock', async () => {
    const id = await anAccount({ persona: 'scheduled' });
    const env = await platform.modules.tenancy.change(platform.environment.id, { refreshEveryHours: 6 });
    await platform.modules.accounts.scheduleRefreshes(env);
    const before = (await eventsOf(id, 'mono.events.account_updated')).length;
    await later('25h');
    await platform.until(
      'four refreshes',
      async () => (await eventsOf(id, 'mono.events.account_updated')).length >= before + 4,
    );
    await platform.modules.tenancy.change(platform.environment.id, { refreshEveryHours: null });
  });
});

describe('lists and identity', () => {
  test('the list is newest first, filters and pages, and gives whole BVNs only to those who may see them', async () => {
    const owner = await platform.tenant();
    const ask = (path: string) => platform.call('GET', path, { key: owner.secretKey });
    for (const persona of ['first.in.list', 'last.in.list']) {
      await platform.call('POST', '/v2/sandbox/link', { key: owner.secretKey, body: { persona } });
    }
    const newest = (await ask('/v2/events')).json.data
      .filter((event: { event: string }) => event.event.endsWith('connected'))
      .at(-1);
    const { json } = await ask('/v2/accounts?limit=1');
    expect(json.data[0].id).toBe(newest.data.account_id);
    expect(json.meta).toMatchObject({
      total: 2,
      page: 1,
      previous: null,
      next: expect.stringMatching(/\/v2\/accounts\?limit=1&page=2$/),
    });
    expect(json.data[0].bvn).toMatch(/^\d{11}$/);
    expect((await ask(`/v2/accounts?account_number=${json.data[0].account_number}`)).json.meta.total).toBe(1);
    const narrow = await platform.tenant({ scopes: ['accounts'] });
    const link = await platform.call('POST', '/v2/sandbox/link', { key: narrow.secretKey, body: {} });
    await platform.until('the first fetch', async () => {
      const { json: found } = await platform.call('GET', `/v2/accounts/${link.json.data.account}`, {
        key: narrow.secretKey,
      });
      return found.data.meta.data_status === 'AVAILABLE';
    });
    const listed = await platform.call('GET', '/v2/accounts', { key: narrow.secretKey });
    expect(listed.json.data[0].bvn).toMatch(/^\d{4}$/);
    const identity = await platform.call('GET', `/v2/accounts/${link.json.data.account}/identity`, {
      key: narrow.secretKey,
    });
    expect({ status: identity.status, message: identity.json.message }).toEqual({
      status: 403,
      message: 'This app is not allowed to read identity. Turn the scope on in the dashboard.',
    });
  });

  test('identity is snake_case on /v2 and camelCase on the old routes', async () => {
    const id = await anAccount({ persona: 'identified' });
    expect((await get(`/v2/accounts/${id}/identity`)).json.data).toMatchObject({
      full_name: expect.any(String),
      bvn: expect.stringMatching(/^\d{11}$/),
      verified: true,
    });
    expect((await get(`/v1/accounts/${id}/identity`)).json).toMatchObject({
      fullName: expect.any(String),
      maritalStatus: expect.any(String),
    });
  });
});
