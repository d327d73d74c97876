import { SettableClock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import { newId } from '@kente/kit/ids';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLedger } from '../../ledger/index.ts';
import type { Schema } from '../../schema.generated.ts';
import { type TestPlatform, type TestTenant, testPlatform } from '../../testing/platform.ts';
import type { NewPayment, Payment } from '../records/index.ts';

/** A Monday morning in Lagos. */
const MONDAY = '2026-03-02T09:00:00.000Z';
const clock = new SettableClock(MONDAY);
const ledger = createLedger();
let platform: TestPlatform;
let db: Kysely<Schema>;
let closeDatabase: () => Promise<void>;
let tenant: TestTenant;

beforeAll(async () => {
  platform = await testPlatform({ clock, workers: false, simulators: true });
  const database = openDatabase<Schema>({
    ...{
      url: platform.databaseUrl,
      poolSize: 4,
      statementTimeoutMs: 10_000,
      applicationName: 'test',
      onError: () => {},
    },
  });
  db = database.db;
  closeDatabase = () => database.close();
});
afterAll(async () => {
  await closeDatabase();
  await platform.close();
});
beforeEach(async () => {
  clock.set(MONDAY);
  tenant = await platform.tenant();
});

const payer = {
  ...{ name: 'Ngozi Bello', accountNumber: '0123456789', nipCode: '000017', bankCode: '035', bankName: 'Wema Bank' },
};
async function paid(amountMinor: bigint, feeMinor: bigint, more: Partial<NewPayment> = {}): Promise<Payment> {
  const { environment: env } = tenant;
  const { records } = platform.modules.payments;
  return db.transaction().execute(async (tx) => {
    const made = await records.insert(tx, env, {
      ...{ type: 'variable-debit', channel: 'mandate', status: 'processing', amountMinor, feeMinor },
      ...{ feeBearer: 'business', description: 'Repayment', reference: `repay-${newId()}`, payer },
      ...more,
    });
    const money = { amountMinor, feeMinor, splitLegFeeMinor: 1_000n, rail: 'nip', responseCode: '00' };
    const collected = await records.collect(tx, env, made.id, money);
    if (!collected) throw new Error('the payment was final already');
    return collected;
  });
}
const balance = (account: Parameters<typeof ledger.balance>[2]) => ledger.balance(db, tenant.environment.id, account);
const pending = () => balance(`merchant.pending:${tenant.environment.app.id}`);
const call = (method: string, path: string, body?: unknown) =>
  platform.call(method, path, { key: tenant.secretKey, ...(body === undefined ? {} : { body }) });
const refund = (payment: Payment, source?: string) =>
  call('POST', '/v2/payments/refund', { reference: payment.reference, ...(source ? { source } : {}) });
const fundWallet = (amountMinor: bigint) =>
  platform.modules.billing.wallet.fund(tenant.environment, { key: `test:${newId()}`, amountMinor });
/** Moves time on, and does what falls due on the way. */
async function reach(time: string): Promise<void> {
  const { schedule, tenancy } = platform.modules;
  await platform.until('the cut to be planned', async () =>
    schedule.nextDue(tenant.environment.id, new Date('2027-01-01')),
  );
  const until = new Date(time);
  const walk = async (dueAt: Date) => {
    clock.set(dueAt);
    return tenancy.environment(tenant.environment.id);
  };
  while (await schedule.runEarliest(tenant.environment, until, walk));
  clock.set(until);
}
const sound = async () => expect((await ledger.verify(db, tenant.environment.id)).problems).toEqual([]);

