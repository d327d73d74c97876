import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestPlatform, type TestTenant, testPlatform } from '../../testing/platform.ts';

let platform: TestPlatform;
let tenant: TestTenant;
let customer: string;
let serial = 0;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
}, 60_000);
afterAll(() => platform.close());
beforeEach(async () => {
  tenant = await platform.tenant({ products: ['payments'] });
  customer = await aCustomer();
});

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  platform.call(method, path, { key: tenant.secretKey, ...(body === undefined ? {} : { body }), headers });

async function aCustomer(): Promise<string> {
  serial += 1;
  const made = await call('POST', '/v2/customers', {
    ...{ email: `halima${serial}@adire.example`, first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
    ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: String(22_000_000_000 + serial) } },
  });
  return made.json.data.id as string;
}

const terms = (changes: object = {}) => {
  serial += 1;
  return {
    ...{ customer, amount: 5_000_000, mandate_type: 'emandate', debit_type: 'variable', description: 'Repayment' },
    ...{ reference: `loan-${String(serial).padStart(8, '0')}`, account_number: String(3_000_000_000 + serial) },
    ...{ bank_code: '035', start_date: '2040-02-01', end_date: '2040-12-31', ...changes },
  };
};
const create = (changes: object = {}) => call('POST', '/v3/payments/mandates', terms(changes));

async function events(): Promise<{ event: string; data: Record<string, unknown> }[]> {
  const { json } = await call('GET', '/v2/events?limit=100');
  const list = (json.data.events ?? json.data) as { event: string; data: Record<string, unknown> }[];
  return list.filter(({ event }) => event.startsWith('events.mandate'));
}

describe('a mandate in the sandbox', () => {
  test('is made as printed, and approves and readies itself, told in that order', async () => {
    const made = await create({ meta: { loan: 'L-17' } });
    expect(made.status).toBe(200);
    expect(made.json).toMatchObject({
      ...{ status: 'successful' },
      message: 'To proceed, please authorize this mandate by transferring N50.00 to any of the listed banks below',
      data: {
        ...{ status: 'initiated', mandate_type: 'emandate', debit_type: 'variable', ready_to_debit: false },
        ...{
          approved: false,
          bank: 'Wema',
          bank_code: '035',
          customer,
          fee_bearer: 'business',
          meta: { loan: 'L-17' },
        },
        ...{ start_date: '2040-02-01T00:00:00.000Z', end_date: '2040-12-31T22:59:59.999Z', live_mode: false },
        ...{ initial_debit_date: '', amount: 5_000_000, verification_method: 'transfer_verification' },
      },
    });
    expect(made.json.data.id).toMatch(/^mmc_[0-9a-f]{24}$/);
    expect(made.json.data.nibss_code).toMatch(/^RC\d{6}\/\d{4}\/\d{10}$/);
    expect(typeof made.json.data.transfer_destinations[0].account_number).toBe('number');

    const told = await events();
    expect(
      told.map(({ event, data }) => [event, data.status, data.approved, data.ready_to_debit, data.message]),
    ).toEqual([
      ['events.mandates.created', 'initiated', false, false, made.json.message],
      ['events.mandates.approved', 'approved', true, false, 'Mandate approved'],
      ['events.mandates.ready', 'approved', true, true, 'Mandate is now ready for debiting'],
    ]);
    expect(told[0]?.data).toMatchObject({
      id: made.json.data.id,
      app: expect.any(String),
      business: expect.any(String),
    });
  });

  test('is found by id and by reference, and listed newest first with its filters', async () => {
    const first = (await create()).json.data;
    const second = (await create({ mandate_type: 'emandate', fee_bearer: 'customer' })).json.data;
    const found = await call('GET', `/v3/payments/mandates/${first.id}`);
    expect(found.json.data).toMatchObject({
      ...{ id: first.id, status: 'approved', approved: true, ready_to_debit: true, balance: 5_000_000 },
      ...{ narration: 'Repayment', institution: { bank_code: '035', nip_code: '000017', name: 'Wema' } },
    });
    expect(found.json.message).toBe('request completed successfully');
    const named = await call('GET', `/v3/payments/mandates/reference/${second.reference}`);
    expect(named.json.data.id).toBe(second.id);
    const list = await call('GET', '/v3/payments/mandates?limit=1');
    expect(list.json).toMatchObject({ data: [{ id: second.id }], meta: { total: 2, pages: 2 } });
    const by = async (query: string) => (await call('GET', `/v3/payments/mandates?${query}`)).json.meta.total;
    expect(await by(`reference=${first.reference}`)).toBe(1);
    expect(await by(`customer=${customer}&status=approved`)).toBe(2);
    expect(await by('status=suspended')).toBe(0);
    expect((await call('GET', '/v3/payments/mandates?status=lost')).status).toBe(400);
  });

  test('that is fixed has its schedule, and the sum of it for a balance', async () => {
    const made = await create({
      ...{ debit_type: 'fixed', frequency: 'monthly', initial_debit_date: '2040-02-29', initial_debit_amount: 200_000 },
      ...{ retrial_frequency: 3, grace_period: 2, minimum_due: 1_000_000 },
    });
    const schedule = { frequency: 'monthly', retrial_frequency: 3, grace_period: 2, minimum_due: 1_000_000 };
    expect(made.json.data).toMatchObject({ ...schedule, initial_debit_date: '2040-02-29T00:00:00.000Z' });
    const found = await call('GET', `/v3/payments/mandates/${made.json.data.id}`);
    expect(found.json.data).toMatchObject({ ...schedule, balance: 10 * 5_000_000 + 200_000 });
  });

  test('is paused, reinstated and cancelled, each once, and each is told', async () => {
    const { id } = (await create()).json.data;
    const act = (action: string) => call('PATCH', `/v3/payments/mandates/${id}/${action}`);
    expect((await act('reinstate')).json.message).toBe(
      'This mandate is already active, but you can pause or cancel it.',
    );
    expect((await act('pause')).json).toMatchObject({
      ...{ status: 'success', response_code: '200', data: null },
      ...{ documentation: 'https://mono.co/docs/error-codes/200', timestamp: expect.any(String) },
    });
    const again = await act('pause');
    expect([again.status, again.json.response_code]).toEqual([400, '400']);
    expect(again.json.message).toBe('This mandate is already paused, but you can reinstate it back.');
    expect((await call('GET', '/v3/payments/mandates?status=suspended')).json.meta.total).toBe(1);
    expect((await act('reinstate')).status).toBe(200);
    expect((await act('cancel')).json.message).toBe(
      "This mandate is now cancelled and deleted, and can't be used again",
    );
    expect((await act('cancel')).json.message).toBe('This mandate is already cancelled');
    expect((await events()).slice(3).map(({ event, data }) => [event, data.mandate, data.response_code])).toEqual([
      ['events.mandate.action.pause', id, '200'],
      ['events.mandate.action.reinstate', id, '200'],
      ['events.mandate.action.cancel', id, '200'],
    ]);
  });

  test('is made once, however often a keyed call is sent', async () => {
    const body = terms();
    const headers = { 'idempotency-key': 'loan-17' };
    const [one, two] = [
      await call('POST', '/v3/payments/mandates', body, headers),
      await call('POST', '/v3/payments/mandates', body, headers),
    ];
    expect([two.status, two.text]).toEqual([200, one.text]);
    expect((await call('GET', '/v3/payments/mandates')).json.meta.total).toBe(1);
  });
});

