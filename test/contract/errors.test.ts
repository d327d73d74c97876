import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, GTBANK, type Integrator, missing, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 2.1, 2.3. */

const RANDOM_ID = 'a0b1c2d3e4f5a0b1c2d3e4f5';
let stage: Stage;
let account: string;

beforeAll(async () => {
  stage = await openStage();
  account = await stage.account();
}, 60_000);
afterAll(() => stage?.close());

const failed = (message: string, data: unknown = null) => ({
  status: 'failed',
  message,
  timestamp: expect.stringMatching(PATTERNS.iso),
  data,
});

describe('bodies of errors', () => {
  test('a body that is not JSON', async () => {
    for (const body of ['{', 'scope=auth', '{"scope":"auth",}', "{'a':1}"]) {
      const { status, json } = await stage.call('POST', '/v2/accounts/initiate', { body });
      expect([status, json]).toEqual([400, failed('The request body is not valid JSON.')]);
    }
  });

  test('an unknown route names itself, without its query, and needs no key', async () => {
    for (const key of [stage.key, null]) {
      const { status, json, headers } = await stage.call('GET', '/v2/nothing?x=1', { key });
      expect([status, json]).toEqual([404, failed('Cannot GET /v2/nothing')]);
      expect(headers['x-request-id']).toBeTruthy();
    }
    const absent = [
      ...['/v2/misc/banks', '/v2/misc/banks/resolve', '/v2/lookup/account', '/v3/telco/identity/1'].map((path) => [
        'GET',
        path,
      ]),
      ...['/v3/telco/login', '/v3/telco/verify-otp', '/v3/telco/exchange-token'].map((path) => ['POST', path]),
      ['DELETE', '/v2/accounts'],
    ];
    for (const [method = '', path = ''] of absent) {
      expect((await stage.call(method, path)).json).toEqual(failed(`Cannot ${method} ${path}`));
    }
  });

  test('every mistake is told, the first one as the message too', async () => {
    const ask = async (body: unknown) => (await stage.call('POST', '/v2/accounts/initiate', { body })).json;
    expect(await ask({ scope: 'auth', customer: { name: 'Ada Obi' } })).toEqual(
      failed('customer.email is required', [{ field: 'customer.email', message: 'customer.email is required' }]),
    );
    const fieldsOf = async (body: unknown) => {
      const json = await ask(body);
      expect(json.message).toBe(json.data[0].message);
      for (const { field, message } of json.data) expect(message).toContain(field);
      return json.data.map(({ field }: { field: string }) => field).sort();
    };
    expect(await fieldsOf({})).toEqual(['customer', 'scope']);
    expect(await fieldsOf(undefined)).toEqual(['customer', 'scope']);
    expect(await fieldsOf({ scope: 'auth', customer: {} })).toEqual(['customer.email', 'customer.name']);
    expect(await fieldsOf({ scope: 'both', customer: { name: 1, email: 'nobody' }, meta: { ref: '' } })).toEqual([
      'customer.email',
      'customer.name',
      'meta.ref',
      'scope',
    ]);
    expect(
      await fieldsOf({
        ...{
          scope: 'auth',
          customer: { name: 'Ada Obi' },
          redirect_url: 'javascript:alert(1)',
          meta: { ref: 'x'.repeat(101) },
        },
        institution: { id: RANDOM_ID, auth_method: 'internet_banking' },
      }),
    ).toEqual(['customer.email', 'institution.id', 'meta.ref', 'redirect_url']);
    expect(await fieldsOf({ scope: 'reauth' })).toEqual(['account']);
  });

  test('mistakes of a query are told together too', async () => {
    const query = 'page=0&limit=x&type=both&start=31-02-2026&end=tomorrow&paginate=maybe';
    const { status, json } = await stage.get(`/v2/accounts/${account}/transactions?${query}`);
    expect(status).toBe(400);
    expect(json.data.map(({ field }: { field: string }) => field).sort()).toEqual([
      'end',
      'limit',
      'page',
      'paginate',
      'start',
      'type',
    ]);
    expect(json.message).toBe(json.data[0].message);
  });

  test('ids that are unknown, foreign, malformed or unlinked get the very same bytes', async () => {
    const stranger = await stage.stranger();
    const foreign = await stranger.account();
    const unlinked = await stage.account();
    await stage.post(`/v2/accounts/${unlinked}/unlink`);
    for (const id of [
      RANDOM_ID,
      foreign,
      unlinked,
      'x',
      '123',
      RANDOM_ID.toUpperCase(),
      '%00',
      "'--",
      '..%2f',
      'é',
      '%',
      '%zz',
      '%ff',
      'a'.repeat(3_000),
    ]) {
      for (const end of ['', '/identity', '/balance', '/transactions', '/transactions/sync', '/jobs/x']) {
        expect((await stage.get(`/v2/accounts/${id}${end}`)).text).toBe(ACCOUNT_MISSING);
      }
      for (const path of [
        `/v2/accounts/${id}/sync`,
        `/v2/accounts/${id}/unlink`,
        `/accounts/${id}/sync`,
        `/v1/accounts/${id}/reauthorise`,
      ]) {
        expect((await stage.post(path)).text).toBe(ACCOUNT_MISSING);
      }
    }
    expect((await stage.get(`/v2/accounts/${account}/jobs/x`)).text).toBe(missing('job'));
    expect((await stage.get('/v2/accounts?customer=x')).text).toBe(missing('customer'));
    expect((await stage.get('/v2/events/x')).text).toBe(missing('event'));
  });
});

