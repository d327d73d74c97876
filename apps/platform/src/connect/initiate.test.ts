import { SettableClock } from '@kente/kit/clock';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GTBANK, type LinkingWorld, linkingWorld } from '../testing/linking-world.ts';

const clock = new SettableClock('2026-03-10T09:00:00Z');
const CUSTOMER = { name: 'Samuel Olamide', email: 'samuel@neem.example' };
const UNKNOWN = '65f82acd00000003aa9028d1';
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

async function post(url: string, payload: object, key = environment.secretKey) {
  const answer = await app.inject({ method: 'POST', url, payload, headers: { 'mono-sec-key': key } });
  return { status: answer.statusCode, body: answer.json() };
}
const initiate = (payload: object) => post('/v2/accounts/initiate', payload);

describe('a link for a new account', () => {
  test('is answered as the contract prints it', async () => {
    const { status, body } = await initiate({
      ...{ customer: CUSTOMER, meta: { ref: '99008877TEST' }, scope: 'auth', redirect_url: 'https://mono.co' },
    });
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'successful',
      message: 'Request was successfully completed',
      timestamp: '2026-03-10T09:00:00.000Z',
      data: {
        mono_url: expect.stringMatching(/^https:\/\/api\.kente\.example\/link\/AL[0-9A-Z]{10}$/),
        customer: expect.stringMatching(/^[0-9a-f]{24}$/),
        meta: { ref: '99008877TEST' },
        scope: 'auth',
        redirect_url: 'https://mono.co',
        created_at: '2026-03-10T09:00:00.000Z',
      },
    });
  });

  test('echoes the institution and its method', async () => {
    const institution = { id: GTBANK, auth_method: 'internet_banking' };
    const { body } = await initiate({ customer: CUSTOMER, scope: 'auth', institution });
    expect(body.data).toMatchObject({
      institution: GTBANK,
      auth_method: 'internet_banking',
      meta: {},
      redirect_url: null,
    });
  });

  test('each call makes a fresh link, for one customer an email, whatever its case, also at the same time', async () => {
    const emails = ['ada@adire.example', 'ADA@adire.example', 'Ada@Adire.example', 'ada@adire.example'];
    const answers = await Promise.all(
      emails.map((email) => initiate({ customer: { name: 'Ada Obi', email, address: 'ignored' }, scope: 'auth' })),
    );
    expect(new Set(answers.map(({ body }) => body.data.customer)).size).toBe(1);
    expect(new Set(answers.map(({ body }) => body.data.mono_url)).size).toBe(4);
    const again = await initiate({ customer: { id: answers[0]?.body.data.customer }, scope: 'auth' });
    expect(again.body.data.customer).toBe(answers[0]?.body.data.customer);
  });

  test('a customer is one by identity number too, and the number is not readable in the database', async () => {
    const identity = { type: 'bvn', number: '22000000019' };
    const one = await initiate({
      customer: { name: 'Chidi Eze', email: 'chidi@one.example', identity },
      scope: 'auth',
    });
    const two = await initiate({
      customer: { name: 'Chidi Eze', email: 'chidi@two.example', identity },
      scope: 'auth',
    });
    expect(two.body.data.customer).toBe(one.body.data.customer);
    const row = await world.db
      .selectFrom('customers')
      .selectAll()
      .where('id', '=', one.body.data.customer)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain('22000000019');
    expect(row.identity_sealed?.toString('latin1')).not.toContain('22000000019');
  });
});

