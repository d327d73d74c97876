import { describe, expect, test } from 'vitest';
import { accountRoutes } from '../../apps/invoicing/src/accounts/routes/index.ts';
import { type TestConnector, testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import {
  ACCOUNTS,
  beside,
  code,
  connector,
  EXCHANGE,
  get,
  LINK,
  linked,
  NOBODY,
  openStage,
  ours,
  person,
  platform,
  post,
  reached,
  rows,
  somebody,
  theirs,
} from './invoicing-accounts-stage.ts';

/** Contract: invoicing 2 and 3.1, 3.2, 3.5, 3.6, against the real platform over HTTP. */

openStage();

describe('a widget link', () => {
  test('opens at the provider, with a reference made here', async () => {
    const { status, json } = await post(LINK, person);
    expect([status, json.status, json.data.scope]).toEqual([200, 'successful', 'auth']);
    expect(json.data.meta.ref).toMatch(/^si_[0-9a-z]{20}$/);
    expect(json.data).toMatchObject({ redirect_url: 'https://app.example/done', customer: expect.any(String) });
    expect((await fetch(json.data.mono_url)).status).toBe(200);
  });

  test('takes a reference, once in an environment, and redirect_url for redirectUrl', async () => {
    const { redirectUrl, ...rest } = person;
    const body = { ...rest, redirect_url: redirectUrl, meta: { ref: 'order-2026-0001' } };
    expect((await post(LINK, body)).json.data.meta.ref).toBe('order-2026-0001');
    const again = await post(LINK, body);
    expect([again.status, again.json.error_code]).toEqual([409, 'conflict']);
    expect((await post(LINK, { ...body, env: 'production' })).status).toBe(200);
  });

  test('renews the consent to a stored account, and to no other', async () => {
    const account = await linked();
    const { status, json } = await post(LINK, { scope: 'reauth', account, redirectUrl: person.redirectUrl });
    expect([status, json.data?.scope]).toEqual([200, 'reauth']);
    const foreign = await post(LINK, { scope: 'reauth', account }, theirs.keys.sandbox);
    expect([foreign.status, foreign.json.error_code]).toEqual([404, 'not_found']);
  });

  test('tells every mistake at once, each with a code', async () => {
    const { status, json } = await post(LINK, { redirectUrl: 'http://app.example', meta: { ref: 'short' } });
    expect([status, json.error_code]).toEqual([400, 'bad_request']);
    expect(json.data).toEqual(
      expect.arrayContaining([
        { field: 'customer', code: 'required', message: 'customer is required' },
        expect.objectContaining({ field: 'redirectUrl', code: 'invalid' }),
        expect.objectContaining({ field: 'meta.ref', code: 'invalid' }),
      ]),
    );
    expect((await post(LINK, { ...person, redirectUrl: 'http://localhost:3000/done' })).status).toBe(200);
    const unread = await post(LINK, '{');
    expect([unread.status, unread.json.error_code]).toEqual([400, 'invalid_json']);
  });

  test('shows the host that the deployment wants', async () => {
    const other = await beside({ MONO_WIDGET_BASE_URL: 'https://link.adunni.example' });
    try {
      const { json } = await other.call('POST', LINK, { key: ours.keys.sandbox, body: person });
      expect(json.data.mono_url).toMatch(/^https:\/\/link\.adunni\.example\/link\/AL/);
    } finally {
      await other.close();
    }
  });
});

describe('an exchange', () => {
  test('stores the account and the consent, and closes the link', async () => {
    const ref = (await post(LINK, person)).json.data.meta.ref;
    const fresh = await code(somebody());
    const { status, json } = await post(EXCHANGE, { code: fresh.code, meta: { ref } });
    expect([status, json.message]).toEqual([200, 'Account linked']);
    expect(json.data).toMatchObject({ id: fresh.account, environment: 'sandbox', linkedAt: expect.any(String) });
    expect(json.data.account).toMatchObject({ name: expect.any(String), currency: 'NGN' });
    expect(json.data.institution).toMatchObject({ name: 'GTBank', bank_code: '058' });
    expect(await rows('consents', fresh.account)).toBe(1);
  });

  test('of the same code again answers what it did the first time', async () => {
    const fresh = await code(somebody());
    const first = (await post(EXCHANGE, { code: fresh.code })).json.data;
    const second = await post(EXCHANGE, { code: fresh.code });
    expect([second.status, second.json.data]).toEqual([200, first]);
    expect(await rows('consents', fresh.account)).toBe(1);
  });

  test('of one code by many at once makes one account and one consent', async () => {
    const fresh = await code(somebody());
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(EXCHANGE, { code: fresh.code })));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map(({ json }) => JSON.stringify(json.data))).size).toBe(1);
    for (const table of ['accounts', 'consents', 'account_aliases']) expect(await rows(table, fresh.account)).toBe(1);
  });

  test('of two codes of one account at once makes one account', async () => {
    const fresh = await code(somebody());
    const other = (await platform.call('POST', '/v2/sandbox/codes', { body: { account: fresh.account } })).json.data
      .code;
    const both = await Promise.all([fresh.code, other].map((each) => post(EXCHANGE, { code: each })));
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect([await rows('accounts', fresh.account), await rows('consents', fresh.account)]).toEqual([1, 2]);
  });

  test('of a code that is none is refused, each time', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const { status, json } = await post(EXCHANGE, { code: 'code_nothing' });
      expect([status, json.error_code, json.data]).toEqual([400, 'invalid_code', null]);
    }
    expect((await post(EXCHANGE, {})).json.data).toEqual([
      { field: 'code', code: 'required', message: 'code is required' },
    ]);
  });

  test('of a bank account that comes back under another id keeps ours, and both ids find it', async () => {
    const tenant = await platform.tenant();
    const other = await testConnector({ upstream: { url: platform.url, secretKey: tenant.secretKey } });
    try {
      const { keys } = await other.organisation();
      const link = async () =>
        (await platform.call('POST', '/v2/sandbox/link', { key: tenant.secretKey, body: { persona: 'user_good' } }))
          .json.data;
      const exchanged = async (given: string) =>
        (await other.call('POST', EXCHANGE, { key: keys.sandbox, body: { code: given } })).json.data;
      const first = await link();
      const before = await exchanged(first.code);
      await platform.call('POST', '/v2/sandbox/reset', { key: tenant.secretKey, body: {} });
      const second = await link();
      expect(second.account).not.toBe(first.account);
      const after = await exchanged(second.code);
      expect([after.id, after.account.account_number]).toEqual([before.id, before.account.account_number]);
      const list = await other.call('GET', `${ACCOUNTS}?linkedOnly=true`, { key: keys.sandbox });
      expect(list.json.data.map((row: { id: string }) => row.id)).toEqual([first.account]);
      const gone = await other.call('POST', `${ACCOUNTS}/${second.account}/unlink`, { key: keys.sandbox, body: {} });
      expect([gone.status, gone.json.data.id]).toEqual([200, first.account]);
    } finally {
      await other.close();
    }
  });
});

