import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, type Json, missing, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 5. */

let stage: Stage;
let publicUrl: string;
let numbers = 22_000_001_000;

beforeAll(async () => {
  stage = await openStage();
  publicUrl = stage.platform.modules.config.publicUrl;
}, 60_000);
afterAll(() => stage?.close());

const bvn = (): string => {
  numbers += 1;
  return String(numbers);
};
const contact = { email: 'samuel@example.com', phone: '08012345678', address: 'Ikeja' };
const person = (more: object = {}) => ({
  ...{ first_name: 'Samuel', last_name: 'Olamide', ...contact, identity: { type: 'bvn', number: bvn() } },
  ...more,
});
const create = (body: unknown) => stage.post('/v2/customers', body);
const made = async (more: object = {}): Promise<Json> => (await create(person(more))).json.data;

const MEMBERS = [
  ...['id', 'type', 'name', 'first_name', 'last_name', 'business_name', 'email', 'phone', 'address'],
  ...['identification_no', 'identification_type', 'bvn'],
];

describe('making a customer', () => {
  test('an individual, as the contract prints it', async () => {
    const body = person();
    const { status, json } = await create(body);
    expect(status).toBe(200);
    expect(json).toEqual({
      ...{ status: 'successful', message: 'Created customer successfully' },
      timestamp: expect.stringMatching(PATTERNS.iso),
      data: {
        ...{ id: expect.stringMatching(PATTERNS.id), type: 'individual', name: 'Samuel Olamide' },
        ...{ first_name: 'Samuel', last_name: 'Olamide', business_name: null, ...contact },
        ...{ identification_no: body.identity.number, identification_type: 'bvn', bvn: body.identity.number },
      },
    });
    expect(Object.keys(json.data)).toEqual(MEMBERS);
  });

  test('an individual by names of the other spelling, with blanks around them', async () => {
    const { first_name: _first, last_name: _last, ...rest } = person();
    const { json } = await create({ ...rest, firstName: ' Ngozi ', lastName: 'Bello', nickname: 'ignored' });
    expect(json.data).toMatchObject({ name: 'Ngozi Bello', first_name: 'Ngozi', last_name: 'Bello' });
  });

  test('a business, with the number of a director', async () => {
    const { json } = await create(person({ type: 'business', business_name: 'Sani Textiles Ltd' }));
    expect(json.data).toMatchObject({
      ...{ type: 'business', name: 'Sani Textiles Ltd', business_name: 'Sani Textiles Ltd' },
      ...{ first_name: null, last_name: null },
    });
  });

  test('every field that is missing is told', async () => {
    const fields = async (body: unknown): Promise<string[]> =>
      (await create(body)).json.data.map(({ field }: Json) => field).sort();
    const shared = ['address', 'email', 'identity', 'phone'];
    expect(await fields({})).toEqual([...shared, 'first_name', 'last_name'].sort());
    expect(await fields({ type: 'business' })).toEqual([...shared, 'business_name'].sort());
    expect(await fields(null)).toEqual([...shared, 'first_name', 'last_name'].sort());
    expect(await fields({ ...person(), first_name: undefined })).toEqual(['first_name']);
    expect(await fields({ ...person(), type: 'business' })).toEqual(['business_name']);
  });

  test.each([
    ['type', 'company', 'type'],
    ['email', 'samuel', 'email'],
    ['email', '', 'email'],
    ['phone', 'call me', 'phone'],
    ['address', 'x'.repeat(101), 'address'],
    ['address', '  ', 'address'],
    ['first_name', '', 'first_name'],
    ['first_name', 5, 'first_name'],
    ['identity', { type: 'bvn', number: '123' }, 'identity.number'],
    ['identity', { type: 'nin', number: '22000000012' }, 'identity.type'],
    ['identity', { type: 'bvn' }, 'identity.number'],
    ['identity', '22000000012', 'identity'],
  ])('%s %j: 400 that names the field', async (field, value, told) => {
    const { status, json } = await create(person({ [field]: value }));
    expect([status, json.data.map((each: Json) => each.field)]).toEqual([400, [told]]);
  });

  test('an identity number that the environment holds: 409 with the id of that customer', async () => {
    const body = person();
    const first = (await create(body)).json.data.id;
    const { status, json } = await create({ ...body, first_name: 'Other', email: 'other@example.com' });
    expect([status, json]).toEqual([
      409,
      {
        ...{ status: 'failed', message: 'Customer already exists', timestamp: expect.stringMatching(PATTERNS.iso) },
        data: { existing_customer: { id: first } },
      },
    ]);
    const stranger = await stage.stranger();
    expect((await stranger.post('/v2/customers', body)).status).toBe(200);
  });

  test('the same number many times at once makes one customer', async () => {
    const body = person();
    const answers = await Promise.all(Array.from({ length: 12 }, () => create(body)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    for (const { status, json } of answers) {
      if (status !== 200) expect([status, json.data.existing_customer.id]).toEqual([409, won[0]?.json.data.id]);
    }
  });

  test('a Payments app may keep customers too', async () => {
    const payments = await stage.stranger({ products: ['payments'] });
    expect((await payments.post('/v2/customers', person())).status).toBe(200);
    expect((await payments.get('/v2/customers')).json.data).toHaveLength(1);
  });
});

describe('reading', () => {
  test('one customer, and the same 404 for every other id', async () => {
    const customer = await made();
    const { json } = await stage.get(`/v2/customers/${customer.id}`);
    expect(json).toMatchObject({ message: 'Data retrieved successfully', data: customer });
    for (const id of ['a0b1c2d3e4f5a0b1c2d3e4f6', 'nonsense']) {
      expect((await stage.get(`/v2/customers/${id}`)).text).toBe(missing('customer'));
    }
  });

  test('a customer who was made by a link has null where nothing was given', async () => {
    const { customer } = await stage.data('POST', '/v2/accounts/initiate', {
      ...{ scope: 'auth', customer: { name: 'Halima Sani', email: 'halima@example.com' } },
    });
    const { data } = (await stage.get(`/v2/customers/${customer}`)).json;
    expect(Object.keys(data)).toEqual(MEMBERS);
    expect(data).toMatchObject({ name: 'Halima Sani', first_name: null, phone: null, address: null, bvn: null });
  });

  test('the list is newest first, by pages of ten, filtered', async () => {
    const own = await stage.stranger();
    for (let at = 0; at < 12; at += 1) {
      const email = at % 2 ? 'Ada@example.com' : 'bola@example.com';
      await own.post('/v2/customers', person({ first_name: `Name${at}`, email, phone: `0801234567${at % 3}` }));
    }
    const list = async (query = ''): Promise<Json> => (await own.get(`/v2/customers${query}`)).json;
    const first = await list();
    expect(first.message).toBe('Data retrieved successfully');
    expect(first.data.map(({ first_name }: Json) => first_name).slice(0, 2)).toEqual(['Name11', 'Name10']);
    expect(first.data).toHaveLength(10);
    expect(first.meta).toEqual({
      ...{ total: 12, page: 1, pages: 2, previous: null, next: `${publicUrl}/v2/customers?page=2` },
    });
    expect((await list('?page=2')).data).toHaveLength(2);
    expect((await list('?email=ADA@example.com&limit=3')).meta).toMatchObject({ total: 6, pages: 2 });
    expect((await list('?phone=08012345671')).meta.total).toBe(4);
    expect((await list('?name=NAME1')).meta.total).toBe(3);
    expect((await list('?name=%25')).meta.total).toBe(0);
    expect((await list('?name=name1&email=ada@example.com')).meta.total).toBe(2);
  });
});

describe('changing', () => {
  test('leaves what is not sent, and answers with nothing', async () => {
    const customer = await made();
    const answer = await stage.call('PATCH', `/v2/customers/${customer.id}`, {
      body: { phone: '08099999999', lastName: 'Nomo' },
    });
    expect(answer.json).toEqual({
      ...{ status: 'successful', message: 'Customer updated successfully', data: null },
      timestamp: expect.stringMatching(PATTERNS.iso),
    });
    const { data } = (await stage.get(`/v2/customers/${customer.id}`)).json;
    expect(data).toEqual({ ...customer, phone: '08099999999', last_name: 'Nomo', name: 'Samuel Nomo' });
  });

  test('an identity number: found by the new one from then on, free under the old one', async () => {
    const [customer, number] = [await made(), bvn()];
    const path = `/v2/customers/${customer.id}`;
    await stage.call('PATCH', path, { body: { identity: { type: 'bvn', number } } });
    expect((await stage.get(path)).json.data).toMatchObject({ bvn: number, identification_no: number });
    expect((await create(person({ identity: { type: 'bvn', number } }))).status).toBe(409);
    expect((await create(person({ identity: { type: 'bvn', number: customer.bvn } }))).status).toBe(200);
    expect((await stage.call('PATCH', path, { body: { identity: { type: 'bvn', number } } })).status).toBe(200);
  });

  test("another customer's number: 409, and nothing has changed", async () => {
    const [one, other] = [await made(), await made()];
    const { status, json } = await stage.call('PATCH', `/v2/customers/${one.id}`, {
      body: { phone: '08000000000', identity: { type: 'bvn', number: other.bvn } },
    });
    expect([status, json.data]).toEqual([409, { existing_customer: { id: other.id } }]);
    expect((await stage.get(`/v2/customers/${one.id}`)).json.data).toEqual(one);
  });

  test('of the kind needs the names of the new one', async () => {
    const path = `/v2/customers/${(await made()).id}`;
    const patch = (body: object) => stage.call('PATCH', path, { body });
    expect((await patch({ type: 'business' })).json.data).toMatchObject([{ field: 'business_name' }]);
    expect((await patch({ type: 'business', business_name: 'Olamide Ltd' })).status).toBe(200);
    expect((await stage.get(path)).json.data).toMatchObject({ name: 'Olamide Ltd', first_name: null });
  });

  test('nothing: 400', async () => {
    const path = `/v2/customers/${(await made()).id}`;
    for (const body of [{}, { nickname: 'x' }]) {
      const { status, json } = await stage.call('PATCH', path, { body });
      expect([status, json.message]).toEqual([400, expect.stringContaining('Nothing to change')]);
    }
    expect((await stage.call('PATCH', path, { body: { email: 'x', phone: null } })).json.data).toHaveLength(2);
  });
});

describe('deleting', () => {
  test('a customer without accounts', async () => {
    const { id } = await made();
    const answer = await stage.call('DELETE', `/v2/customers/${id}`);
    expect(answer.json).toMatchObject({ message: 'Deleted customer successfully', data: null });
    for (const method of ['GET', 'DELETE']) {
      expect((await stage.call(method, `/v2/customers/${id}`)).text).toBe(missing('customer'));
    }
  });

  test('is refused while an account is linked, and works once it is not', async () => {
    const { id } = await made();
    const account = await stage.account({ customer: id });
    const refused = await stage.call('DELETE', `/v2/customers/${id}`);
    expect([refused.status, refused.json.message]).toEqual([409, "Unlink this customer's accounts first."]);
    await stage.post(`/v2/accounts/${account}/unlink`);
    expect((await stage.call('DELETE', `/v2/customers/${id}`)).status).toBe(200);
  });

  test('whoever links the bank account again is somebody new, under the same id', async () => {
    const login = { persona: 'tunde.again' };
    const { id } = await made();
    const account = await stage.account({ ...login, customer: id });
    await stage.post(`/v2/accounts/${account}/unlink`);
    await stage.call('DELETE', `/v2/customers/${id}`);
    expect(await stage.account(login)).toBe(account);
    const { customer } = await stage.details(account);
    expect(customer.id).not.toBe(id);
    expect((await stage.get(`/v2/customers/${customer.id}`)).status).toBe(200);
  });

  test('and linking at once: either the account is linked to a customer that is there, or not at all', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { id } = await made();
      const linking = stage.post('/v2/sandbox/link', { persona: `race.${turn}`, customer: id });
      const deleting = stage.call('DELETE', `/v2/customers/${id}`);
      const [linked, deleted] = [await linking, await deleting];
      if (linked.status === 200) expect(deleted.status).toBe(409);
      else expect([linked.status, deleted.status]).toEqual([404, 200]);
    }
  });
});