describe('POST /v2/payments/refund', () => {
  test('400 when less is pending than the payment was (E9)', async () => {
    const e1 = await paid(5_000_000n, 50_000n);
    const { status, json } = await refund(e1);
    expect([status, json.message]).toEqual([400, 'Insufficient pending payout balance to process refund']);
    expect(await pending()).toBe(4_950_000n);
    expect((await call('GET', `/v2/payments/verify/${e1.reference}`)).json.data.refunded).toBe(false);
  });

  test('200 from what is pending, once (E10), and 400 for a refund of it again', async () => {
    const e1 = await paid(5_000_000n, 50_000n);
    await paid(2_000_000n, 6_500n);
    expect(await pending()).toBe(6_943_500n);
    const { status, json } = await refund(e1);
    expect([status, json.message]).toEqual([200, 'Refunded payment successfully']);
    expect(json.data).toEqual({
      ...{ id: e1.id, reference: e1.reference, refunded: true, refunded_amount: 5_000_000 },
      beneficiary: { name: 'Ngozi Bello', bank_name: 'Wema Bank', bank_code: '035', account_number: '0123456789' },
    });
    expect([await pending(), await balance('bank.settlement')]).toEqual([1_943_500n, -5_000_000n]);
    expect((await refund(e1)).json.message).toBe('payment has already been refunded.');
    await sound();
  });

  test('200 from the wallet leaves what is pending alone (E12), 400 when the wallet is short', async () => {
    const e2 = await paid(5_000_000n, 50_000n, { feeBearer: 'customer' });
    expect((await refund(e2, 'wallet')).json.message).toBe('Insufficient wallet balance to process refund');
    await fundWallet(6_000_000n);
    expect((await refund(e2, 'wallet')).status).toBe(200);
    expect(await pending()).toBe(5_000_000n);
    expect(await balance(`wallet.available:${tenant.environment.app.id}`)).toBe(1_000_000n);
    await sound();
  });

  test('of ten at once one is made', async () => {
    const payment = await paid(300_000n, 6_500n);
    await paid(900_000n, 6_500n);
    const answers = await Promise.all(Array.from({ length: 10 }, () => refund(payment)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await pending()).toBe(293_500n + 893_500n - 300_000n);
  });

  test('that the bank refuses is undone and told, and may be asked for again', async () => {
    const payment = await paid(300_000n, 6_500n, { payer: { ...payer, accountNumber: '9900000007' } });
    await paid(900_000n, 6_500n);
    const before = await pending();
    const { status } = await refund(payment);
    expect(status).toBe(400);
    expect(await pending()).toBe(before);
    const { body } = await db
      .selectFrom('events')
      .select('body')
      .where('env_id', '=', tenant.environment.id)
      .where('type', '=', 'kente.refund.failed')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(String(body)).data).toMatchObject({ payment: payment.id, amount: 300_000, response_code: '07' });
    expect((await call('GET', `/v2/payments/verify/${payment.reference}`)).json.data.refunded).toBe(false);
    await sound();
  });

  test('404 for one that is unknown or did not succeed, 400 for a source that is none', async () => {
    const unknown = await call('POST', '/v2/payments/refund', { reference: 'never-seen' });
    expect([unknown.status, unknown.json.message]).toEqual([404, 'Invalid reference, payment not found']);
    expect((await call('POST', '/v2/payments/refund', { reference: 'x', source: 'till' })).status).toBe(400);
  });
});

