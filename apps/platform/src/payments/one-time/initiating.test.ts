import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fieldsOf, GTBANK, type OneTimeWorld, oneTimeWorld, WEALTHY } from '../../testing/one-time-world.ts';

let world: OneTimeWorld;

beforeAll(async () => {
  world = await oneTimeWorld();
}, 60_000);
afterAll(() => world.platform.close());
beforeEach(() => world.renew());

describe('initiate', () => {
  test('answers as printed, and repeats what was sent', async () => {
    const redirect_url = 'https://shop.example/back?order=7';
    const body = world.payment({ redirect_url, meta: { order: 7 } });
    const made = await world.call('POST', '/v2/payments/initiate', {
      ...body,
      institution: { id: GTBANK, auth_method: 'internet_banking' },
    });
    expect(made.status).toBe(200);
    expect(made.json).toMatchObject({ status: 'successful', message: 'Payment Initiated Successfully' });
    const { data } = made.json;
    expect(data.id).toMatch(/^OD[0-9A-Z]{10}$/);
    expect(data).toEqual({
      ...{ id: data.id, mono_url: expect.stringMatching(new RegExp(`/checkout/${data.id}$`)), type: 'onetime-debit' },
      ...{
        method: 'account',
        amount: 500_000,
        description: 'Concert ticket',
        reference: body.reference,
        customer: world.customer,
      },
      ...{ institution: GTBANK, auth_method: 'internet_banking', redirect_url, meta: { order: 7 } },
      ...{ created_at: data.created_at, updated_at: data.created_at, liveMode: false },
    });
    expect((await world.initiate()).json.data).not.toHaveProperty('redirect_url');
  });

  test.each(['one-time-debit', 'one-time-payment', 'ONE_TIME'])('takes the type word %s', async (type) => {
    expect((await world.initiate({ type })).json.data.type).toBe('onetime-debit');
  });

  test('tells every mistake at once', async () => {
    const answer = await world.initiate({
      ...{ amount: 19_999, type: 'gift', method: 'cash', description: '', reference: 'short', customer: { name: 'A' } },
      ...{ redirect_url: 'javascript:alert(1)', meta: [], split: { type: 'halves' }, institution: {} },
    });
    expect(answer.status).toBe(400);
    expect(answer.json.message).toBe('Validation error');
    expect(fieldsOf(answer)).toEqual(
      expect.arrayContaining([
        ...['amount', 'type', 'method', 'description', 'reference', 'customer.email', 'redirect_url', 'meta'],
        ...['split.type', 'split.fee_bearer', 'split.distribution', 'institution.id'],
      ]),
    );
  });

  test.each([[0], [-20_000], [20_000.5], ['20000']])('refuses the amount %s', async (amount) => {
    expect(fieldsOf(await world.initiate({ amount }))).toEqual(['amount']);
  });

  test('takes a customer as an id, as {id}, and as a new one that is found again by e-mail', async () => {
    expect((await world.initiate({ customer: { id: world.customer } })).json.data.customer).toBe(world.customer);
    const person = { name: 'Samuel Olamide', email: 'samuel@adire.example' };
    const first = (await world.initiate({ customer: person })).json.data.customer;
    expect(first).toMatch(/^[0-9a-f]{24}$/);
    expect((await world.initiate({ customer: person })).json.data.customer).toBe(first);
  });

  test('does not know strangers: customers and accounts of nobody, or of another app', async () => {
    const nobody = await world.initiate({ customer: '0123456789abcdef01234567' });
    expect([nobody.status, nobody.json.message]).toEqual([404, 'This customer does not exist.']);
    const account = await world.initiate({ account: '0123456789abcdef01234567' });
    expect([account.status, account.json.message]).toEqual([404, 'This account does not exist.']);
  });

  test('uses a reference up once, and shares the space with debits', async () => {
    const { reference: used } = await world.started();
    const again = await world.initiate({ reference: used });
    expect([again.status, again.json.message]).toEqual([
      400,
      'Invalid reference, please retry with a unique reference',
    ]);
  });

  test('100 identical initiations at once make one payment', async () => {
    const body = world.payment();
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => world.call('POST', '/v2/payments/initiate', body)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(99);
  }, 30_000);

  test('100 identical initiations with one key have one effect and one answer', async () => {
    const body = world.payment();
    const keyed = () => world.call('POST', '/v2/payments/initiate', body, { 'idempotency-key': body.reference });
    const answers = await Promise.all(Array.from({ length: 100 }, keyed));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const ids = new Set(answers.filter(({ status }) => status === 200).map(({ json }) => json.data.id));
    expect(ids.size).toBe(1);
    const replay = await keyed();
    expect(replay.headers['idempotent-replayed']).toBe('true');
    expect(ids.has(replay.json.data.id)).toBe(true);
  }, 30_000);

  test('refuses a split whose sub-account is unknown', async () => {
    const leg = { account: '0123456789abcdef01234567', value: 20 };
    const answer = await world.initiate({ split: { type: 'percentage', fee_bearer: 'business', distribution: [leg] } });
    expect(answer.status).toBe(400);
  });

  test('needs a payments app', async () => {
    const other = await world.platform.tenant({ products: ['connect'] });
    const answer = await world.platform.call('POST', '/v2/payments/initiate', {
      key: other.secretKey,
      body: world.payment(),
    });
    expect(answer.status).toBe(401);
  });

  test('recurring-debit makes the link of a mandate, with the same forms of a customer', async () => {
    const terms = {
      ...{ type: 'recurring-debit', method: 'mandate', mandate_type: 'emandate', debit_type: 'variable' },
      ...{
        start_date: '2040-01-01',
        end_date: '2040-12-31',
        customer: { name: 'Ada Obi', email: 'ada@adire.example' },
      },
    };
    const made = await world.initiate(terms);
    expect(made.status).toBe(200);
    expect(made.json.data).toMatchObject({ type: 'recurring-debit', method: 'mandate' });
    expect(made.json.data.mandate_id).toMatch(/^mmc_/);
    expect(fieldsOf(await world.initiate({ ...terms, customer: { name: 'Ada' }, amount: 1 }))).toEqual(
      expect.arrayContaining(['amount', 'customer.email']),
    );
  });
});