describe('of two mistakes, the first check answers', () => {
  const statusOf = async (
    who: Integrator,
    method: string,
    path: string,
    body?: unknown,
    key: string | null = who.key,
  ) => (await who.call(method, path, { key, ...(body === undefined ? {} : { body }) })).status;

  test('key, product, scope, rate, path id, input, ids in the body, webhook, window', async () => {
    const lookup = await stage.stranger({ products: ['lookup'], scopes: [] });
    const scopeless = await stage.stranger({ scopes: [] });
    const limited = await stage.stranger();
    const limit = (environmentId: string) =>
      stage.platform.modules.tenancy.change(environmentId as never, { rateLimitPerMinute: 1 });
    await limit(limited.environmentId);
    await limited.get('/v2/accounts');

    expect(await statusOf(stage, 'POST', '/v2/accounts/initiate', '{', null)).toBe(401);
    expect(await statusOf(stage, 'GET', '/v2/accounts/x/balance', undefined, 'nonsense')).toBe(401);
    expect(await statusOf(lookup, 'GET', '/v2/accounts/x/balance')).toBe(401);
    expect(await statusOf(scopeless, 'GET', '/v2/accounts/x/transactions?page=0')).toBe(403);
    await limit(scopeless.environmentId);
    await scopeless.get('/v3/institutions');
    expect(await statusOf(scopeless, 'GET', '/v3/institutions')).toBe(429);
    expect(await statusOf(scopeless, 'GET', '/v2/accounts/x/balance')).toBe(403);
    expect(await statusOf(limited, 'GET', '/v2/accounts/x/balance')).toBe(429);
    expect(await statusOf(limited, 'POST', '/v2/accounts/initiate', '{')).toBe(429);
    expect(await statusOf(stage, 'GET', `/v2/accounts/${RANDOM_ID}/transactions?page=0&start=never`)).toBe(404);
    expect(await statusOf(stage, 'POST', `/v2/sandbox/accounts/${RANDOM_ID}/transactions`, '{')).toBe(404);
    expect(
      await statusOf(stage, 'POST', '/v2/accounts/initiate', {
        scope: 'auth',
        customer: { id: RANDOM_ID },
        redirect_url: 'data:,',
      }),
    ).toBe(400);
    expect(await statusOf(stage, 'POST', '/v2/accounts/initiate', { scope: 'auth', customer: { id: RANDOM_ID } })).toBe(
      404,
    );
    expect(
      await statusOf(stage, 'POST', '/v2/accounts/initiate', {
        scope: 'reauth',
        account: RANDOM_ID,
        meta: { ref: '' },
      }),
    ).toBe(400);
    const session = { scope: 'financial_data', customer: { id: RANDOM_ID }, institution: GTBANK };
    expect(await statusOf(stage, 'POST', '/v2/connect/session', { ...session, auth_method: 'primus_plus' })).toBe(400);
    expect(await statusOf(stage, 'POST', '/v2/connect/session', { ...session, auth_method: 'internet_banking' })).toBe(
      404,
    );
    expect(await statusOf(stage, 'POST', '/v2/sandbox/link', { customer: RANDOM_ID, institution: 'nowhere' })).toBe(
      400,
    );
    expect(await statusOf(stage, 'POST', '/v2/sandbox/link', { customer: RANDOM_ID, password: 'pass_down' })).toBe(404);
    expect(await statusOf(stage, 'POST', '/v2/sandbox/webhooks/fire', { event: 'nonsense', account: RANDOM_ID })).toBe(
      400,
    );
    expect(await statusOf(stage, 'POST', `/v2/accounts/${account}/sync`)).toBe(200);
    expect(await statusOf(stage, 'POST', `/v2/accounts/${account}/sync`)).toBe(429);
    expect(await statusOf(stage, 'POST', `/v2/accounts/${RANDOM_ID}/sync`)).toBe(404);
  });

  test('a body over 1 MiB is refused after the key was looked at', async () => {
    const body = 'x'.repeat(1024 * 1024 + 1);
    expect(await statusOf(stage, 'POST', '/v2/accounts/initiate', body, 'nonsense')).toBe(401);
    const { status, json } = await stage.call('POST', '/v2/accounts/initiate', { body });
    expect([status, json]).toEqual([413, failed('The request body is too large.')]);
  });
});

