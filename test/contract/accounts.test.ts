import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, GTBANK, type Json, missing, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 2.2, 2.4, 2.5, 2.7, 4.1–4.7, 4.15. */

let stage: Stage;
/** Linked to user_good at GTBank, with a reference. */
let account: string;

beforeAll(async () => {
  stage = await openStage();
  account = await stage.account({
    persona: 'user_good',
    ref: 'REF-0001',
    customer: { name: 'Samuel Olamide', email: 'Samuel@Example.com' },
  });
}, 60_000);
afterAll(() => stage?.close());

const id = expect.stringMatching(PATTERNS.id);
const iso = expect.stringMatching(PATTERNS.iso);
const envelope = (data: unknown, message = 'Request was successfully completed') => ({
  status: 'successful',
  message,
  timestamp: iso,
  data,
});

describe('details', () => {
  test('have exactly the members of the contract', async () => {
    const { json } = await stage.get(`/v2/accounts/${account}`);
    expect(json).toEqual(
      envelope({
        account: {
          ...{ id: account, _id: account, name: expect.any(String), currency: 'NGN', type: expect.any(String) },
          ...{
            account_number: expect.stringMatching(/^\d{10}$/),
            balance: expect.any(Number),
            bvn: expect.stringMatching(/^\d{4}$/),
          },
          institution: { name: 'GTBank', bank_code: '058', type: 'PERSONAL_BANKING' },
        },
        customer: { id },
        meta: {
          ...{
            data_status: 'AVAILABLE',
            auth_method: 'internet_banking',
            data_request_id: expect.stringMatching(PATTERNS.link),
          },
          ...{
            session_id: expect.stringMatching(PATTERNS.token),
            retrieved_data: ['identity', 'balance', 'transactions'],
            ref: 'REF-0001',
          },
          ...{ sync_status: 'SUCCESSFUL', last_synced_at: iso },
        },
      }),
    );
  });

  test('have no ref where none was given, and no bvn outside Nigeria', async () => {
    const kenyan = await stage.account({ persona: 'user_mpesa', institution: 'mpesa' });
    const { json } = await stage.get(`/v2/accounts/${kenyan}`);
    expect(json.data.meta).not.toHaveProperty('ref');
    expect(json.data.account).toMatchObject({
      currency: 'KSH',
      bvn: null,
      institution: { name: 'M-PESA', bank_code: null },
    });
    const listed = (await stage.get('/v2/accounts?limit=1')).json.data[0];
    expect(listed).toMatchObject({ id: kenyan, bvn: 'N/A', institution: { bank_code: null } });
  });

  test('while the first fetch runs, reads give the empty form', async () => {
    const { account: slow } = await stage.data('POST', '/v2/sandbox/link', {
      persona: 'slow.sule',
      password: 'pass_slow',
    });
    const { data } = (await stage.get(`/v2/accounts/${slow}`)).json;
    expect(data.meta).toMatchObject({
      data_status: 'PROCESSING',
      retrieved_data: [],
      sync_status: null,
      last_synced_at: null,
    });
    expect(data.account.balance).toBeNull();
    expect((await stage.get(`/v2/accounts/${slow}/identity`)).json).toEqual(envelope(null));
    expect((await stage.get(`/v2/accounts/${slow}/balance`)).json.data.balance).toBeNull();
    const list = (await stage.get(`/v2/accounts/${slow}/transactions`)).json;
    expect([list.data, list.meta]).toEqual([[], { total: 0, page: 1, pages: 1, previous: null, next: null }]);
    expect((await stage.get(`/v2/accounts/${slow}/transactions?paginate=false`)).json.meta.total).toBe(0);
    await stage.post(`/v2/accounts/${slow}/unlink`);
  });
});

