import { DAY_MS, MINUTE_MS, SettableClock } from '@kente/kit/clock';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type LiveSwitch, startLiveSwitch } from '../../testing/live-switch.ts';
import { type TestPlatform, type TestTenant, testPlatform } from '../../testing/platform.ts';

const clock = new SettableClock('2026-03-03T09:00:00.000Z');

let platform: TestPlatform;
let bank: LiveSwitch;
let live: TestTenant;
let mandate: string;
let serial = 0;

beforeAll(async () => {
  bank = await startLiveSwitch(() => clock.now());
  platform = await testPlatform({
    ...{ clock, workers: false, simulators: true, settings: { NIP_URL: bank.url, NIP_KEY: bank.key } },
  });
}, 60_000);
afterAll(async () => {
  await platform?.close();
  await bank?.close();
});
beforeEach(async () => {
  clock.set('2026-03-03T09:00:00.000Z');
  bank.answers.clear();
  bank.calls.length = 0;
  bank.gate = null;
  live = await platform.tenant({ mode: 'live', products: ['payments'] });
  mandate = await aMandate(live);
  clock.advance(2 * DAY_MS);
});

async function aMandate(tenant: TestTenant, changes: object = {}): Promise<string> {
  serial += 1;
  const key = tenant.secretKey;
  const made = await platform.call('POST', '/v2/customers', {
    key,
    body: {
      ...{ email: `halima${serial}@adire.example`, first_name: 'Halima', last_name: 'Sani', phone: '08012345678' },
      ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: String(22_500_000_000 + serial) } },
    },
  });
  const answer = await platform.call('POST', '/v3/payments/mandates', {
    key,
    body: {
      ...{ customer: made.json.data.id, amount: 5_000_000, debit_type: 'variable', description: 'Repayment' },
      ...{ reference: `loan-${String(serial).padStart(8, '0')}`, account_number: String(3_500_000_000 + serial) },
      ...{ bank_code: '035', start_date: '2026-03-03', end_date: '2026-12-31', ...changes },
    },
  });
  bank.balances.set(String(3_500_000_000 + serial), 1_000_000);
  return answer.json.data.id as string;
}

const ask = (
  query = '',
  { id = mandate, tenant = live, key }: { id?: string; tenant?: TestTenant; key?: string } = {},
) =>
  platform.call('GET', `/v3/payments/mandates/${id}/balance-inquiry${query}`, {
    key: tenant.secretKey,
    headers: key === undefined ? {} : { 'idempotency-key': key },
  });
const fund = (amountMinor: bigint, tenant = live) =>
  platform.modules.billing.wallet.fund(tenant.environment, { key: `top-up-${++serial}`, amountMinor });
const wallet = async (tenant = live): Promise<number> =>
  (await platform.call('GET', '/users/stats/wallet', { key: tenant.secretKey })).json.balance;
const usage = async (tenant = live) =>
  (await platform.call('GET', '/v2/billing/usage', { key: tenant.secretKey })).json.data.totals;
const charged = async (): Promise<number> =>
  ((await usage()) as { charged: number }[]).reduce((sum, each) => sum + each.charged, 0);
const asked = (): number => bank.calls.filter((path) => path === 'balance-enquiry').length;
const holds = (amount: number): void => void bank.balances.set(String(3_500_000_000 + serialOfMandate()), amount);
const serialOfMandate = (): number =>
  Math.max(...[...bank.balances.keys()].map((number) => Number(number) % 500_000_000));