describe('the list of accounts', () => {
  test('linkedOnly shows what this environment linked, on one page', async () => {
    const id = await linked();
    const { json } = await get(`${ACCOUNTS}?linkedOnly=true`);
    expect(json.message).toBe('Linked Mono accounts');
    expect(json.meta).toEqual({ total: json.data.length, pages: 1, previous: null, next: null });
    expect(json.data[0]).toMatchObject({ id, currency: 'NGN', reauthRequired: false, lastSyncAt: null });
    expect((await get(`${ACCOUNTS}?linkedOnly=true&env=production`)).json.data).toEqual([]);
  });

  test("everything of the app is for the deployment's operator, with the provider's own meta", async () => {
    const refused = await get(ACCOUNTS);
    expect([refused.status, refused.json.error_code]).toEqual([403, 'forbidden']);
    const operator = await ours.key('deployment');
    const { status, json } = await get(`${ACCOUNTS}?page=1`, operator);
    const own = (await platform.call('GET', '/v2/accounts?page=1')).json;
    expect([status, json.meta]).toEqual([200, own.meta]);
    expect(json.data.map((row: { id: string }) => row.id)).toEqual(own.data.map((row: { id: string }) => row.id));
    expect(JSON.stringify(json.data)).not.toContain('bvn');
  });

  test('a page that is none is refused', async () => {
    expect((await get(`${ACCOUNTS}?page=0`)).json.data[0]).toMatchObject({ field: 'page', code: 'invalid' });
    expect((await get(`${ACCOUNTS}?linkedOnly=maybe`)).status).toBe(400);
  });
});

