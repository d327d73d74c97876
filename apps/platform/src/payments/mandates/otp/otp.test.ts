import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DAY_MS, MINUTE_MS, SettableClock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import type { Transaction } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Schema } from '../../../schema.generated.ts';
import { type LiveSwitch, startLiveSwitch } from '../../../testing/live-switch.ts';
import { type TestPlatform, type TestTenant, testPlatform } from '../../../testing/platform.ts';
import { createCharges } from '../charges.ts';

const clock = new SettableClock('2026-03-03T09:00:00.000Z');
/** What the operator's gateway was given to send. */
const sent: { channel: string; to: string; text: string }[] = [];
const gateway = createServer(async (request, response) => {
  let text = '';
  for await (const piece of request) text += String(piece);
  const isDown = sent.length > 0 && sent.at(-1)?.channel === 'down';
  if (!isDown) sent.push(JSON.parse(text) as (typeof sent)[number]);
  response.writeHead(isDown ? 500 : 202).end();
});

let platform: TestPlatform;
let bank: LiveSwitch;
let live: TestTenant;
let customer: string;
let serial = 0;

beforeAll(async () => {
  bank = await startLiveSwitch(() => clock.now());
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done));
  const { port } = gateway.address() as AddressInfo;
  const settings = {
    ...{ NIP_URL: bank.url, NIP_KEY: bank.key, MESSENGER_URL: `http://127.0.0.1:${port}/send` },
    ...{ MESSENGER_KEY: 'key-of-the-gateway-in-tests', PAYMENT_SETTINGS: '{"mandates.selfie":true}' },
  };
  platform = await testPlatform({ clock, workers: false, settings });
}, 60_000);
afterAll(async () => {
  await platform?.close();
  await bank?.close();
  gateway.close();
  gateway.closeAllConnections();
});
beforeEach(async () => {
  clock.set('2026-03-03T09:00:00.000Z');
  Object.assign(bank, { gate: null });
  bank.answers.clear();
  bank.calls.length = 0;
  sent.length = 0;
  live = await platform.tenant({ mode: 'live', products: ['payments'] });
  await platform.modules.payments.settings.change(live.environment, { 'mandates.legacy_otp': true });
  customer = await aCustomer(live);
});

const call = (method: string, path: string, body?: unknown, tenant = live) =>
  platform.call(method, path, { key: tenant.secretKey, ...(body === undefined ? {} : { body }) });

async function aCustomer(tenant: TestTenant): Promise<string> {
  serial += 1;
  const body = {
    ...{ email: `halima${serial}@adire.example`, first_name: 'Halima', last_name: 'Sani', phone: '08181236496' },
    ...{ address: '4 Marina, Lagos', identity: { type: 'bvn', number: String(22_600_000_000 + serial) } },
  };
  return (await call('POST', '/v2/customers', body, tenant)).json.data.id as string;
}

async function create(changes: object = {}, tenant = live) {
  serial += 1;
  const body = {
    ...{ customer, amount: 5_000_000, debit_type: 'variable', description: 'Repayment', bank_code: '035' },
    ...{ reference: `loan-${String(serial).padStart(8, '0')}`, account_number: String(3_600_000_000 + serial) },
    ...{ start_date: '2026-03-03', end_date: '2026-12-31', ...changes },
  };
  return (await call('POST', '/v3/payments/mandates', body, tenant)).json.data;
}
const waiting = () => bank.answers.set('mandates', { body: stateOf('awaiting-transfer') });
const stateOf = (status: string) => ({ response_code: '00', status, at: clock.now().toISOString() });
const verify = (body: object, tenant = live) => call('POST', '/v3/payments/mandates/verify/otp', body, tenant);
const told = async (body: object) => {
  const { status, json } = await verify(body);
  return [status, json.message];
};
const walletOf = async (): Promise<number> => (await call('GET', '/users/stats/wallet')).json.balance;
const code = () => /\d{6}/.exec(sent.at(-1)?.text ?? '')?.[0] ?? '';
const found = async (id: string) => (await call('GET', `/v3/payments/mandates/${id}`)).json.data;