describe('keys', () => {
  test('one host serves both modes: the key decides, and neither sees the other', async () => {
    const { tenancy } = stage.platform.modules;
    const { appId } = await tenancy.createApp({ name: 'Both', products: ['connect'], business: { name: 'Both Ltd' } });
    const [live, test] = [
      await tenancy.createEnvironment(appId, 'live'),
      await tenancy.createEnvironment(appId, 'test'),
    ];
    const keys = {
      live: (await tenancy.createKey(live.id, 'secret'))?.key ?? '',
      test: (await tenancy.createKey(test.id, 'secret'))?.key ?? '',
    };
    expect(keys.live).toMatch(/^live_sk_[a-z0-9]{20}$/);
    expect(keys.test).toMatch(/^test_sk_[a-z0-9]{20}$/);
    const { json } = await stage.call('POST', '/v2/sandbox/link', { key: keys.test, body: {} });
    expect((await stage.call('GET', `/v2/accounts/${json.data.account}`, { key: keys.live })).text).toBe(
      ACCOUNT_MISSING,
    );
    const { status, json: refused } = await stage.call('GET', '/v2/sandbox/clock', { key: keys.live });
    expect([status, refused.status]).toEqual([403, 'failed']);
  });

  test('a key is looked up whole: one that was imported works whatever it looks like', async () => {
    const { tenancy } = stage.platform.modules;
    await tenancy.createKey(stage.platform.environment.id, 'secret', 'live_pk_imported-from-elsewhere');
    const answer = await stage.call('GET', '/v2/sandbox/clock', { key: 'live_pk_imported-from-elsewhere' });
    expect(answer.status).toBe(200);
    expect(
      (await stage.call('GET', '/v2/accounts', { key: null, headers: { authorization: `Bearer ${stage.key}` } }))
        .status,
    ).toBe(401);
    expect(
      (await stage.call('GET', '/v2/accounts', { key: null, headers: { 'MONO-SEC-KEY': stage.key } })).status,
    ).toBe(200);
  });

  test('each answer has a request id of its own, refused ones too', async () => {
    const answers = await Promise.all([
      stage.get('/v2/accounts'),
      stage.get('/v2/nothing'),
      stage.call('GET', '/v2/accounts', { key: null }),
    ]);
    expect(new Set(answers.map(({ headers }) => headers['x-request-id'])).size).toBe(3);
  });
});

describe('odd clients', () => {
  test('a trailing slash, a trailing &, empty and unknown parameters, a content type on GET', async () => {
    for (const path of [
      '/v2/accounts/',
      '/v2/accounts?',
      '/v2/accounts?&',
      '/v2/accounts?name=&',
      '/v2/accounts/?page=&limit=&nonsense=1&',
    ]) {
      const { status, json } = await stage.get(path, { 'content-type': 'application/json' });
      expect({ path, status, total: json.meta?.total }).toEqual({ path, status: 200, total: expect.any(Number) });
    }
  });

  test('an empty body with any content type, and null, are {}', async () => {
    for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
      for (const body of ['', 'null', '{}']) {
        const { json } = await stage.call('POST', '/v2/accounts/auth', { body, headers: { 'content-type': type } });
        expect(json.message).toBe('code is required');
      }
    }
  });
});