describe('what breaks a rule is told by field', () => {
  const valid = { customer: CUSTOMER, scope: 'auth' };
  test.each<[object, string[]]>([
    [{}, ['scope', 'customer']],
    [{ scope: 'auth' }, ['customer']],
    [{ scope: 'payments', customer: CUSTOMER }, ['scope']],
    [{ scope: 'auth', customer: {} }, ['customer.name', 'customer.email']],
    [{ scope: 'auth', customer: 'samuel' }, ['customer']],
    [{ scope: 'auth', customer: { name: ' ', email: 'x' } }, ['customer.name', 'customer.email']],
    [
      { scope: 'auth', customer: { ...CUSTOMER, identity: { type: 'nin', number: '1' } } },
      ['customer.identity.type', 'customer.identity.number'],
    ],
    [{ ...valid, meta: { ref: '' } }, ['meta.ref']],
    [{ ...valid, meta: { ref: 'r'.repeat(101) } }, ['meta.ref']],
    [{ ...valid, redirect_url: 'javascript:alert(1)' }, ['redirect_url']],
    [{ ...valid, redirect_url: 'app.example' }, ['redirect_url']],
    [{ ...valid, institution: { id: UNKNOWN } }, ['institution.id']],
    [{ ...valid, institution: { id: 'gtbank' } }, ['institution.id']],
    [{ ...valid, institution: { id: GTBANK, auth_method: 'primus_plus' } }, ['institution.auth_method']],
    [{ ...valid, institution: { auth_method: 'internet_banking' } }, ['institution.id']],
    [{ ...valid, check_account_match: true }, ['institution']],
    [
      { ...valid, check_account_match: true, institution: { id: GTBANK } },
      ['institution.auth_method', 'institution.account_number'],
    ],
    [{ ...valid, check_account_match: 'true' }, ['check_account_match']],
    [{ scope: 'reauth' }, ['account']],
  ])('%j', async (body, fields) => {
    const answer = await initiate(body);
    expect(answer.status).toBe(400);
    expect(answer.body.data.map((problem: { field: string }) => problem.field).sort()).toEqual([...fields].sort());
    expect(answer.body.message).toBe(answer.body.data[0].message);
  });

  test('unknown, foreign and malformed ids are the same 404, and no link is made', async () => {
    const foreign = await world.environment();
    const theirs = await post('/v2/accounts/initiate', { customer: CUSTOMER, scope: 'auth' }, foreign.secretKey);
    for (const id of [UNKNOWN, theirs.body.data.customer, 'x', '']) {
      const { status, body } = await initiate({ customer: { id }, scope: 'auth' });
      expect([status, body]).toEqual([404, { status: 'failed', message: 'This customer does not exist.', data: null }]);
    }
    const { status, body } = await initiate({ account: UNKNOWN, scope: 'reauth' });
    expect([status, body]).toEqual([404, { status: 'failed', message: 'This account does not exist.', data: null }]);
  });
});

describe('the code', () => {
  async function aCode(): Promise<string> {
    const link = await world.connect.initiate(environment, { scope: 'auth', customer: CUSTOMER });
    const { session } = await world.connect.page.start({ kind: 'link', linkId: link.id }, GTBANK, 'internet_banking');
    const { end } = await world.connect.page.answer(session, {
      kind: 'answer',
      values: { username: '0131883461', password: 'x' },
    });
    return end?.code ?? '';
  }
  const refused = {
    status: 'failed',
    message: 'Invalid authorization code',
    timestamp: expect.any(String),
    data: null,
  };

  test('is exchanged once: wrapped on /v2, bare on the old routes', async () => {
    const [one, two, three] = [await aCode(), await aCode(), await aCode()];
    const wrapped = await post('/v2/accounts/auth', { code: one });
    expect(wrapped.body).toEqual({ ...wrapped.body, data: { id: expect.stringMatching(/^[0-9a-f]{24}$/) } });
    expect(wrapped.body).not.toHaveProperty('id');
    const { id } = wrapped.body.data;
    expect((await post('/account/auth', { code: two })).body).toEqual({ id });
    expect((await post('/v1/account/auth', { code: three })).body).toEqual({ id });
    expect(await post('/v2/accounts/auth', { code: one })).toEqual({ status: 400, body: refused });
  });

  test('means nothing in another environment', async () => {
    const foreign = await world.environment();
    const code = await aCode();
    expect(await post('/v2/accounts/auth', { code }, foreign.secretKey)).toEqual({ status: 400, body: refused });
    expect((await post('/v2/accounts/auth', { code })).status).toBe(200);
  });

  test('must be given', async () => {
    const { status, body } = await post('/v2/accounts/auth', {});
    expect([status, body.message]).toEqual([400, 'code is required']);
  });
});

test('renewing an account: its customer, institution and method are told', async () => {
  const link = await world.connect.initiate(environment, { scope: 'auth', customer: CUSTOMER });
  const { session } = await world.connect.page.start({ kind: 'link', linkId: link.id }, GTBANK, 'internet_banking');
  const { end } = await world.connect.page.answer(session, {
    kind: 'answer',
    values: { username: '0131883485', password: 'x' },
  });
  const account = await world.accounts.exchange(environment, end?.code ?? '');
  const { body } = await initiate({ scope: 'reauth', account, meta: { ref: 'again' }, redirect_url: 'myapp://back' });
  expect(body.data).toMatchObject({
    ...{ account, customer: link.customer_id, scope: 'reauth', institution: GTBANK, auth_method: 'internet_banking' },
    ...{ meta: { ref: 'again' }, redirect_url: 'myapp://back' },
  });
  const token = await post(`/accounts/${account}/reauthorise`, {});
  expect(token.body).toEqual({ token: expect.any(String) });
  expect((await post(`/v1/accounts/${UNKNOWN}/reauthorise`, {})).status).toBe(404);
});