describe('a one-time code', () => {
  test('is sent where the customer chooses, and approves the mandate', async () => {
    waiting();
    const made = await create();
    const { session, methods } = made.otp_destinations;
    expect(methods).toEqual([
      { type: 'phone_number', value: '0818***6496' },
      { type: 'email', value: 'ha***@adire.example' },
    ]);
    expect((await verify({ session, method: 'phone_number' })).json).toMatchObject({
      data: null,
      status: 'successful',
    });
    expect(sent).toMatchObject([{ channel: 'sms', to: '08181236496' }]);
    expect(await told({ session, otp: '000000x' })).toEqual([400, 'Invalid OTP']);
    bank.answers.delete('mandates');
    const { status, json } = await verify({ session, otp: code() });
    expect([status, json.data.id, json.data.status, json.data.approved]).toEqual([200, made.id, 'approved', true]);
    expect((await verify({ session, otp: code() })).json.data.status).toBe('approved');
    expect(bank.calls).toEqual(['name-enquiry', 'mandates', 'mandates']);
  });

  test('is good for ten minutes and three tries, and is sent three times', async () => {
    waiting();
    const over = [400, 'OTP session expired'];
    const { session } = (await create()).otp_destinations;
    expect(await told({ session, otp: '123456' })).toEqual([400, 'Invalid OTP']);
    await verify({ session, method: 'email' });
    const first = code();
    clock.advance(10 * MINUTE_MS - 1);
    for (const _ of [2, 3]) expect((await verify({ session, method: 'email' })).status).toBe(200);
    expect(await told({ session, method: 'email' })).toEqual(over);
    if (first !== code()) expect(await told({ session, otp: first })).toEqual([400, 'Invalid OTP']);
    clock.advance(1);
    expect(await told({ session, otp: code() })).toEqual(over);

    const other = (await create({ start_date: '2026-03-04' })).otp_destinations.session;
    await verify({ session: other, method: 'email' });
    for (const _ of [1, 2, 3]) expect(await told({ session: other, otp: 'wrong' })).toEqual([400, 'Invalid OTP']);
    expect(await told({ session: other, otp: code() })).toEqual(over);
    expect(await told({ session: 'otp_unknown', otp: code() })).toEqual(over);
  });

  test('that cannot be sent costs no try, and stays good when the bank cannot be told', async () => {
    waiting();
    const { session } = (await create()).otp_destinations;
    sent.push({ channel: 'down', to: '', text: '' });
    for (const _ of [1, 2, 3, 4]) expect((await verify({ session, method: 'email' })).status).toBe(503);
    sent.length = 0;
    expect((await verify({ session, method: 'email' })).status).toBe(200);
    bank.answers.set('mandates', { status: 500, body: {} });
    expect((await verify({ session, otp: code() })).status).toBe(503);
    bank.answers.delete('mandates');
    expect((await verify({ session, otp: code() })).status).toBe(200);
  });

  test('in the sandbox is 123456, and nothing is sent', async () => {
    const sandbox = await platform.tenant({ products: ['payments'] });
    expect((await verify({ session: 'otp_1', method: 'email' }, sandbox)).json.message).toBe(
      'OTP authorisation is not enabled for this app',
    );
    await platform.modules.payments.settings.change(sandbox.environment, { 'mandates.legacy_otp': true });
    expect((await verify({ session: 'otp_1' }, sandbox)).json.data).toEqual([
      { field: 'method', message: 'method or otp is required' },
    ]);
    expect((await verify({ session: 'otp_1', method: 'pigeon' }, sandbox)).status).toBe(400);
  });
});

test('without a gateway a live code says that none is configured', async () => {
  const { noMessenger } = await import('../index.ts');
  const sending = noMessenger.send(live.environment, { method: 'email', address: 'halima@adire.example' }, '');
  await expect(sending).rejects.toMatchObject({ status: 503, message: expect.stringContaining('MESSENGER_URL') });
});