test('a one-time code of the sandbox is 123456, and answers the mandate', async () => {
  await platform.modules.payments.settings.change(tenant.environment, { 'mandates.legacy_otp': true });
  const { id, otp_destinations } = (await create()).json.data;
  const verify = (body: object) =>
    call('POST', '/v3/payments/mandates/verify/otp', { session: otp_destinations.session, ...body });
  expect((await verify({ method: 'phone_number' })).json.data).toBeNull();
  expect((await verify({ otp: '654321' })).json.message).toBe('Invalid OTP');
  expect((await verify({ otp: '123456' })).json.data).toMatchObject({ id, status: 'approved', approved: true });
});

describe('a refusal', () => {
  const refused = async (changes: object) => {
    const { status, json } = await create(changes);
    return [status, json.response_code ?? null, json.message];
  };

  test('tells every mistake of the body at once, with the types of fields among them', async () => {
    const { status, json } = await create({ amount: '5', start_date: '2020-01-01', reference: 'x'.repeat(25) });
    expect([status, json.message]).toEqual([400, 'Validation error']);
    expect(json.data).toEqual([
      { field: 'amount', message: 'amount must be an integer' },
      { field: 'reference', message: 'reference must be shorter than or equal to 24 characters' },
      { field: 'start_date', message: 'The date should be at least today or later when mandate_type is emandate.' },
    ]);
  });

  test('names its reason', async () => {
    expect(await refused({ customer: '5f171a530295e231abca1153' })).toEqual([
      ...[400, '400', 'Customer not found. Add a customer and try again'],
    ]);
    expect(await refused({ mandate_type: 'gsm' })).toEqual([
      ...[400, '400', 'Sweep mandates can only be set up through the initiate link'],
    ]);
    expect(await refused({ bank_code: '001' })).toEqual([400, '400', 'This bank does not support direct debit']);
    const { reference, account_number } = (await create()).json.data;
    expect(await refused({ reference })).toEqual([400, '400', 'Mandate reference already exists']);
    expect(await refused({ account_number })).toEqual([
      ...[400, '400'],
      'The start date provided is already in use for an existing mandate associated with this account number. ' +
        'Please choose a different start date and try again',
    ]);
    expect((await create({ account_number, start_date: '2040-02-02' })).status).toBe(200);
  });

  test('of an id is the same for unknown, foreign and malformed ones, on every path', async () => {
    const { id } = (await create()).json.data;
    const stranger = await platform.tenant({ products: ['payments'] });
    const paths = [
      ...[['GET', ''] as const, ['PATCH', '/pause'] as const, ['PATCH', '/cancel'] as const],
      ...[['PATCH', '/reinstate'] as const, ['PATCH', '/partial-sweep/toggle'] as const],
    ];
    for (const [method, path] of paths) {
      for (const given of [id, 'mmc_5f171a530295e231abca1153', 'mmc_x']) {
        const answer = await platform.call(method, `/v3/payments/mandates/${given}${path}`, {
          key: stranger.secretKey,
        });
        expect([answer.status, answer.json.response_code]).toEqual([404, '50']);
      }
    }
  });

  test('of a Connect app names the product that it needs', async () => {
    const connect = await platform.tenant({ products: ['connect'] });
    const answer = await platform.call('GET', '/v3/payments/mandates', { key: connect.secretKey });
    expect(answer.status).toBe(401);
    expect(answer.json.message).toMatch(/^Please use a Payments app/);
  });
});