describe('unlinking', () => {
  test('ends it at the provider and here, and again does no harm', async () => {
    const id = await linked();
    const told = { id, unlinked: true, purged: { invoices: 0, events: 0, dlq: 0 }, retainedSigned: 0 };
    for (let turn = 0; turn < 2; turn += 1) {
      const { status, json } = await post(`${ACCOUNTS}/${id}/unlink`, {});
      expect([status, json.data]).toEqual([200, told]);
    }
    expect((await platform.call('GET', `/v2/accounts/${id}`)).status).toBe(404);
    expect(JSON.stringify((await get(`${ACCOUNTS}?linkedOnly=true`)).json.data)).not.toContain(id);
    expect((await post(LINK, { scope: 'reauth', account: id })).status).toBe(404);
  });

  test('an account that the provider does not know any more is as unlinked as it can be', async () => {
    const id = await linked();
    await platform.call('POST', `/v2/accounts/${id}/unlink`, { body: {} });
    expect((await post(`${ACCOUNTS}/${id}/unlink`, undefined)).status).toBe(200);
  });

  test('purging is an admin matter, in query or body; whoever keeps something is asked', async () => {
    const [id, operator] = [await linked(), await ours.key('operator')];
    const asked: string[] = [];
    connector.modules.accounts.whenPurged(async (_tx, _tenant, account) => {
      asked.push(account);
      return { invoices: 2, retainedSigned: 1 };
    });
    expect((await post(`${ACCOUNTS}/${id}/unlink?purge=true`, {}, operator)).status).toBe(403);
    expect((await post(`${ACCOUNTS}/${id}/unlink`, {}, operator)).json.data.purged.invoices).toBe(0);
    expect(asked).toEqual([]);
    const { json } = await post(`${ACCOUNTS}/${id}/unlink`, { purge: true });
    expect(json.data).toMatchObject({ purged: { invoices: 2, events: 0, dlq: 0 }, retainedSigned: 1 });
    expect((await post(`${ACCOUNTS}/${id}/unlink?purge=true`, {})).json.data.purged.invoices).toBe(2);
    expect(asked).toEqual([id, id]);
  });

  test('linked again after it, an account is the same one', async () => {
    const fresh = await code(somebody());
    const { id } = (await post(EXCHANGE, { code: fresh.code })).json.data;
    const next = (await platform.call('POST', '/v2/sandbox/codes', { body: { account: fresh.account } })).json.data
      .code;
    await post(EXCHANGE, { code: next });
    expect(await rows('accounts', id)).toBe(1);
  });
});

describe('tenants', () => {
  test("another organisation's account and environment are unknown, whatever is asked", async () => {
    const id = await linked();
    const foreign = ours.environments.sandbox.environmentId;
    const key = theirs.keys.sandbox;
    const answers = [
      await post(`${ACCOUNTS}/${id}/unlink`, {}, key),
      await post(`${ACCOUNTS}/${id}/unlink`, { envId: foreign }, key),
      await post(LINK, { scope: 'reauth', account: id, envId: foreign }, key),
      await post(LINK, { ...person, envId: foreign }, key),
      await post(EXCHANGE, { code: 'code_x', envId: foreign }, key),
      await get(`${ACCOUNTS}?linkedOnly=true&envId=${foreign}`, key),
      await post(`${ACCOUNTS}/${id}/unlink`, { env: 'production' }),
    ];
    for (const { status, json } of answers) expect([status, json.error_code]).toEqual([404, 'not_found']);
    expect((await post(`${ACCOUNTS}/${id}/unlink`, { env: 'theirs' })).json.error_code).toBe('bad_request');
    expect((await get(`${ACCOUNTS}?linkedOnly=true`, key)).json.data).toEqual([]);
    expect((await platform.call('GET', `/v2/accounts/${id}`)).status).toBe(200);
  });

  test('envId beats env; an unknown envId is 404, another label 400; none is the home of the credential', async () => {
    const { sandbox, production } = ours.environments;
    const at = async (query: string, key?: string) => {
      const answer = await get(`${ACCOUNTS}?linkedOnly=true&${query}`, key);
      return answer.status === 200 ? answer.json.meta.total > 0 : answer.status;
    };
    await linked();
    expect(await at('')).toBe(true);
    expect(await at('', ours.keys.production)).toBe(false);
    expect(await at('env=sandbox', ours.keys.production)).toBe(true);
    expect(await at(`envId=${production.environmentId}&env=sandbox`)).toBe(false);
    expect(await at(`envId=${sandbox.environmentId}&env=nonsense`)).toBe(true);
    expect([await at(`envId=${NOBODY}`), await at('envId=x'), await at('env=staging')]).toEqual([404, 404, 400]);
  });
});