describe('a mandate that a selfie verified', () => {
  const wallet = walletOf;
  const selfie = { verification_method: 'selfie_verification' };
  const check = ({ id }: { id: string }) =>
    platform.modules.schedule.run(live.environment, 'mandate.check', id.slice('mmc_'.length));

  test('is paid for when it is approved, NGN 50 of it for the switch, once', async () => {
    await platform.modules.billing.wallet.fund(live.environment, { key: 'first', amountMinor: 20_000n });
    const made = await create(selfie);
    expect([(await found(made.id)).status, await wallet()]).toEqual(['approved', 5_000]);
    const { data } = (await call('GET', '/v2/billing/usage')).json;
    expect(data.records).toMatchObject([{ product: 'selfie', subject: made.id, list_price: 15_000, charged: 15_000 }]);
    const lines = await platform.modules.ledgerAudit.trialBalance(live.environment.id);
    const books = (name: string) => lines.find(({ account }) => account === name)?.creditMinor;
    expect([books('fees.mandate'), books('nibss.payable')]).toEqual([10_000n, 5_000n]);
  });

  test('waits while the wallet cannot pay, and is approved when it can', async () => {
    const made = await create(selfie);
    expect([(await found(made.id)).status, await wallet()]).toEqual(['initiated', 0]);
    clock.advance(MINUTE_MS);
    await check(made);
    expect((await found(made.id)).status).toBe('initiated');
    await platform.modules.billing.wallet.fund(live.environment, { key: 'later', amountMinor: 15_000n });
    clock.advance(MINUTE_MS);
    await check(made);
    expect([(await found(made.id)).status, await wallet()]).toEqual(['approved', 0]);
  });
});

test('setting up a sweep costs NGN 500, each account of it NGN 100, once', async () => {
  const { billing } = platform.modules;
  await billing.wallet.fund(live.environment, { key: 'first', amountMinor: 65_000n });
  const charges = createCharges(billing);
  const mandate = { id: '5f171a530295e231abca1153' };
  const { db, close } = openDatabase<Schema>({
    ...{
      url: platform.databaseUrl,
      poolSize: 1,
      statementTimeoutMs: 10_000,
      applicationName: 'test',
      onError: () => {},
    },
  });
  const charge = (post: (tx: Transaction<Schema>) => Promise<void>) => db.transaction().execute(post);
  for (const _ of [1, 2]) {
    await charge((tx) => charges.sweepSetUp(tx, live.environment, mandate));
    await charge((tx) => charges.linkedAccount(tx, live.environment, mandate, 'account-1'));
  }
  expect(await walletOf()).toBe(5_000);
  await charge(async (tx) => {
    const short = charges.linkedAccount(tx, live.environment, mandate, 'account-2');
    await expect(short).rejects.toMatchObject({ status: 402 });
    // The transaction goes on, and has nothing of it.
    await billing.wallet.pay(tx, live.environment, { key: 'rest', fees: 'mandate', amountMinor: 5_000n });
  });
  await close();
  const { totals } = (await call('GET', '/v2/billing/usage')).json.data;
  expect([await walletOf(), totals.length]).toEqual([0, 2]);
});

test('a bank that did not hear of a cancelled mandate is told again until it has', async () => {
  const made = await create();
  bank.answers.set('mandates/cancel', { status: 500, body: {} });
  const answer = await call('PATCH', `/v3/payments/mandates/${made.id}/cancel`);
  expect([answer.status, (await found(made.id)).status]).toEqual([200, 'cancelled']);
  const cancels = () => bank.calls.filter((path) => path === 'mandates/cancel').length;
  const { schedule } = platform.modules;
  const dueWithin = (ms: number) => schedule.nextDue(live.environment.id, new Date(clock.now().getTime() + ms));
  const run = () => schedule.run(live.environment, 'mandate.tell-rail', made.id.slice('mmc_'.length));
  await run();
  expect(cancels()).toBe(1);
  clock.advance(MINUTE_MS);
  await run();
  expect(cancels()).toBe(2);
  expect(await dueWithin(2 * MINUTE_MS - 1)).toBeNull();
  clock.advance(DAY_MS);
  await run();
  bank.answers.delete('mandates/cancel');
  clock.advance(DAY_MS);
  await run();
  await run();
  expect([cancels(), await dueWithin(30 * DAY_MS)]).toEqual([4, null]);
});