describe('balance and identity', () => {
  test('balance', async () => {
    const { json } = await stage.get(`/v2/accounts/${account}/balance`);
    const { account_number, name, balance } = (await stage.details(account)).account;
    expect(json).toEqual(envelope({ id: account, _id: account, name, account_number, balance, currency: 'NGN' }));
  });

  test('identity has every key, unknown ones null', async () => {
    const { json } = await stage.get(`/v2/accounts/${account}/identity`);
    const keys = [
      'full_name',
      'email',
      'phone',
      'gender',
      'dob',
      'bvn',
      'marital_status',
      'address_line1',
      'address_line2',
      'city',
      'state',
    ];
    keys.push('state_of_origin', 'lga_of_origin', 'verified', 'created_at', 'updated_at');
    expect(Object.keys(json.data)).toEqual(keys);
    expect(json.data).toMatchObject({
      bvn: expect.stringMatching(/^\d{11}$/),
      dob: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      created_at: iso,
      updated_at: iso,
    });
    expect(json.data.verified).toBeTypeOf('boolean');
    expect((await stage.details(account)).account.bvn).toBe(json.data.bvn.slice(-4));
  });
});

describe('the list', () => {
  let other: Stage['stranger'] extends (...of: never) => Promise<infer T> ? T : never;
  const linked: string[] = [];

  beforeAll(async () => {
    other = await stage.stranger();
    for (let made = 0; made < 12; made += 1) {
      const customer = { name: `Customer ${made}`, email: `c${made % 6}@example.com` };
      linked.unshift((await other.data('POST', '/v2/sandbox/link', { persona: `lister.${made}`, customer })).account);
    }
    for (const each of linked) await other.fetched(each);
  }, 60_000);

  test('has exactly the members of the contract, newest link first, ten a page', async () => {
    const { json } = await other.get('/v2/accounts');
    expect(json).toMatchObject({ status: 'successful', message: 'Data retrieved successfully', timestamp: iso });
    expect(json.data.map((row: Json) => row.id)).toEqual(linked.slice(0, 10));
    const { publicUrl } = stage.platform.modules.config;
    expect(json.meta).toEqual({
      total: 12,
      page: 1,
      pages: 2,
      previous: null,
      next: `${publicUrl}/v2/accounts?page=2`,
    });
    expect(json.data[0]).toEqual({
      ...{
        id: linked[0],
        _id: linked[0],
        name: expect.any(String),
        account_number: expect.stringMatching(/^\d{10}$/),
        currency: 'NGN',
      },
      ...{
        balance: expect.any(Number),
        auth_method: 'internet_banking',
        status: 'AVAILABLE',
        bvn: expect.stringMatching(/^\d{11}$/),
        type: expect.any(String),
      },
      institution: { id: GTBANK, name: 'GTBank', bank_code: '058', type: 'PERSONAL_BANKING' },
      customer: { id, name: 'Customer 5', email: 'c5@example.com' },
    });
  });

  test('pages are linked with every filter and limit', async () => {
    const { publicUrl } = stage.platform.modules.config;
    const second = (await other.get('/v2/accounts/?limit=5&name=%20&page=2&')).json;
    expect(second.meta.page).toBe(2);
    const follow = async (url: string) => (await other.get(url.replace(publicUrl, ''))).json;
    const all: string[] = [];
    let page = (await other.get('/v2/accounts?limit=5')).json;
    for (;;) {
      all.push(...page.data.map((row: Json) => row.id));
      if (page.meta.next === null) break;
      expect(page.meta.next).toContain(`${publicUrl}/v2/accounts?limit=5&page=`);
      page = await follow(page.meta.next);
    }
    expect(all).toEqual(linked);
    expect(page.meta).toMatchObject({ page: 3, pages: 3, previous: `${publicUrl}/v2/accounts?limit=5&page=2` });
    expect((await follow(page.meta.previous)).data.map((row: Json) => row.id)).toEqual(linked.slice(5, 10));
  });

  test('past the end, the largest size, and sizes that are none', async () => {
    const past = (await other.get('/v2/accounts?page=99')).json;
    expect([past.data, past.meta.total, past.meta.pages, past.meta.next]).toEqual([[], 12, 2, null]);
    expect((await other.get('/v2/accounts?limit=1000')).json.data).toHaveLength(12);
    for (const query of ['page=0', 'page=-1', 'page=1.5', 'page=x', 'limit=0', 'limit=-5', 'limit=ten', 'page=1e400']) {
      expect({ query, status: (await other.get(`/v2/accounts?${query}`)).status }).toEqual({ query, status: 400 });
    }
  });

  test('filters: part of the name, the whole number, the customer', async () => {
    const rows = (await other.get('/v2/accounts?limit=100')).json.data;
    const [first] = rows;
    const byNumber = (await other.get(`/v2/accounts?account_number=${first.account_number}`)).json;
    expect(byNumber.data.map((row: Json) => row.id)).toEqual([first.id]);
    expect((await other.get(`/v2/accounts?account_number=${first.account_number.slice(1)}`)).json.data).toEqual([]);
    const part = first.name.slice(1, -1).toLowerCase();
    expect(
      (await other.get(`/v2/accounts?name=${encodeURIComponent(part)}`)).json.data.map((row: Json) => row.id),
    ).toContain(first.id);
    for (const name of ['%', '_', "'", '\\'])
      expect((await other.get(`/v2/accounts?name=${encodeURIComponent(name)}`)).json.meta.total).toBe(0);
    const mine = (await other.get(`/v2/accounts?customer=${first.customer.id}`)).json;
    expect(mine.data.map((row: Json) => row.id)).toEqual([linked[0], linked[6]]);
    expect((await stage.get(`/v2/accounts?customer=${first.customer.id}`)).text).toBe(missing('customer'));
  });

  test('leaves unlinked accounts out', async () => {
    const gone = linked.at(-1) ?? '';
    const { text } = await other.post(`/v2/accounts/${gone}/unlink`);
    expect(JSON.parse(text)).toEqual({
      status: 'successful',
      message: 'Request was successfully completed',
      timestamp: iso,
    });
    expect((await other.post(`/v2/accounts/${gone}/unlink`)).text).toBe(ACCOUNT_MISSING);
    expect((await other.get('/v2/accounts?limit=100')).json.meta.total).toBe(11);
    const [event] = await other.events(gone, 'mono.events.account_unlinked');
    expect(event.data.account).toEqual({ _id: gone, id: gone });
  });
});

