import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GTBANK, type Json, KUDA, missing, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 3.1–3.5, 10 (reauthorise). */

let stage: Stage;
let publicUrl: string;
const iso = expect.stringMatching(PATTERNS.iso);
const id = expect.stringMatching(PATTERNS.id);
const customer = { name: 'Samuel Olamide', email: 'samuel@example.com' };

beforeAll(async () => {
  stage = await openStage();
  publicUrl = stage.platform.modules.config.publicUrl;
}, 60_000);
afterAll(() => stage?.close());

const initiate = (body: object) => stage.post('/v2/accounts/initiate', { scope: 'auth', customer, ...body });
const fieldsOf = (json: Json): string[] => json.data.map(({ field }: Json) => field);

describe('initiate', () => {
  test('a new account: echoes what was sent, makes a fresh link each time, and one customer', async () => {
    const institution = { id: GTBANK, auth_method: 'mobile_banking' };
    const body = { meta: { ref: '99008877TEST' }, redirect_url: 'https://app.example/back', institution };
    const { json } = await initiate({ ...body, customer: { ...customer, address: 'Ikeja', phone: '08012345678' } });
    expect(json).toEqual({
      ...{ status: 'successful', message: 'Request was successfully completed', timestamp: iso },
      data: {
        ...{
          mono_url: expect.stringMatching(new RegExp(`^${publicUrl}/link/AL[A-Z0-9]{10}$`)),
          customer: id,
          meta: { ref: '99008877TEST' },
        },
        ...{
          scope: 'auth',
          institution: GTBANK,
          auth_method: 'mobile_banking',
          redirect_url: 'https://app.example/back',
          created_at: iso,
        },
      },
    });
    const again = (await initiate({ customer: { name: 'Somebody Else', email: 'SAMUEL@Example.com' } })).json.data;
    expect(again.customer).toBe(json.data.customer);
    expect(again.mono_url).not.toBe(json.data.mono_url);
    expect(again).not.toHaveProperty('institution');
    expect((await initiate({ customer: { id: again.customer } })).json.data.customer).toBe(again.customer);
    expect((await initiate({ customer: { id: 'a0b1c2d3e4f5a0b1c2d3e4f5' } })).text).toBe(missing('customer'));
  });

  test.each(['https://app.example/x?y=1#z', 'http://localhost:3000/back', 'myapp://linked', 'com.example.app://x'])(
    'takes %s',
    async (redirect_url) => {
      expect((await initiate({ redirect_url })).json.data.redirect_url).toBe(redirect_url);
    },
  );

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:https://x/y',
    '/back',
    'app.example/back',
    '',
    ' ',
  ])('refuses to send people to %j', async (redirect_url) => {
    const { status, json } = await initiate({ redirect_url });
    expect([status, fieldsOf(json)]).toEqual([400, ['redirect_url']]);
  });

  test.each([
    [{ institution: { auth_method: 'internet_banking' } }, ['institution.id']],
    [{ institution: { id: 'x' } }, ['institution.id']],
    [{ institution: { id: KUDA, auth_method: 'mobile_banking' } }, ['institution.auth_method']],
    [{ check_account_match: true }, ['institution']],
    [
      { check_account_match: true, institution: { id: GTBANK } },
      ['institution.auth_method', 'institution.account_number'],
    ],
    [{ meta: { ref: '' } }, ['meta.ref']],
    [{ meta: { ref: 'x'.repeat(101) } }, ['meta.ref']],
    [{ scope: 'payments' }, ['scope']],
    [{ customer: { ...customer, identity: { type: 'bvn', number: '123' } } }, ['customer.identity.number']],
    [{ customer: 'Samuel' }, ['customer']],
    [{ check_account_match: 'yes' }, ['check_account_match']],
  ])('%j: 400', async (body, fields) => {
    const { status, json } = await initiate(body);
    expect([status, fieldsOf(json)]).toEqual([400, fields]);
  });

  test('a re-authorisation takes everything from the account', async () => {
    const account = await stage.account();
    const held = await stage.details(account);
    const { json } = await stage.post('/v2/accounts/initiate', {
      scope: 'reauth',
      account,
      meta: { ref: 'R-1' },
      redirect_url: 'https://app.example/back',
    });
    expect(json.data).toEqual({
      ...{
        mono_url: expect.stringContaining(`${publicUrl}/link/AL`),
        customer: held.customer.id,
        account,
        meta: { ref: 'R-1' },
        scope: 'reauth',
      },
      ...{
        institution: GTBANK,
        auth_method: 'internet_banking',
        redirect_url: 'https://app.example/back',
        created_at: iso,
      },
    });
    for (const wrong of ['a0b1c2d3e4f5a0b1c2d3e4f5', 'x', '']) {
      expect((await stage.post('/v2/accounts/initiate', { scope: 'reauth', account: wrong })).text).toBe(
        missing('account'),
      );
    }
  });
});

