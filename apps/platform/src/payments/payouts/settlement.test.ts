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

const SUB_ACCOUNT = { nip_code: '000013', account_number: '0123456780' };
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

  test('whose outcome is unknown counts as done, and is undone when it fails later', async () => {
    const payment = await paid(300_000n, 6_500n);
    await paid(900_000n, 6_500n);
    const before = await pending();
    await call('POST', '/v2/sandbox/faults', {
      ...{ target: 'rail:nip', fault: 'timeout_not_received', times: 1, match: { amount: 300_000 } },
    });
    await platform.modules.payments.settings.change(tenant.environment, { 'debit.wait': '1s' });
    const answer = await refund(payment);
    expect([answer.status, answer.json.data?.refunded]).toEqual([200, true]);
    await reach('2026-03-02T21:00:00.000Z');
    expect((await call('GET', `/v2/payments/verify/${payment.reference}`)).json.data.refunded).toBe(false);
    expect(await pending()).toBe(before);
    await sound();
  });

  test('that the payer’s bank gives back later is undone and told', async () => {
    const payment = await paid(300_000n, 6_500n);
    await paid(900_000n, 6_500n);
    const before = await pending();
    expect((await refund(payment)).status).toBe(200);
    const movement = await db
      .selectFrom('rail_movements')
      .select(['session_id', 'amount_minor'])
      .where('env_id', '=', tenant.environment.id)
      .executeTakeFirstOrThrow();
    const notice = {
      direction: 'credit',
      sessionId: movement.session_id,
      code: '06',
      amountMinor: movement.amount_minor,
    } as const;
    await platform.modules.rails.hear('test', { ...notice, kind: 'reversal' }, tenant.environment.id);
    expect(await pending()).toBe(before);
    expect(await balance('bank.settlement')).toBe(0n);
    expect((await call('GET', `/v2/payments/verify/${payment.reference}`)).json.data.refunded).toBe(false);
    await sound();
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

  test('leaves out what is held, also what it had brought already, until it is released', async () => {
    const { records } = platform.modules.payments;
    const held = await paid(300_000n, 6_500n);
    await records.hold(tenant.environment, held.reference, true);
    await paid(900_000n, 6_500n);
    await reach('2026-03-03T22:00:00.000Z');
    expect((await call('GET', '/v2/payments/payouts')).json.data).toMatchObject([{ amount: 893_500 }]);
    expect((await call('GET', `/v2/payments/verify/${held.reference}`)).json.data.held_settlement).toBe(true);
    await records.hold(tenant.environment, held.id, false);
    await reach('2026-03-04T22:00:00.000Z');
    expect((await call('GET', '/v2/payments/payouts?status=settled')).json.data[0].settled_amount).toBe(293_500);
    expect(await records.hold(tenant.environment, 'never-seen', true)).toBeNull();
    await sound();
  });

  test('keeps back what the merchant owes of a payment that the bank took back after it was settled', async () => {
    const { records } = platform.modules.payments;
    const e1 = await paid(5_000_000n, 50_000n);
    await reach('2026-03-03T22:00:00.000Z');
    const back = { rail: 'nip', responseCode: '06', splitLegFeeMinor: 1_000n };
    await db.transaction().execute((tx) => records.reverse(tx, tenant.environment, e1.id, back));
    expect(await balance(`merchant.receivable:${tenant.environment.app.id}`)).toBe(4_950_000n);
    await paid(7_000_000n, 70_000n);
    await reach('2026-03-05T22:00:00.000Z');
    const [payout] = (await call('GET', '/v2/payments/payouts?status=settled')).json.data;
    expect(payout.settled_amount).toBe(6_930_000 - 4_950_000);
    expect(await balance(`merchant.receivable:${tenant.environment.app.id}`)).toBe(0n);
    await sound();
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

  test('of a split that came in parts is taken back with the split fees of every part', async () => {
    const { records } = platform.modules.payments;
    const account = (await call('POST', '/v2/payments/payout/sub-account', SUB_ACCOUNT)).json.data.id;
    const split = {
      ...{ type: 'percentage' as const, fee_bearer: 'business' as const },
      distribution: [{ account, value: 33 }],
    };
    await db.transaction().execute(async (tx) => {
      const made = await records.insert(tx, tenant.environment, {
        ...{
          type: 'variable-debit',
          channel: 'mandate',
          status: 'processing',
          amountMinor: 650_001n,
          feeMinor: 6_501n,
        },
        ...{ feeBearer: 'business', description: 'Repayment', reference: `repay-${newId()}`, payer, split },
      });
      const common = { splitLegFeeMinor: 1_000n, rail: 'nip', responseCode: '00' };
      const parts = [
        { part: 1, amountMinor: 400_001n, feeMinor: 4_000n, isMoreToCome: true },
        { part: 2, amountMinor: 250_000n, feeMinor: 2_501n, isMoreToCome: false },
      ];
      for (const part of parts) await records.collect(tx, tenant.environment, made.id, { ...common, ...part });
      await records.reverse(tx, tenant.environment, made.id, common);
    });
    expect([await balance('fees.split'), await balance('fees.direct_debit')]).toEqual([0n, 0n]);
    expect(await balance('rail.clearing:nip')).toBe(0n);
    await sound();
  });

  test('adds a sub-account once for its key, and none while its bank cannot be asked', async () => {
    const add = (headers: Record<string, string> = {}) =>
      platform.call('POST', '/v2/payments/payout/sub-accounts', { key: tenant.secretKey, body: SUB_ACCOUNT, headers });
    await call('POST', '/v2/sandbox/faults', { target: 'rail:nip', fault: 'name_enquiry_down', times: 1 });
    expect((await add()).status).toBe(503);
    const key = { 'idempotency-key': `sub-${newId()}` };
    const [first, second] = [await add(key), await add(key)];
    expect([second.status, second.text]).toEqual([200, first.text]);
    expect((await add()).json.message).toBe('Subaccount already exists');
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