describe('refreshes', () => {
  test('a real-time read starts one job in five minutes, under either header', async () => {
    await stage.advance('6m');
    const first = await stage.get(`/v2/accounts/${account}/balance`, { 'X-Real-Time': 'True' });
    expect(first.headers['x-job-id']).toMatch(PATTERNS.token);
    expect(first.headers['x-job-status']).toBe('finished');
    for (const path of ['', '/balance', '/transactions']) {
      const { headers } = await stage.get(`/v2/accounts/${account}${path}`, { 'x-realtime': 'true' });
      for (const name of ['x-job-id', 'x-job-status', 'x-has-new-data'])
        expect(headers[name]).toBe(first.headers[name]);
    }
    const { json } = await stage.get(`/v2/accounts/${account}/jobs/${first.headers['x-job-id']}`);
    const { app, business } = stage.platform.environment;
    expect(json).toEqual(
      envelope(
        {
          id: first.headers['x-job-id'],
          status: 'finished',
          name: 'jobs.accounts.sync_balance',
          account,
          app: app.id,
          business: business.id,
        },
        'Job execution completed',
      ),
    );
    for (const value of ['false', '1', 'yes', '']) {
      expect((await stage.get(`/v2/accounts/${account}`, { 'x-realtime': value })).headers).not.toHaveProperty(
        'x-job-id',
      );
    }
  });

  test('new data shows in the header, in the events of the job, and in the rows', async () => {
    const own = await stage.accountWith([]);
    await stage.data('POST', `/v2/sandbox/accounts/${own}/transactions`, {
      transactions: [{ amount: 5_000, type: 'credit', narration: 'NIP/KOLA ADE/GIFT' }],
    });
    await stage.advance('6m');
    const { headers, json } = await stage.get(`/v2/accounts/${own}/transactions`, { 'x-realtime': 'true' });
    expect(headers['x-has-new-data']).toBe('true');
    expect(json.data[0].narration).toBe('NIP/KOLA ADE/GIFT');
    const jobId = headers['x-job-id'];
    const updates = await stage.events(own, 'mono.accounts.jobs.update');
    expect(updates.filter((event) => event.data.job_id === jobId).map((event) => event.data)).toEqual(
      ['processing', 'finished'].map((status) => ({
        ...{ id: jobId, job_id: jobId, account: own, name: 'jobs.accounts.sync_statement', status, account_id: own },
        ...{ data_request_id: expect.stringMatching(PATTERNS.link), app: id, business: id },
      })),
    );
    const updated = (await stage.events(own, 'mono.events.account_updated')).at(-1);
    expect(updated.data.meta).toMatchObject({ job_id: jobId, has_new_data: true, sync_status: 'SUCCESSFUL' });
  });

  test('manual sync: its answers on both routes, its window, and how it refuses', async () => {
    const own = await stage.account();
    const first = await stage.post(`/v2/accounts/${own}/sync?allow_incomplete_statement=true`);
    expect(first.json).toEqual(
      envelope({
        code: 'SYNC_SUCCESSFUL',
        has_new_data: false,
        job_id: expect.stringMatching(PATTERNS.token),
        job_status: 'finished',
      }),
    );
    const refused = await stage.post(`/v2/accounts/${own}/sync`);
    const seconds = Number(refused.headers['retry-after']);
    expect(refused.json).toEqual({
      ...{ status: 'failed', timestamp: iso, data: null },
      message: `Data sync is limited to one call per account every 2 minutes. Try again in ${seconds} seconds.`,
    });
    expect(seconds).toBeGreaterThan(100);
    await stage.advance('2m');
    expect((await stage.post(`/v1/accounts/${own}/sync`)).json).toEqual({
      status: 'successful',
      hasNewData: false,
      code: 'SYNC_SUCCESSFUL',
      message: null,
    });
    await stage.advance('2m');
    await stage.data('POST', `/v2/sandbox/accounts/${own}/reauth`);
    const away = await stage.post(`/accounts/${own}/sync`);
    expect([away.status, away.json]).toEqual([
      200,
      { status: 'failed', hasNewData: false, code: 'REAUTHORISATION_REQUIRED', message: expect.any(String) },
    ]);
    await stage.advance('2m');
    const again = await stage.post(`/v2/accounts/${own}/sync`);
    expect([again.status, again.json.status, again.json.data]).toEqual([
      409,
      'failed',
      { code: 'REAUTHORISATION_REQUIRED' },
    ]);
    expect((await stage.details(own)).meta).toMatchObject({
      data_status: 'AVAILABLE',
      sync_status: 'REAUTHORISATION_REQUIRED',
    });
  });

  test('a statement that breaks off is told as such, and kept on request', async () => {
    const own = await stage.account({ persona: 'user_trader' });
    const match = { call: 'fetch', page: 'next' };
    const fault = await stage.data('POST', '/v2/sandbox/faults', {
      target: 'connector:gtbank',
      fault: 'unavailable',
      match,
    });
    const { status, json } = await stage.post(`/v2/accounts/${own}/sync`);
    expect([status, json.data]).toEqual([503, { code: 'INCOMPLETE_STATEMENT_ERROR' }]);
    await stage.advance('2m');
    expect((await stage.post(`/v1/accounts/${own}/sync`)).json).toMatchObject({
      status: 'failed',
      code: 'INCOMPLETE_STATEMENT_ERROR',
    });
    await stage.advance('2m');
    const kept = await stage.post(`/v2/accounts/${own}/sync?allow_incomplete_statement=true`);
    expect([kept.status, kept.json.data.code]).toEqual([200, 'SYNC_SUCCESSFUL']);
    await stage.call('DELETE', `/v2/sandbox/faults/${fault.id}`);
  });
});