describe('who may call', () => {
  test('nobody without a good key, and no role above its own', async () => {
    const viewer = await ours.key('viewer');
    for (const key of [null, 'test_sk_00000000000000000000', platform.secretKey]) {
      const { status, json } = await connector.call('GET', ACCOUNTS, { key });
      expect([status, json.error_code]).toEqual([401, 'unauthorized']);
    }
    expect((await get(`${ACCOUNTS}?linkedOnly=true`, viewer)).status).toBe(200);
    for (const path of [LINK, EXCHANGE, `${ACCOUNTS}/x/unlink`]) {
      expect((await post(path, {}, viewer)).json.error_code).toBe('forbidden');
      expect((await post(path, {}, '')).status).toBe(401);
    }
  });

  test('a revoked key opens nothing any more', async () => {
    const { tenancy } = connector.modules;
    const made = await tenancy.createCredential(ours.environments.sandbox, 'viewer');
    await tenancy.revokeCredential(theirs.environments.sandbox.organisationId, made?.id ?? '');
    expect((await get(`${ACCOUNTS}?linkedOnly=true`, made?.key)).status).toBe(200);
    await tenancy.revokeCredential(ours.environments.sandbox.organisationId, made?.id ?? '');
    expect((await get(`${ACCOUNTS}?linkedOnly=true`, made?.key)).status).toBe(401);
  });

  test('as often as the limit says, by credential', async () => {
    const strict = await beside({ INVOICING_RATE_LIMIT_PER_MINUTE: '1' });
    try {
      for (const [method, path] of [
        ['GET', ACCOUNTS],
        ['POST', LINK],
        ['POST', EXCHANGE],
        ['POST', `${ACCOUNTS}/x/unlink`],
      ] as const) {
        const key = await ours.key('operator');
        const ask = () => strict.call(method, path, { key, ...(method === 'POST' ? { body: {} } : {}) });
        expect((await ask()).status).not.toBe(429);
        const { status, json, headers } = await ask();
        expect([status, json.error_code]).toEqual([429, 'rate_limited']);
        expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      }
    } finally {
      await strict.close();
    }
  });
});

describe('a provider that fails', () => {
  const everywhere = async (other: TestConnector, id: string) => {
    const operator = await ours.key('deployment');
    const ask = (method: string, path: string, body?: object) => other.call(method, path, { key: operator, body });
    return Promise.all([
      ask('GET', ACCOUNTS),
      ask('POST', LINK, person),
      ask('POST', EXCHANGE, { code: 'code_any' }),
      ask('POST', `${ACCOUNTS}/${id}/unlink`, {}),
    ]);
  };

  test.each([
    ['502, with its own words kept to the log', 502, 'upstream_error', { secretKey: 'test_sk_00000000000000000000' }],
    ['504 where nobody answers', 504, 'upstream_timeout', { url: 'http://127.0.0.1:9' }],
  ])('is told as %s, and nothing changes', async (_title, status, name, upstream) => {
    const id = await linked();
    const other = await beside({}, upstream);
    try {
      for (const answer of await everywhere(other, id)) {
        expect([answer.status, answer.json.error_code]).toEqual([status, name]);
      }
    } finally {
      await other.close();
    }
    expect((await get(`${ACCOUNTS}?linkedOnly=true`)).json.data.map((row: { id: string }) => row.id)).toContain(id);
  });
});

test('the reference documents the routes, and every status that they can answer has been answered above', async () => {
  const once = { 'x-idempotency-key': 'asked twice' };
  const account = await linked();
  for (const path of [EXCHANGE, `${ACCOUNTS}/${account}/unlink`]) {
    const body = path === EXCHANGE ? { code: (await code(somebody())).code } : {};
    expect((await post(path, body, ours.keys.sandbox, once)).status).toBe(200);
    expect((await post(path, { ...body, env: 'sandbox' }, ours.keys.sandbox, once)).status).toBe(409);
  }
  const document = (await connector.call('GET', '/openapi.json')).json;
  const own = [ACCOUNTS, `${ACCOUNTS}/{id}/unlink`, EXCHANGE, LINK];
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(own));
  const declared = accountRoutes.flatMap(({ method, paths, responses }) =>
    Object.keys(responses).flatMap((status) => (status === '500' ? [] : [`${method} ${paths[0]} ${status}`])),
  );
  expect(declared.filter((each) => !reached.has(each))).toEqual([]);
});
