import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIRST_BANK, GTBANK, type Json, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 3.7. */

let stage: Stage;
const iso = expect.stringMatching(PATTERNS.iso);
const code = expect.stringMatching(PATTERNS.code);
const customer = { name: 'Samuel Olamide', email: 'samuel@example.com' };
const good = { username: 'user_good', password: 'pass_good' };

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

const fieldsOf = (json: Json): string[] => json.data.map(({ field }: Json) => field);

describe('headless', () => {
  const open = async (more: object = {}): Promise<Json> =>
    (
      await stage.post('/v2/connect/session', {
        institution: GTBANK,
        auth_method: 'internet_banking',
        scope: 'financial_data',
        customer,
        ...more,
      })
    ).json;
  const session = async (more: object = {}) => ({ 'x-session-id': (await open(more)).data.session.id });
  const login = (headers: Record<string, string>, values: object) => stage.post('/v2/connect/login', values, headers);
  const commit = (headers: Record<string, string>, values: object) => stage.post('/v2/connect/commit', values, headers);
  const answer = (message: string, responseCode: number, data: unknown) => ({
    status: 'successful',
    message,
    responseCode,
    timestamp: iso,
    data,
  });
  const refusal = (message: string) => ({ status: 'failed', message, responseCode: 400, timestamp: iso, data: null });

  test('a session tells its form', async () => {
    const before = Date.now();
    const json = await open({ meta: { ref: 'H-1' } });
    expect(json).toEqual({
      ...{ status: 'successful', message: 'Request completed successfully', timestamp: iso },
      data: {
        session: {
          ...{ id: expect.stringMatching(PATTERNS.token), scope: 'financial_data', expiresAt: expect.any(Number) },
          institution: { id: GTBANK, name: 'GTBank', identifier: 'mono.connections.gtbank' },
        },
        ui: {
          title: 'Log in to GTBank',
          form: [
            { type: 'elements.input', name: 'username', hint: expect.any(String), contentType: 'text' },
            { type: 'elements.input', name: 'password', hint: expect.any(String), contentType: 'password' },
          ],
        },
      },
    });
    const now = Date.parse((await stage.data('GET', '/v2/sandbox/clock')).now);
    expect(Math.abs(json.data.session.expiresAt - now - 15 * 60_000)).toBeLessThan(10_000 + Date.now() - before);
  });

  test.each([
    [{ scope: 'auth' }, ['scope']],
    [{ institution: 'x' }, ['institution']],
    [{ auth_method: 'primus_plus' }, ['institution']],
    [{ customer: { name: 'X' } }, ['customer.email']],
    [
      { customer: undefined, institution: undefined, auth_method: undefined, scope: undefined },
      ['institution', 'auth_method', 'scope', 'customer'],
    ],
  ])('a session for %j: 400', async (more, fields) => {
    expect(fieldsOf(await open(more)).sort()).toEqual([...fields].sort());
  });

  test('99: linked, and the code exchanges', async () => {
    const headers = await session({ meta: { ref: 'H-2' } });
    const { json } = await login(headers, { username: 'headless.one', password: 'x' });
    expect(json).toEqual(answer('Login successful', 99, { code }));
    const { id: account } = await stage.data('POST', '/v2/accounts/auth', { code: json.data.code });
    expect((await stage.details(account)).meta.ref).toBe('H-2');
    expect((await login(headers, good)).json).toEqual(refusal('Invalid session'));
  });

  test('101: several accounts, of which one is committed', async () => {
    const headers = await session();
    const { json } = await login(headers, { username: 'user_multiple', password: 'pass_good' });
    const offered = {
      ...{ accountNumber: expect.stringMatching(/^\d{10}$/), name: expect.any(String), type: expect.any(String) },
      ...{ currency: expect.any(String), status: 'active', balance: expect.any(Number) },
    };
    expect(json).toEqual(answer('Multiple accounts found', 101, { accounts: [offered, offered, offered] }));
    const wrong = await commit(headers, { accountNumber: '0000000000' });
    expect([wrong.status, wrong.json]).toEqual([400, refusal('This account does not exist.')]);
    expect((await commit(headers, { accountNumber: json.data.accounts[1].accountNumber })).json).toEqual(
      answer('Login successful', 99, { code }),
    );
  });

  test.each([
    ['pass_otp', 'OTP required', '123456'],
    ['pass_question', 'Security answer required', 'lagos'],
    ['pass_token', 'Token required', '654321'],
    ['pass_captcha', 'Captcha required', 'kente'],
  ])('102: %s asks, and the right answer links', async (password, message, right) => {
    const headers = await session();
    const { status, json } = await login(headers, { username: `asked.${password}`, password });
    expect([status, json]).toEqual([
      200,
      answer(message, 102, { userInput: { title: expect.any(String), form: [expect.any(Object)] } }),
    ]);
    const [{ name }] = json.data.userInput.form;
    const missed = await commit(headers, {});
    expect([missed.status, missed.json.responseCode, fieldsOf(missed.json)]).toEqual([400, 400, [name]]);
    expect((await commit(headers, { [name]: right })).json).toEqual(answer('Login successful', 99, { code }));
  });

  test('three wrong inputs end a session', async () => {
    const headers = await session();
    await login(headers, { ...good, password: 'pass_otp' });
    for (let tries = 0; tries < 3; tries += 1) {
      const { status, json } = await commit(headers, { otp: '000000' });
      expect([status, json]).toEqual([400, refusal('Invalid OTP Sent')]);
    }
    expect((await commit(headers, { otp: '123456' })).json).toEqual(refusal('Invalid session'));
  });

  test('credentials, sessions that are none, and a session after fifteen minutes', async () => {
    const wrong = await login(await session(), { ...good, password: 'pass_wrong' });
    expect([wrong.status, wrong.json]).toEqual([400, refusal('Invalid credentials')]);
    for (const headers of [{}, { 'x-session-id': 'x' }, { 'x-session-id': '9NvG1VXdRqUortH8JFtU' }] as Record<
      string,
      string
    >[]) {
      expect((await login(headers, good)).json).toEqual(refusal('Invalid session'));
      expect((await commit(headers, good)).json).toEqual(refusal('Invalid session'));
    }
    const stranger = await stage.stranger();
    const headers = await session();
    expect((await stranger.post('/v2/connect/login', good, headers)).json).toEqual(refusal('Invalid session'));
    await stage.advance('15m1s');
    expect((await login(headers, good)).json).toEqual(refusal('Invalid session'));
  });

  test('a bank that is down: 503, and when to come back', async () => {
    const { status, json, headers } = await login(await session(), { ...good, password: 'pass_down' });
    expect([status, json]).toEqual([
      503,
      {
        status: 'failed',
        message: 'The institution is not available at the moment. Try again later.',
        timestamp: iso,
        data: null,
      },
    ]);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });

  test('a captcha comes as a picture', async () => {
    const { ui } = (await open({ institution: FIRST_BANK })).data;
    const captcha = ui.form.find(({ type }: Json) => type === 'elements.captcha_input');
    expect(Buffer.from(captcha.value.replace(/^data:[^,]+,/, ''), 'base64').length).toBeGreaterThan(100);
  });

  test('in live a method that nothing here reaches is refused, with the ones that work', async () => {
    const live = await stage.stranger({ mode: 'live' });
    const choose =
      'GTBank has no connection for internet_banking on this platform in this mode; choose statement_upload';
    const ask = (institution: object) => live.post('/v2/accounts/initiate', { customer, scope: 'auth', institution });
    const refused = await ask({ id: GTBANK, auth_method: 'internet_banking' });
    expect([refused.status, fieldsOf(refused.json)]).toEqual([400, ['institution.auth_method']]);
    expect(refused.json.message).toContain(choose);
    expect((await ask({ id: GTBANK, auth_method: 'statement_upload' })).status).toBe(200);
    expect((await ask({ id: GTBANK })).status).toBe(200);
    const body = { institution: GTBANK, auth_method: 'internet_banking', scope: 'financial_data', customer };
    const headless = await live.post('/v2/connect/session', body);
    expect([headless.status, headless.json.message]).toEqual([400, expect.stringContaining(choose)]);
  });

  test('a form that is asked again carries the reason', async () => {
    const methods = await stage.data('GET', '/v3/institutions');
    const idOf = (name: string): string => methods.find((each: Json) => each.name === name).id;
    for (const name of ['M-PESA', 'MTN']) {
      const headers = await session({ institution: idOf(name), auth_method: 'mobile_banking' });
      const { status, json } = await login(headers, { phone: '123' });
      expect([status, json.responseCode]).toEqual([200, 102]);
      expect(json.message).toContain('Enter a valid phone number');
      expect(json.data.userInput).toMatchObject({ error: json.message, form: [{ name: 'phone' }] });
    }
    const { json } = await login(await session(), { username: 'user_custom', password: '{"bogus":1}' });
    expect(json.data.userInput.error).toMatch(/^persona/);
    const spelled = '{"accounts":[{"currency":"GHS","number":"1000000004"}]}';
    const { data } = (await login(await session(), { username: 'user_custom', password: spelled })).json;
    const { id } = await stage.data('POST', '/v2/accounts/auth', { code: data.code });
    expect((await stage.fetched(id)) && (await stage.details(id)).account.currency).toBe('GHC');
    const nul = { username: 'user_custom', password: '{"holder":{"first_name":"A\\u0000da"}}' };
    expect((await login(await session(), nul)).json.data.userInput.error).toContain('persona.holder.first_name');
    const linked = await stage.post('/v2/sandbox/link', { persona: { holder: { first_name: 'A\u0000da' } } });
    expect(linked.status).toBe(400);
  });

  test('M-PESA tells its steps, then takes the OTP', async () => {
    const headers = await session({
      institution: (await stage.data('GET', '/v3/institutions?country=ke')).find(({ name }: Json) => name === 'M-PESA')
        .id,
      auth_method: 'mobile_banking',
    });
    const { json } = await login(headers, { phone: '0712345678' });
    expect(json).toMatchObject({
      message: 'OTP required',
      responseCode: 102,
      data: {
        userInput: { steps: expect.arrayContaining([expect.stringContaining('*334#')]), form: [{ name: 'otp' }] },
      },
    });
    expect((await commit(headers, { otp: '123456' })).json).toEqual(answer('Login successful', 99, { code }));
  });

  test('re-authorisation: the response code stands inside data, and the account keeps its id', async () => {
    const account = await stage.account({ persona: 'renewer', ref: 'KEEP' });
    await stage.data('POST', `/v2/sandbox/accounts/${account}/reauth`);
    await stage.post(`/v2/sandbox/accounts/${account}/sync`);
    const opened = (await stage.post('/v2/connect/reauth/session', { account })).json;
    expect(opened).toMatchObject({
      message: 'Request completed successfully',
      data: { responseCode: 99, session: { institution: { id: GTBANK } }, ui: { form: expect.any(Array) } },
    });
    const headers = { 'x-session-id': opened.data.session.id };
    const asked = (await stage.post('/v2/connect/reauth/login', { username: 'renewer', password: 'pass_otp' }, headers))
      .json;
    expect(asked).not.toHaveProperty('responseCode');
    expect(asked.data).toMatchObject({ responseCode: 102, userInput: { form: [{ name: 'otp' }] } });
    const done = (await commit(headers, { otp: '123456' })).json;
    expect(await stage.data('POST', '/v2/accounts/auth', { code: done.data.code })).toEqual({ id: account });
    await stage.platform.until(
      'the refresh after it',
      async () => (await stage.details(account)).meta.sync_status === 'SUCCESSFUL',
    );
    expect((await stage.details(account)).meta.ref).toBe('KEEP');
    const kinds = (await stage.events(account)).map(({ event }) => event);
    expect(kinds.slice(kinds.indexOf('mono.events.account_reauthorized'))).toEqual([
      'mono.events.account_reauthorized',
      'mono.events.account_updated',
    ]);
  });

  test('re-authorisation with another bank account is refused and changes nothing', async () => {
    const account = await stage.account({ persona: 'faithful' });
    const { session: opened } = await stage.data('POST', '/v2/connect/reauth/session', { account });
    const { status } = await stage.post(
      '/v2/connect/reauth/login',
      { username: 'stranger', password: 'x' },
      { 'x-session-id': opened.id },
    );
    expect(status).toBe(400);
    expect(await stage.events(account, 'mono.events.account_reauthorized')).toEqual([]);
  });

  test('what to type in the sandbox', async () => {
    const { json } = await stage.get('/v2/connect/sandbox', await session());
    expect(json.data).toEqual({
      credentials: [
        { hasMultipleAccounts: false, values: { username: 'user_good', password: 'pass_good' } },
        { hasMultipleAccounts: true, values: { username: 'user_multiple', password: 'pass_good' } },
      ],
      inputs: [{ name: 'otp', value: '123456' }],
    });
  });
});