describe('a link', () => {
  const initiate = (changes: object = {}) =>
    platform.modules.payments.mandates.initiate(tenant.environment, { ...terms(), ...changes }, { id: customer });

  test('waits for its authorisation, and is a mandate that may not be debited yet', async () => {
    const made = await initiate({ mandate_type: 'gsm' });
    const found = await call('GET', `/v3/payments/mandates/reference/${made.reference}`);
    expect(found.json.data).toMatchObject({
      ...{ status: 'awaiting_authorization', mandate_type: 'sweep', ready_to_debit: false, account_number: null },
      ...{ linked_mandates: [], total_linked_mandates: 0, allow_partial_sweep: false },
    });
    const toggle = await call('PATCH', `/v3/payments/mandates/${found.json.data.id}/partial-sweep/toggle`);
    expect([toggle.status, toggle.json.message]).toEqual([400, 'Partial sweep is not enabled for this app']);
    await platform.modules.payments.settings.change(tenant.environment, { 'sweep.partial': true });
    for (const [body, allowed] of [
      [{}, true],
      [{}, false],
      [{ allow_partial_sweep: true }, true],
    ] as const) {
      const path = `/v3/payments/mandates/${found.json.data.id}/partial-sweep/toggle`;
      expect((await call('PATCH', path, body)).json.data).toEqual({ allow_partial_sweep: allowed });
    }
    await expect(initiate({ reference: made.reference })).rejects.toThrow('Mandate reference already exists');
  });

  test('that nobody opened is cancelled after a day, by the clock of its environment', async () => {
    const made = await initiate();
    await call('POST', '/v2/sandbox/clock', { advance: '25h' });
    const status = await platform.until('the link to lapse', async () => {
      const { json } = await call('GET', `/v3/payments/mandates/reference/${made.reference}`);
      return json.data.status === 'cancelled' ? json.data.status : null;
    });
    expect(status).toBe('cancelled');
    await platform.until('the event', async () => (await events()).at(-1)?.event === 'events.mandate.action.cancel');
  });
});

test('a customer is not deleted before their mandates are cancelled', async () => {
  const { id } = (await create()).json.data;
  const refused = await call('DELETE', `/v2/customers/${customer}`);
  expect([refused.status, refused.json.message]).toEqual([409, "Cancel this customer's mandates first."]);
  await call('PATCH', `/v3/payments/mandates/${id}/cancel`);
  expect((await call('DELETE', `/v2/customers/${customer}`)).status).toBe(200);
  const left = await call('GET', `/v3/payments/mandates/${id}`);
  expect(left.json.data).toMatchObject({ account_name: null, account_number: null, narration: '' });
});

test('two at once on one account with one start date make one mandate', async () => {
  const account_number = '3999999999';
  const answers = await Promise.all([1, 2, 3, 4].map(() => create({ account_number })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400, 400]);
});

test('a mandate that the name enquiry could not be asked about is not stored', async () => {
  const order = { target: 'rail:nip', fault: 'name_enquiry_down', times: 1 };
  expect((await call('POST', '/v2/sandbox/faults', order)).status).toBeLessThan(300);
  const body = terms();
  const answer = await call('POST', '/v3/payments/mandates', body);
  expect([answer.status, answer.json.message]).toEqual([
    ...[503, 'The institution is not available at the moment. Try again later.'],
  ]);
  expect(answer.headers['retry-after']).toBe('30');
  expect((await call('POST', '/v3/payments/mandates', body)).status).toBe(200);
});