describe('the hosted page', () => {
  const start = async (link: Json, institution = GTBANK) => {
    const opened = { kind: 'link', linkId: link.mono_url.split('/').at(-1) };
    const { json } = await stage.post('/connect/api/sessions', { opened, institution, authMethod: 'internet_banking' });
    const headers = { 'x-session': json.session };
    return async (values: object): Promise<Json> =>
      (await stage.post('/connect/api/session/answer', { values }, headers)).json;
  };
  const link = async (body: object): Promise<Json> =>
    (await initiate({ redirect_url: 'myapp://back?kept=1#part', ...body })).json.data;

  test('a linked account redirects with the code, which opens the account; its data carries the ref', async () => {
    const answer = await start(await link({ meta: { ref: 'R 2&' } }));
    const { end } = await answer({ username: 'page.person', password: 'x' });
    const url = new URL(end.redirect);
    expect(end.redirect).toMatch(
      /^myapp:\/\/back\?kept=1&status=linked&reason=account_linked&code=code_[a-z0-9]{24}&reference=R(\+|%20)2%26#part$/,
    );
    const { json } = await stage.post('/v2/accounts/auth', { code: url.searchParams.get('code') });
    expect((await stage.fetched(json.data.id)) && (await stage.details(json.data.id)).meta.ref).toBe('R 2&');
  });

  test('failures redirect with the reason', async () => {
    const answer = await start(await link({}));
    let view: Json = null;
    for (let tries = 0; tries < 5; tries += 1) view = await answer({ username: 'user_good', password: 'pass_wrong' });
    expect(view.end.redirect).toBe('myapp://back?kept=1&status=failed&reason=invalid_credentials#part');
    const locked = await (await start(await link({})))({ username: 'user_good', password: 'pass_locked' });
    expect(locked.end.redirect).toContain('status=failed&reason=account_locked');
  });

  test('a link works for one success and for seven days', async () => {
    const made = await link({});
    await (await start(made))({ username: 'once.only', password: 'x' });
    const page = (url: string) => stage.call('GET', new URL(url).pathname, { key: null });
    expect((await page(made.mono_url)).text).toContain('used already');
    const late = await link({});
    await stage.advance('6d23h');
    expect((await page(late.mono_url)).text).toContain('&quot;problem&quot;:null'.replaceAll('&quot;', '"'));
    await stage.advance('1h1m');
    expect((await page(late.mono_url)).text).toContain('has expired');
    expect((await page(`${publicUrl}/link/ALAAAAAAAAAA`)).status).toBe(404);
  });
});

describe('exchange', () => {
  test('a code works once, for ten minutes, for its own environment', async () => {
    const account = await stage.account();
    const fresh = async (): Promise<string> => (await stage.data('POST', '/v2/sandbox/codes', { account })).code;
    const first = await fresh();
    const stranger = await stage.stranger();
    const refusal = { status: 'failed', message: 'Invalid authorization code', timestamp: iso, data: null };
    expect((await stranger.post('/v2/accounts/auth', { code: first })).json).toEqual(refusal);
    const { json } = await stage.post('/v2/accounts/auth', { code: first });
    expect(json).toEqual({
      status: 'successful',
      message: 'Request was successfully completed',
      timestamp: iso,
      data: { id: account },
    });
    for (const wrong of [first, 'code_000000000000000000000000', 'x', "'"]) {
      expect((await stage.post('/v2/accounts/auth', { code: wrong })).json).toEqual(refusal);
    }
    const [kept, late] = [await fresh(), await fresh()];
    await stage.advance('9m50s');
    expect((await stage.post('/v2/accounts/auth', { code: kept })).status).toBe(200);
    await stage.advance('11s');
    expect((await stage.post('/v2/accounts/auth', { code: late })).json).toEqual(refusal);
    for (const body of [{}, { code: '' }, { code: 1 }, []]) {
      const { status, json: refused } = await stage.post('/v2/accounts/auth', body);
      expect([status, Array.isArray(refused.data)]).toEqual([400, true]);
    }
  });

  test('linking the same bank account again gives the same id and history, whatever the method', async () => {
    const first = await stage.account({ persona: 'twice.linked' });
    const rows = (await stage.get(`/v2/accounts/${first}/transactions`)).text.replace(/"timestamp":"[^"]+"/, '');
    await stage.post(`/v2/accounts/${first}/unlink`);
    expect(await stage.account({ persona: 'twice.linked', auth_method: 'mobile_banking' })).toBe(first);
    expect((await stage.get(`/v2/accounts/${first}/transactions`)).text.replace(/"timestamp":"[^"]+"/, '')).toBe(rows);
    const connected = await stage.events(first, 'mono.events.account_connected');
    expect(connected.map(({ data }) => data.meta)).toEqual([
      { data_status: 'PROCESSING', auth_method: 'internet_banking' },
      { data_status: 'PROCESSING', auth_method: 'mobile_banking', relinked: true },
    ]);
    expect(await stage.account({ persona: 'twice.linked', institution: KUDA })).not.toBe(first);
  });
});

test.each(['', '/v1'])('%s/accounts/{id}/reauthorise gives a token of ten minutes', async (prefix) => {
  const account = await stage.account();
  const { json } = await stage.post(`${prefix}/accounts/${account}/reauthorise`);
  expect(json).toEqual({ token: expect.any(String) });
  const page = (token: string) =>
    stage.call('GET', `/connect?key=${stage.platform.publicKey}&reauth_token=${token}`, { key: null });
  expect((await page(json.token)).text).toContain('"scope":"reauth"');
  const late = (await stage.post(`${prefix}/accounts/${account}/reauthorise`)).json.token;
  await stage.advance('11m');
  expect((await page(late)).text).toContain('has expired');
});
