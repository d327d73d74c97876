import { MINUTE_MS, SettableClock } from '@kente/kit/clock';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GTBANK, type LinkingWorld, linkingWorld } from '../testing/linking-world.ts';

const clock = new SettableClock('2026-03-10T09:00:00Z');
const CUSTOMER = { name: 'Samuel Olamide', email: 'samuel@neem.example' };
const ACCOUNT = '0131883461';
const INVALID_SESSION = {
  ...{ status: 'failed', message: 'Invalid session', responseCode: 400, timestamp: expect.any(String), data: null },
};
let world: LinkingWorld;
let app: FastifyInstance;
let environment: Awaited<ReturnType<LinkingWorld['environment']>>;

beforeAll(async () => {
  world = await linkingWorld(clock);
  app = await world.server();
  environment = await world.environment();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

async function call(
  method: 'GET' | 'POST',
  path: string,
  payload: object | null,
  session?: string,
  key = environment.secretKey,
) {
  const headers = { 'mono-sec-key': key, ...(session === undefined ? {} : { 'x-session-id': session }) };
  const answer = await app.inject({ method, url: `/v2/connect/${path}`, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
}
const request = {
  institution: GTBANK,
  auth_method: 'internet_banking',
  scope: 'financial_data',
  customer: CUSTOMER,
  meta: { ref: 'P-1' },
};
async function aSession(): Promise<string> {
  return (await call('POST', 'session', request)).body.data.session.id;
}
const login = (session: string, password: string, username = ACCOUNT) =>
  call('POST', 'login', { username, password }, session);
const commit = (session: string, values: object) => call('POST', 'commit', values, session);

test('a session answers the login form and when it ends', async () => {
  const { status, body } = await call('POST', 'session', request);
  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'successful', message: 'Request completed successfully' });
  expect(body.data).toEqual({
    session: {
      id: expect.stringMatching(/^[0-9A-Za-z]{20}$/),
      scope: 'financial_data',
      expiresAt: clock.now().getTime() + 15 * MINUTE_MS,
      institution: { id: GTBANK, name: 'GTBank', identifier: 'mono.connections.gtbank' },
    },
    ui: {
      title: 'Log in to GTBank',
      form: [
        { type: 'elements.input', name: 'username', hint: 'User ID or account number', contentType: 'text' },
        { type: 'elements.input', name: 'password', hint: 'Password', contentType: 'password' },
      ],
    },
  });
});

test.each<[object, string[]]>([
  [{}, ['institution', 'auth_method', 'scope', 'customer']],
  [{ ...request, scope: 'auth' }, ['scope']],
  [{ ...request, customer: { name: 'Samuel' } }, ['customer.email']],
  [{ ...request, institution: '65f82acd00000003aa9028d1' }, ['institution']],
  [{ ...request, auth_method: 'statement_upload' }, ['auth_method']],
])('a session that breaks a rule: %j', async (payload, fields) => {
  const { status, body } = await call('POST', 'session', payload);
  expect([status, body.data.map((problem: { field: string }) => problem.field)]).toEqual([400, fields]);
});

test('one login links; its code leads to the account, and the session is finished', async () => {
  const session = await aSession();
  const { status, body } = await login(session, 'pass_good');
  expect(status).toBe(200);
  expect(body).toEqual({
    ...{ status: 'successful', message: 'Login successful', responseCode: 99, timestamp: expect.any(String) },
    data: { code: expect.stringMatching(/^code_[0-9a-z]{24}$/) },
  });
  const account = await world.accounts.get(environment.id, await world.accounts.exchange(environment, body.data.code));
  expect(account).toMatchObject({ accountNumber: ACCOUNT, ref: 'P-1', sessionId: session });
  expect(await login(session, 'pass_good')).toMatchObject({ status: 400, body: INVALID_SESSION });
});

test('several accounts: one is chosen by its number', async () => {
  const session = await aSession();
  const { body } = await login(session, 'many');
  expect(body).toMatchObject({ responseCode: 101, message: 'Multiple accounts found' });
  expect(body.data.accounts[0]).toEqual({
    ...{
      accountNumber: ACCOUNT,
      name: 'Samuel Olamide',
      type: 'Savings',
      currency: 'NGN',
      status: 'active',
      balance: 22_644,
    },
  });
  const unknown = await commit(session, { accountNumber: '9999999999' });
  expect([unknown.status, unknown.body.responseCode, unknown.body.message]).toEqual([
    400,
    400,
    'This account does not exist.',
  ]);
  expect((await commit(session, { accountNumber: '0131883478' })).body).toMatchObject({ responseCode: 99 });
});

describe('a code by OTP', () => {
  test('is asked for, and taken as text or number', async () => {
    const session = await aSession();
    const { body } = await login(session, 'otp');
    expect(body).toMatchObject({ responseCode: 102, message: 'OTP required' });
    expect(body.data.userInput).toEqual({
      ...{
        title: 'Enter the code',
        form: [{ type: 'elements.input', name: 'otp', hint: '6-digit code', contentType: 'password' }],
      },
    });
    expect((await login(session, 'otp')).body).toMatchObject({ responseCode: 102 });
    expect((await commit(session, { otp: 123456 })).body).toMatchObject({ responseCode: 99 });
  });

  test('three wrong ones end the session', async () => {
    const session = await aSession();
    await login(session, 'otp');
    for (const _ of [1, 2, 3]) {
      const wrong = await commit(session, { otp: '000000' });
      expect([wrong.status, wrong.body]).toEqual([400, { ...INVALID_SESSION, message: 'Invalid OTP Sent' }]);
    }
    expect((await commit(session, { otp: '123456' })).body).toEqual(INVALID_SESSION);
  });

  test('one that is missing is named and costs no try', async () => {
    const session = await aSession();
    await login(session, 'otp');
    for (const _ of [1, 2, 3, 4]) {
      const { status, body } = await commit(session, {});
      expect([status, body.data]).toEqual([400, [{ field: 'otp', message: 'otp is required' }]]);
    }
    expect((await commit(session, { otp: '123456' })).status).toBe(200);
  });
});

describe('what goes wrong', () => {
  test('wrong credentials, three times at most', async () => {
    const session = await aSession();
    for (const _ of [1, 2, 3]) expect((await login(session, 'wrong')).body.message).toBe('Invalid credentials');
    expect((await login(session, 'pass_good')).body).toEqual(INVALID_SESSION);
  });

  test('a bank that is down: 503, and the session goes on', async () => {
    const session = await aSession();
    const { status, headers, body } = await login(session, 'down');
    expect([status, body.message]).toEqual([503, 'The institution is not available at the moment. Try again later.']);
    expect(headers['retry-after']).toBe('60');
    expect((await login(session, 'pass_good')).body).toMatchObject({ responseCode: 99 });
  });

  test('no session, a made-up, foreign or expired one, and one of a page are the same', async () => {
    const foreign = await world.environment();
    const page = await world.connect.page.start(
      { kind: 'widget', key: environment.publicKey, query: {} },
      GTBANK,
      'internet_banking',
    );
    const own = await aSession();
    const values = { username: ACCOUNT, password: 'x' };
    expect((await call('POST', 'login', values, own, foreign.secretKey)).body).toEqual(INVALID_SESSION);
    clock.advance(15 * MINUTE_MS);
    for (const session of [undefined, '', '9NvG1VXdRqUortH8JFtU', own, page.session, page.session.split('.')[0]]) {
      for (const path of ['login', 'commit'])
        expect((await call('POST', path, values, session)).body).toEqual(INVALID_SESSION);
    }
  });

  test('commit before login says what to do', async () => {
    const { status, body } = await commit(await aSession(), { otp: '123456' });
    expect([status, body.message]).toEqual([400, 'Log in first, with POST /v2/connect/login.']);
  });
});

describe('re-authorisation', () => {
  async function anAccount(number: string): Promise<string> {
    const { body } = await login(await aSession(), 'pass_good', number);
    return world.accounts.exchange(environment, body.data.code);
  }
  const renew = async (account: string) => (await call('POST', 'reauth/session', { account })).body.data;

  test('its code leads to the same account, and responseCode stands inside data', async () => {
    const account = await anAccount('0131880001');
    const { responseCode, session, ui } = await renew(account);
    expect([responseCode, ui.title]).toEqual([99, 'Log in to GTBank']);
    const { body } = await call('POST', 'reauth/login', { username: '0131880001', password: 'x' }, session.id);
    expect(body.data).toEqual({ responseCode: 99, code: expect.stringMatching(/^code_/) });
    expect(body).not.toHaveProperty('responseCode');
    expect(await world.accounts.exchange(environment, body.data.code)).toBe(account);
  });

  test('what is asked further is finished with commit', async () => {
    const account = await anAccount('0131880002');
    const { session } = await renew(account);
    const asked = await call('POST', 'reauth/login', { username: '0131880002', password: 'otp' }, session.id);
    expect(asked.body.data).toMatchObject({ responseCode: 102, userInput: { title: 'Enter the code' } });
    const { body } = await commit(session.id, { otp: '123456' });
    expect(await world.accounts.exchange(environment, body.data.code)).toBe(account);
  });

  test('with another bank account is refused', async () => {
    const { session } = await renew(await anAccount('0131880003'));
    const { status, body } = await call('POST', 'reauth/login', { username: '0131880004', password: 'x' }, session.id);
    expect([status, body.data]).toEqual([400, { responseCode: 400 }]);
    expect(body.message).toMatch(/not the account/);
  });

  test('of an account that is not there: 404', async () => {
    const { status, body } = await call('POST', 'reauth/session', { account: '65f82acd00000003aa9028d1' });
    expect([status, body.message]).toEqual([404, 'This account does not exist.']);
  });
});

describe('what to type in the sandbox', () => {
  test('fits the form of the session', async () => {
    const { body } = await call('GET', 'sandbox', null, await aSession());
    expect(body.data).toEqual({
      credentials: [
        { hasMultipleAccounts: false, values: { username: 'user_good', password: 'pass_good' } },
        { hasMultipleAccounts: true, values: { username: 'user_multiple', password: 'pass_good' } },
      ],
      inputs: [{ name: 'otp', value: '123456' }],
    });
  });

  test('needs a session, and a test key', async () => {
    expect((await call('GET', 'sandbox', null)).body).toEqual(INVALID_SESSION);
    const live = await world.environment('live');
    expect((await call('GET', 'sandbox', null, 'x', live.secretKey)).status).toBe(403);
  });
});

test('in live a method that no connector reaches is refused, and says so', async () => {
  const live = await world.environment('live');
  const { status, body } = await call('POST', 'session', request, undefined, live.secretKey);
  expect([status, body.data[0]]).toEqual([
    400,
    {
      field: 'auth_method',
      message:
        'auth_method: GTBank has no connection for internet_banking on this platform in this mode; ' +
        'it cannot be linked here',
    },
  ]);
});