describe('transactions of a customer', () => {
  const row = (date: string, amount: number) => ({ date, amount, type: 'debit', narration: `POS ${amount}` });
  let customer: string;
  let accounts: string[];

  beforeAll(async () => {
    customer = (await made()).id;
    accounts = [];
    for (const [institution, rows] of [
      ['gtbank', 25],
      ['kcb', 3],
    ] as const) {
      const persona = { seed: `of ${institution}`, imperfections: false, accounts: [{ balance: 25_000_000 }] };
      const account = await stage.account({ persona, institution, customer });
      const today = (await stage.get('/v2/sandbox/clock')).json.data.now.slice(0, 10);
      await stage.show(
        account,
        Array.from({ length: rows }, (_, at) => row(today, at + 1)),
      );
      await stage.show(account, [row('2020-01-01', 777)]);
      accounts.push(account);
    }
  }, 60_000);

  const read = async (query = ''): Promise<Json> =>
    (await stage.get(`/v2/customers/${customer}/transactions${query}`)).json;

  test('one entry per linked account, each with its own page of twenty', async () => {
    const { message, data, meta } = await read();
    expect([message, meta]).toEqual(['Data retrieved successfully', undefined]);
    expect(data.map((entry: Json) => [entry.account, entry.bank])).toEqual([
      [accounts[1], 'KCB'],
      [accounts[0], 'GTBank'],
    ]);
    const [, gtbank] = data;
    expect(Object.keys(gtbank)).toEqual(['account', 'account_name', 'bank', 'account_transaction_data']);
    const told = gtbank.account_transaction_data;
    expect(told).toMatchObject({ errored: false, error: null });
    expect(told.data).toMatchObject({ status: 'successful', message: 'Transaction retrieved successfully' });
    expect(told.data.data.transactions).toHaveLength(20);
    expect(told.data.data.meta).toMatchObject({ total: 25, page: 1, pages: 2, previous: null });
  });

  test("next leads to that account's next page, with the period", async () => {
    const { data } = await read('?period=last1month');
    const next = new URL(data[1].account_transaction_data.data.data.meta.next);
    expect(`${next.origin}${next.pathname}`).toBe(`${publicUrl}/v2/customers/${customer}/transactions`);
    const second = (await stage.get(next.pathname + next.search)).json.data;
    expect(second).toHaveLength(1);
    expect(second[0].account_transaction_data.data.data.transactions).toHaveLength(5);
    expect(second[0].account_transaction_data.data.data.meta).toMatchObject({ page: 2, next: null });
  });

  test('one account alone; an account of somebody else is the 404 of an account', async () => {
    expect((await read(`?account=${accounts[0]}`)).data).toHaveLength(1);
    const other = await stage.account();
    for (const id of [other, 'nonsense']) {
      expect((await stage.get(`/v2/customers/${customer}/transactions?account=${id}`)).text).toBe(ACCOUNT_MISSING);
    }
  });

  test('an account that cannot be read says so; the others still come', async () => {
    const unread = await stage.account({ password: 'pass_unavailable', customer });
    expect((await stage.details(unread)).meta.data_status).toBe('UNAVAILABLE');
    const entries = (await read()).data;
    const broken = entries.find(({ account }: Json) => account === unread).account_transaction_data;
    expect(broken).toEqual({ errored: true, error: expect.stringMatching(/\.$/), data: null });
    expect(entries.filter((entry: Json) => !entry.account_transaction_data.errored)).toHaveLength(2);
  });

  test('an unlinked account is left out, and a wrong period is refused', async () => {
    await stage.post(`/v2/accounts/${accounts[1]}/unlink`);
    expect((await read()).data.map((entry: Json) => entry.account)).not.toContain(accounts[1]);
    const { status, json } = await stage.get(`/v2/customers/${customer}/transactions?period=last13months`);
    expect([status, json.data[0].field]).toEqual([400, 'period']);
  });
});
