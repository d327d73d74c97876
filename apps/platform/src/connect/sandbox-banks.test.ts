import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';

const CUSTOMER = { name: 'Samuel Olamide', email: 'samuel@neem.example' };
const GTBANK = '5f2d08be60b92e2888287702';
const ACCESS_BUSINESS = '5f6de706800d071e5566ef7d';
const FIRST_BANK = '5f2d08c060b92e2888287707';
let platform: TestPlatform;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
});
afterAll(() => platform.close());

const api = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  platform.call('POST', `/connect/api/${path}`, { key: null, body, headers });

async function begin(institution: string, authMethod: string, body: object = {}) {
  const initiated = await platform.call('POST', '/v2/accounts/initiate', {
    body: { customer: CUSTOMER, scope: 'auth', redirect_url: 'https://app.example/back', ...body },
  });
  const linkId = String(initiated.json.data.mono_url).split('/').at(-1);
  const started = await api('sessions', { opened: { kind: 'link', linkId }, institution, authMethod });
  const headers = { 'x-session': started.json.session as string };
  return {
    step: started.json.step,
    answer: async (values: Record<string, string>) => (await api('session/answer', { values }, headers)).json,
    choose: async (accountNumber: string) => (await api('session/choose', { accountNumber }, headers)).json,
    poll: async () => (await api('session/poll', {}, headers)).json,
    upload: async (name: string, bytes: Uint8Array) =>
      (
        await platform.call('POST', '/connect/api/session/file', {
          ...{ key: null, body: bytes },
          headers: { ...headers, 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' },
        })
      ).json,
  };
}

async function detailsOf(code: string) {
  const { json } = await platform.call('POST', '/v2/accounts/auth', { body: { code } });
  return platform.until('the first fetch', async () => {
    const details = await platform.call('GET', `/v2/accounts/${json.data.id}`);
    return details.json.data.meta.data_status !== 'PROCESSING' && details.json.data;
  });
}

test('a login links, and the first fetch brings everything', async () => {
  const session = await begin(GTBANK, 'internet_banking', { meta: { ref: 'R-1' } });
  const { end } = await session.answer({ username: 'user_good', password: 'pass_good' });
  expect(end).toMatchObject({ outcome: 'linked', redirect: expect.stringContaining('reference=R-1') });
  const { account, meta } = await detailsOf(end.code);
  expect(account.institution.name).toBe('GTBank');
  expect(meta).toMatchObject({
    data_status: 'AVAILABLE',
    retrieved_data: ['identity', 'balance', 'transactions'],
    ref: 'R-1',
  });
});

describe('what a bank asks', () => {
  test.each([
    ['pass_otp', { kind: 'otp', mfa: 'OTP' }, { otp: '123456' }],
    ['pass_question', { kind: 'otp', mfa: 'SECURITY_QUESTION' }, { answer: 'lagos' }],
    ['pass_token', { kind: 'otp', mfa: 'TOKEN' }, { token: '654321' }],
    ['pass_captcha', { kind: 'captcha' }, { captcha: 'kente' }],
  ])('%s', async (password, step, values) => {
    const session = await begin(GTBANK, 'internet_banking');
    expect((await session.answer({ username: 'user_good', password })).step).toMatchObject(step);
    expect((await session.answer(values)).end?.outcome).toBe('linked');
  });

  test('three wrong codes fail', async () => {
    const session = await begin(GTBANK, 'internet_banking');
    await session.answer({ username: 'user_good', password: 'pass_otp' });
    for (const _ of [1, 2]) expect((await session.answer({ otp: '000000' })).step.kind).toBe('otp');
    expect((await session.answer({ otp: '000000' })).end.reason).toBe('mfa_failed');
  });

  test('three accounts: one is chosen', async () => {
    const session = await begin(GTBANK, 'internet_banking');
    const { step } = await session.answer({ username: 'user_multiple', password: 'pass_good' });
    expect(step.accounts).toHaveLength(3);
    const { end } = await session.choose(step.accounts[1].accountNumber);
    expect((await detailsOf(end.code)).account.account_number).toBe(step.accounts[1].accountNumber);
  });

  test('a token and a captcha in the login form itself', async () => {
    const business = await begin(ACCESS_BUSINESS, 'primus_plus');
    const token = await business.answer({ username: 'user_business', password: 'pass_good', token: '654321' });
    expect(token.step).toMatchObject({ kind: 'choose-accounts', accounts: [{}, {}] });
    const first = await begin(FIRST_BANK, 'internet_banking');
    const picture = first.step.form.find((element: { name: string }) => element.name === 'captcha');
    expect(picture.value).not.toBe('');
    const linked = await first.answer({ username: 'user_good', password: 'pass_good', captcha: 'kente' });
    expect(linked.end?.outcome).toBe('linked');
  });

  test('M-PESA: the phone, the steps on it, and the code', async () => {
    const { json } = await platform.call('GET', '/v3/institutions?country=ke');
    const mpesa = json.data.find((institution: { name: string }) => institution.name === 'M-PESA');
    const session = await begin(mpesa.id, 'mobile_banking');
    expect((await session.answer({ phone: '12' })).step).toMatchObject({ kind: 'form', error: expect.any(String) });
    const { step } = await session.answer({ phone: '0712345678' });
    expect(step.kind).toBe('instructions');
    expect(step.steps.join(' ')).toContain('*334#');
    const { end } = await session.answer({ otp: '123456' });
    expect((await detailsOf(end.code)).account.currency).toBe('KSH');
  });
});

describe('what goes wrong at a bank', () => {
  test.each([
    ['pass_wrong', 'form', undefined],
    ['pass_locked', 'failed', 'account_locked'],
    ['pass_down', 'failed', 'institution_unavailable'],
  ])('%s', async (password, kind, reason) => {
    const session = await begin(GTBANK, 'internet_banking');
    const { step, end } = await session.answer({ username: 'user_good', password });
    expect([step.kind, end?.reason]).toEqual([kind, reason]);
  });
});

test('a statement file is looked at, confirmed and linked; one that is none is told', async () => {
  const session = await begin(GTBANK, 'statement_upload');
  expect(session.step.kind).toBe('upload');
  const nonsense = await session.upload('photo.csv', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]));
  expect(nonsense.step).toMatchObject({ kind: 'upload', error: expect.any(String) });
  const csv = [
    'Trans Date,Reference,Value Date,Debit,Credit,Balance,Remarks',
    '01-Sep-2025,1001,01-Sep-2025,,"150,000.00","250,000.00",SALARY SEPTEMBER',
    '03-Sep-2025,1002,03-Sep-2025,"20,000.00",,"230,000.00",POS PURCHASE LAGOS',
    '05-Sep-2025,1003,05-Sep-2025,"5,000.00",,"225,000.00",AIRTIME MTN',
  ].join('\n');
  const read = await session.upload('September.csv', Buffer.from(csv));
  expect(read.step).toMatchObject({ kind: 'upload', report: { accepted: 3 } });
  const values = Object.fromEntries(
    read.step.form.map(({ name }: { name: string }) => [
      name,
      name.toLowerCase().includes('number') ? '0123456789' : 'Samuel Olamide',
    ]),
  );
  const { end } = await session.answer(values);
  expect(end?.outcome).toBe('linked');
  const { account } = await detailsOf(end.code);
  expect(account.balance).toBe(22_500_000);
});

test('through the partners API: several accounts, a code, and a bank that is down', async () => {
  const open = async () => {
    const body = { institution: GTBANK, auth_method: 'internet_banking', scope: 'financial_data', customer: CUSTOMER };
    return (await platform.call('POST', '/v2/connect/session', { body })).json.data.session.id as string;
  };
  const session = { 'x-session-id': await open() };
  const hints = await platform.call('GET', '/v2/connect/sandbox', { headers: session });
  const several = await platform.call('POST', '/v2/connect/login', {
    headers: session,
    body: hints.json.data.credentials[1].values,
  });
  expect(several.json.responseCode).toBe(101);
  const chosen = { accountNumber: several.json.data.accounts[0].accountNumber };
  const done = await platform.call('POST', '/v2/connect/commit', { headers: session, body: chosen });
  expect(done.json).toMatchObject({ responseCode: 99, message: 'Login successful' });
  const down = await platform.call('POST', '/v2/connect/login', {
    headers: { 'x-session-id': await open() },
    body: { username: 'user_good', password: 'pass_down' },
  });
  expect([down.status, down.headers['retry-after']]).toEqual([503, '60']);
});