describe('a balance', () => {
  test('is told for NGN 50, and whether it covers an amount for NGN 10', async () => {
    await fund(10_000n);
    const whole = await ask();
    expect(whole.json).toMatchObject({
      ...{ status: 'successful', response_code: '200', message: 'Sufficient balance available' },
      ...{ documentation: 'https://mono.co/docs/error-codes/200', timestamps: whole.json.timestamp },
      data: {
        ...{ id: mandate, account_balance: 1_000_000 },
        account_details: { bank_code: '035', account_name: 'Halima Sani', bank_name: 'Wema' },
      },
    });
    expect(await wallet()).toBe(5_000);
    const covered = await ask('?amount=1000000');
    expect(covered.json.message).toBe('Successfully enquired balance.');
    expect(covered.json.data).toMatchObject({ id: mandate, has_sufficient_balance: true });
    expect(covered.json.data).not.toHaveProperty('account_balance');
    expect((await ask('?amount=1000001')).json.data.has_sufficient_balance).toBe(false);
    expect(await wallet()).toBe(3_000);
    expect(await usage()).toEqual([
      { product: 'balance_check', calls: 2, list_price: 2_000, charged: 2_000 },
      { product: 'balance_read', calls: 1, list_price: 5_000, charged: 5_000 },
    ]);
  });

  test('under NGN 1,000 is 0, in both modes', async () => {
    await fund(12_000n);
    holds(99_999);
    expect((await ask()).json.data.account_balance).toBe(0);
    expect((await ask('?amount=1')).json.data.has_sufficient_balance).toBe(false);
    holds(100_000);
    expect((await ask()).json.data.account_balance).toBe(100_000);
  });

  test('that the wallet cannot pay is not asked for (E13, E14)', async () => {
    await fund(900n);
    const refused = await ask('?amount=20000');
    expect([refused.status, refused.json.response_code, refused.json.message, refused.json.data]).toEqual([
      ...[402, '402', 'Insufficient wallet balance. Fund your wallet and try again', null],
    ]);
    expect([await wallet(), asked()]).toEqual([900, 0]);
    await fund(5_100n);
    expect([(await ask()).status, await wallet()]).toEqual([200, 1_000]);
    expect([(await ask()).status, await wallet(), asked()]).toEqual([402, 1_000, 1]);
  });

  test('that the bank does not tell costs nothing', async () => {
    await fund(5_000n);
    for (const answer of [
      { status: 500, body: {} },
      { body: { response_code: '91' } },
      { body: { response_code: '00' } },
    ]) {
      bank.answers.set('balance-enquiry', answer);
      const down = await ask();
      expect([down.status, down.headers['retry-after'], down.json.message]).toEqual([
        ...[503, '30', 'The institution is not available at the moment. Try again later.'],
      ]);
    }
    bank.answers.set('balance-enquiry', { body: { response_code: '06' } });
    const refused = await ask();
    expect([refused.status, refused.json.response_code, refused.json.message]).toEqual([400, '06', 'Dormant account']);
    expect([await wallet(), await usage()]).toEqual([5_000, []]);
  });
});

describe('an inquiry', () => {
  test('of a mandate that may not be used is refused, and costs nothing', async () => {
    await fund(5_000n);
    const told = async (id: string) => {
      const { status, json } = await ask('', { id });
      return [status, json.response_code, json.message];
    };
    const act = (action: string) =>
      platform.call('PATCH', `/v3/payments/mandates/${mandate}/${action}`, { key: live.secretKey });
    expect(await told(await aMandate(live, { start_date: '2026-03-05' }))).toEqual([
      400,
      '400',
      'This mandate is not ready for debit',
    ]);
    await act('pause');
    expect(await told(mandate)).toEqual([400, '400', 'This mandate is paused. Reinstate it to continue']);
    await act('cancel');
    expect(await told(mandate)).toEqual([400, '400', 'This mandate is cancelled']);
    const stranger = await platform.tenant({ mode: 'live', products: ['payments'] });
    for (const [id, tenant] of [
      ['mmc_5f171a530295e231abca1153', live],
      [mandate, stranger],
    ] as const) {
      const { status, json } = await ask('?amount=x', { id, tenant });
      expect([status, json.response_code]).toEqual([404, '50']);
    }
    expect([await wallet(), asked()]).toEqual([5_000, 0]);
  });

  test.each(['0', '-1', '1.5', 'abc', '1e3', '99999999999999999999'])('about %j is no inquiry', async (amount) => {
    const { status, json } = await ask(`?amount=${amount}`);
    expect([status, json.message, json.data]).toEqual([
      ...[400, 'Validation error'],
      [{ field: 'amount', message: 'amount must be an integer of kobo, at least 1' }],
    ]);
  });

  test('in the sandbox is free, and written down with its list price', async () => {
    const sandbox = await platform.tenant({ products: ['payments'] });
    const id = await aMandate(sandbox, { start_date: '2040-02-01', end_date: '2040-12-31' });
    const options = { id, tenant: sandbox };
    expect((await ask('', options)).json.data.account_balance).toBe(1_000_000);
    expect((await ask('?amount=1000001', options)).json.data.has_sufficient_balance).toBe(false);
    expect(await usage(sandbox)).toEqual([
      { product: 'balance_check', calls: 1, list_price: 1_000, charged: 0 },
      { product: 'balance_read', calls: 1, list_price: 5_000, charged: 0 },
    ]);
    const order = { target: 'rail:nip', fault: 'unavailable', times: 1 };
    await platform.call('POST', '/v2/sandbox/faults', { key: sandbox.secretKey, body: order });
    expect((await ask('', options)).status).toBe(503);
  });
});