describe('settlement', () => {
  test('of a day is cut at midnight and paid on the next banking day at 23:00 (E11)', async () => {
    await platform.modules.payments.settings.change(tenant.environment, { 'webhook.settlement_events': true });
    const e1 = await paid(5_000_000n, 50_000n);
    await paid(2_000_000n, 6_500n);
    await refund(e1);
    await reach('2026-03-02T23:00:00.000Z');
    const cut = (await call('GET', '/v2/payments/payouts?status=pending')).json;
    expect(cut.data).toHaveLength(1);
    expect(cut.data[0]).toMatchObject({ amount: 1_943_500, fee: 56_500, settled_amount: null, settled_account: null });
    expect(await pending()).toBe(0n);

    await reach('2026-03-03T21:59:59.999Z');
    expect((await call('GET', '/v2/payments/payouts?status=settled')).json.data).toEqual([]);
    await reach('2026-03-03T22:00:00.000Z');
    const [payout] = (await call('GET', '/v2/payments/payouts?status=settled')).json.data;
    expect(payout).toMatchObject({ settled_amount: 1_943_500, currency: 'ngn', message: 'Successfully settled.' });
    const { body } = await db
      .selectFrom('events')
      .select('body')
      .where('env_id', '=', tenant.environment.id)
      .where('type', '=', 'direct_debit.settlement_successful')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(String(body)).data).toMatchObject({
      ...{ id: payout.id, amount_collected: 7_000_000, fee: 56_500, amount_refunded: 5_000_000, refund_fee: 0 },
      amount_settled: 1_943_500,
    });
    const made = await call('GET', `/v2/payments/payout/${payout.id}/transactions`);
    expect(made.json.data.payments).toHaveLength(2);
    expect((await call('GET', '/v2/payments/payout/po_none/transactions')).json.message).toBe('Payout not found');
    await sound();
  });

  test('of a Friday waits for Monday; what is held waits for its release', async () => {
    clock.set('2026-03-06T09:00:00.000Z');
    await paid(300_000n, 6_500n);
    await reach('2026-03-08T22:00:00.000Z');
    expect((await call('GET', '/v2/payments/payouts')).json.data[0].status).toBe('pending');
    await reach('2026-03-09T22:00:00.000Z');
    expect((await call('GET', '/v2/payments/payouts')).json.data[0].status).toBe('settled');
  });

  test('that the bank refuses is pending again, and joins the next payout', async () => {
    const { settings } = platform.modules.payments;
    const account = { account_name: 'Adire Finance', account_number: '9900000007', bank_code: '035' };
    await settings.change(tenant.environment, { 'settlement.account': account });
    await paid(300_000n, 6_500n);
    await reach('2026-03-03T22:00:00.000Z');
    const [failed] = (await call('GET', '/v2/payments/payouts?status=failed')).json.data;
    expect(failed).toMatchObject({ amount: 293_500, response: '07', settled_amount: null });
    expect(await pending()).toBe(293_500n);
    await settings.change(tenant.environment, { 'settlement.account': null });
    await paid(300_000n, 6_500n);
    await reach('2026-03-04T22:00:00.000Z');
    const [settled] = (await call('GET', '/v2/payments/payouts?status=settled')).json.data;
    expect(settled.settled_amount).toBe(587_000);
    await sound();
  });

  test('pays each sub-account its leg, and tells it', async () => {
    const made = await call('POST', '/v2/payments/payout/sub-account', {
      nip_code: '000013',
      account_number: '0123456780',
    });
    expect([made.status, made.json.message]).toEqual([200, 'Subaccount created successfully']);
    expect(
      (await call('POST', '/v2/payments/payout/sub-accounts', { nip_code: '058', account_number: '0123456780' })).json
        .message,
    ).toBe('Subaccount already exists');
    const listed = await call('GET', '/v2/payments/payout/sub-accounts');
    expect(listed.json.data).toMatchObject([{ id: made.json.data.id, category: 'sub_account', nibss_code: '000013' }]);
    const split = {
      ...{ type: 'percentage' as const, fee_bearer: 'sub_accounts' as const },
      distribution: [{ account: made.json.data.id, value: 30 }],
    };
    await paid(5_000_000n, 50_000n, { split });
    await reach('2026-03-03T22:00:00.000Z');
    const { body } = await db
      .selectFrom('events')
      .select('body')
      .where('env_id', '=', tenant.environment.id)
      .where('type', '=', 'direct_debit.split_settlement_successful')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(String(body)).data).toMatchObject({
      ...{ status: 'settled', split_fee: 1_000, amount_settled: 1_499_000, fee_bearer: 'sub_accounts' },
      account: { account_number: '0123456780', account_type: 'sub_account' },
    });
    expect(await balance(`sub.payable:${made.json.data.id}`)).toBe(0n);
    await sound();
  });
});