describe('the older forms', () => {
  test.each(['/directpay/initiate', '/v2/directpay/initiate'])('%s takes a linked account', async (path) => {
    const account_id = await world.linkedAccount();
    const ref = world.reference();
    const body = { account_id, amount: 50_000, type: 'ONE_TIME', reference: ref, description: 'Payment for services' };
    const made = await world.call('POST', path, body);
    expect(made.json).toMatchObject({
      ...{ status: 'successful', message: 'Payment Initiated Successfully' },
      data: { id: expect.stringMatching(/^payment_OD[0-9A-Z]{10}$/), reference: ref, status: 'PENDING' },
    });
    const done = await world.authorise(made.json.data.id);
    expect(done.json.data.status).toBe('successful');
    expect((await world.verify(ref)).json.data).toMatchObject({ status: 'successful', instruments: [account_id] });
    expect((await world.call('POST', path, { ...body, type: 'onetime-debit' })).status).toBe(400);
    expect(fieldsOf(await world.call('POST', path, {}))).toEqual([
      ...['amount', 'description', 'reference', 'type', 'account_id'],
    ]);
  });

  test('/v1/payments/initiate is answered bare, and the page asks who pays', async () => {
    const { customer: _nobody, ...body } = world.payment();
    const made = await world.call('POST', '/v1/payments/initiate', body);
    expect(made.json).toMatchObject({
      id: expect.stringMatching(/^txreq_[0-9a-f]{24}$/),
      type: 'onetime-debit',
      meta: {},
    });
    const code = (made.json.payment_link as string).split('/').at(-1) ?? '';
    expect((await world.shown(code)).step).toBe('customer');
    const wrong = await world.page('POST', `/checkout/api/payments/${code}/customer`, { name: 'Ada' });
    expect(fieldsOf(wrong)).toEqual(['email']);
    const named = await world.page('POST', `/checkout/api/payments/${code}/customer`, {
      name: 'Ada Obi',
      email: 'ada@x.example',
    });
    expect(named.json.step).toBe('bank');
    expect((await world.authorise(code, { persona: WEALTHY })).json.data.status).toBe('successful');
  });
});