describe('under one Idempotency-Key', () => {
  test('an inquiry is answered and charged once; another question under it is refused', async () => {
    await fund(10_000n);
    const first = await ask('', { key: 'balance-17' });
    holds(2_000_000);
    const again = await ask('', { key: 'balance-17' });
    expect([again.text, again.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    expect((await ask('?amount=5', { key: 'balance-17' })).status).toBe(409);
    expect([await wallet(), asked()]).toEqual([5_000, 1]);
    clock.advance(DAY_MS + 1);
    expect((await ask('', { key: 'balance-17' })).json.data.account_balance).toBe(2_000_000);
    expect(await wallet()).toBe(0);
  });

  test('many at once are one charge', async () => {
    await fund(50_000n);
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask('', { key: 'balance-18' })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    expect(statuses).toContain(200);
    expect([await wallet(), asked()]).toEqual([45_000, 1]);
  });

  test('one that was paid, and whose answer was lost with its process, is asked again for nothing', async () => {
    await fund(5_000n);
    const env = live.environment;
    const { idempotency, payments } = platform.modules;
    const call = { key: 'balance-19', fingerprint: Buffer.alloc(32, 1), requestId: 'req' };
    const lost = idempotency.once(env, call, async (recordedAs) => {
      await payments.balanceInquiry.ask(env, mandate, undefined, recordedAs);
      return new Promise(() => {});
    });
    lost.catch(() => {});
    await platform.until('the charge', async () => (await wallet()) === 0 && asked() === 1);
    await platform.until('its record', async () => {
      clock.advance(2 * MINUTE_MS);
      const reply = await idempotency
        .once(env, call, async () => {
          throw new Error('it must not run again');
        })
        .catch(() => null);
      return reply?.status === 200;
    });
    expect([await wallet(), asked()]).toEqual([0, 2]);
  });
});

test('a process that dies while it waits for the bank leaves a hold, which a sweep gives back', async () => {
  await fund(5_000n);
  let open = (): void => {};
  bank.gate = new Promise((done) => {
    open = done;
  });
  const waiting = ask();
  await platform.until('the hold', async () => (await wallet()) === 0);
  const sweep = () => platform.modules.billing.holds.run(new AbortController().signal);
  await sweep();
  expect(await wallet()).toBe(0);
  clock.advance(16 * MINUTE_MS);
  await sweep();
  expect(await wallet()).toBe(5_000);
  // It was not dead after all: an answer that is not paid any more is not given.
  open();
  expect((await waiting).status).toBe(500);
  expect([await wallet(), await usage()]).toEqual([5_000, []]);
});

test('however many ask at once, each 200 is one charge and the wallet never goes below zero', async () => {
  const inquiry = fc.record({ isCheck: fc.boolean(), isAnswered: fc.boolean() });
  const inquiries = fc.array(inquiry, { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(inquiries, fc.integer({ min: 1, max: 20_000 }), async (calls, funds) => {
      await fund(BigInt(funds));
      const [before, chargedBefore] = [await wallet(), await charged()];
      const outcomes = calls.map(({ isAnswered }) => isAnswered);
      const fails = { status: 500, body: {} };
      bank.answers.set('balance-enquiry', () => (outcomes.pop() === false ? fails : null));
      const answers = await Promise.all(
        calls.map(async ({ isCheck }) => {
          const { status } = await ask(isCheck ? '?amount=20000' : '');
          expect(await wallet()).toBeGreaterThanOrEqual(0);
          return { status, price: isCheck ? 1_000 : 5_000 };
        }),
      );
      expect(answers.map(({ status }) => status).filter((status) => ![200, 402, 503].includes(status))).toEqual([]);
      const due = answers.reduce((sum, { status, price }) => (status === 200 ? sum + price : sum), 0);
      expect([await wallet(), await charged()]).toEqual([before - due, chargedBefore + due]);
    }),
    { numRuns: 15 },
  );
});
