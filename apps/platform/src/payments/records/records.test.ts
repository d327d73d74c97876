import { SettableClock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import { Refusal } from '@kente/kit/errors';
import { newId } from '@kente/kit/ids';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLedger } from '../../ledger/index.ts';
import type { Schema } from '../../schema.generated.ts';
import type { Environment } from '../../tenancy/index.ts';
import { type TestPlatform, testPlatform } from '../../testing/platform.ts';
import type { Collected, NewPayment, Payment } from './index.ts';

const clock = new SettableClock('2026-03-02T09:00:00.000Z');
let platform: TestPlatform;
let db: Kysely<Schema>;
let closeDatabase: () => Promise<void>;
let env: Environment;
const ledger = createLedger();

beforeAll(async () => {
  platform = await testPlatform({ clock, workers: false });
  const database = openDatabase<Schema>({
    ...{
      url: platform.databaseUrl,
      poolSize: 6,
      statementTimeoutMs: 10_000,
      applicationName: 'test',
      onError: () => {},
    },
  });
  db = database.db;
  closeDatabase = () => database.close();
  env = platform.environment;
});
afterAll(async () => {
  await closeDatabase();
  await platform.close();
});

const payer = {
  ...{ name: 'Ngozi Bello', accountNumber: '0123456789', nipCode: '000017', bankCode: '035', bankName: 'Wema Bank' },
};
const aDebit = (more: Partial<NewPayment> = {}): NewPayment => ({
  ...{ type: 'variable-debit', channel: 'mandate', status: 'processing', amountMinor: 5_000_000n, feeMinor: 50_000n },
  ...{ feeBearer: 'business', description: 'Loan repayment', reference: `repay-${newId()}`, payer },
  mandateId: `mmc_${'a1'.repeat(12)}`,
  ...more,
});
const whole: Collected = {
  ...{ amountMinor: 5_000_000n, feeMinor: 50_000n, splitLegFeeMinor: 1_000n, rail: 'nip', responseCode: '00' },
};
const records = () => platform.modules.payments.records;
const insert = (payment: NewPayment, of = env): Promise<Payment> =>
  db.transaction().execute((tx) => records().insert(tx, of, payment));
const collect = (id: string, money: Collected = whole, of = env) =>
  db.transaction().execute((tx) => records().collect(tx, of, id, money));
const pending = (of = env) => ledger.balance(db, of.id, `merchant.pending:${of.app.id}`);
const unsettled = async (of = env, owner = 'app') => {
  const rows = await db
    .selectFrom('settlement_items')
    .select('net_minor')
    .where('env_id', '=', of.id)
    .where('owner', '=', owner)
    .execute();
  return rows.reduce((sum, { net_minor }) => sum + net_minor, 0n);
};

describe('the intent', () => {
  test('uses its reference up, for one-time payments and debits together, in its environment alone', async () => {
    const { reference } = await insert(aDebit());
    await expect(insert(aDebit({ reference, type: 'onetime-debit', status: 'pending' }))).rejects.toMatchObject({
      status: 400,
      message: 'Invalid reference, please retry with a unique reference',
    });
    const stranger = await platform.tenant();
    expect((await insert(aDebit({ reference }), stranger.environment)).reference).toBe(reference);
  });

  test('of twenty at once with one reference, one is written', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => insert(aDebit({ reference: 'one-of-20' }))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Refusal);
  });

  test('that was voided is seen by nobody, and its reference is free', async () => {
    const made = await insert(aDebit());
    await db.transaction().execute((tx) => records().transition(tx, env, made.id, 'voided'));
    const again = await insert(aDebit({ reference: made.reference }));
    expect((await records().findByReference(env.id, made.reference))?.id).toBe(again.id);
    expect((await records().find(env.id, made.id))?.reference).toBe(made.reference);
    const { payments } = await records().list(env.id, { page: 1, limit: 100 });
    expect(payments.map(({ id }) => id)).not.toContain(made.id);
  });

  test('holds no account number in plain text', async () => {
    const { id } = await insert(aDebit());
    const row = await db.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(
      Object.values(row)
        .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
        .join(),
    ).not.toContain(payer.accountNumber);
  });

  test('is found by every form of its name', async () => {
    const made = await insert(aDebit({ sessionCode: 'ODW2QV0WLIDG', type: 'onetime-debit' }));
    for (const name of [made.id, `txd_${made.id}`, `txreq_${made.id}`, 'ODW2QV0WLIDG', 'payment_ODW2QV0WLIDG'])
      expect((await records().find(env.id, name))?.id).toBe(made.id);
    expect(await records().find(env.id, made.reference)).toBeNull();
  });
});

describe('money that came', () => {
  test('is posted once, and stands in what is to be settled as in the ledger', async () => {
    const tenant = (await platform.tenant()).environment;
    const { id } = await insert(aDebit(), tenant);
    const results = await Promise.all([collect(id, whole, tenant), collect(id, whole, tenant)]);
    expect(results.filter((each) => each !== null)).toHaveLength(1);
    expect(await records().find(tenant.id, id)).toMatchObject({ status: 'successful', responseCode: '00' });
    expect(await pending(tenant)).toBe(4_950_000n);
    expect(await unsettled(tenant)).toBe(4_950_000n);
  });

  test('of a split gives each sub-account its leg', async () => {
    const tenant = (await platform.tenant()).environment;
    const [a, b] = [newId(), newId()];
    const split = {
      type: 'percentage' as const,
      fee_bearer: 'sub_accounts' as const,
      distribution: [
        { account: a, value: 30, max: 1_000_000 },
        { account: b, value: 20 },
      ],
    };
    const { id } = await insert(aDebit({ split }), tenant);
    expect((await collect(id, whole, tenant))?.split).toEqual(split);
    expect(await pending(tenant)).toBe(2_950_000n);
    expect(await unsettled(tenant)).toBe(2_950_000n);
    for (const leg of [a, b]) {
      expect(await ledger.balance(db, tenant.id, `sub.pending:${leg}`)).toBe(999_000n);
      expect(await unsettled(tenant, leg)).toBe(999_000n);
    }
  });

  test('in parts adds up, and less than was asked for is a partial debit (E15)', async () => {
    const tenant = (await platform.tenant()).environment;
    const { id } = await insert(aDebit({ amountMinor: 1_000_000n, feeMinor: 10_000n }), tenant);
    const part = { ...whole, amountMinor: 400_000n, feeMinor: 4_000n, part: 1, isMoreToCome: true };
    expect((await collect(id, part, tenant))?.status).toBe('processing');
    const last = { ...whole, amountMinor: 250_000n, feeMinor: 2_500n, part: 2 };
    expect(await collect(id, last, tenant)).toMatchObject({
      status: 'partial-debit-successful',
      collectedMinor: 650_000n,
      feeMinor: 6_500n,
    });
    expect(await pending(tenant)).toBe(643_500n);
  });

  test('that the bank takes back leaves nothing pending, or a debt for what is gone', async () => {
    const tenant = (await platform.tenant()).environment;
    const { id } = await insert(aDebit(), tenant);
    await collect(id, whole, tenant);
    const reverse = () =>
      db
        .transaction()
        .execute((tx) =>
          records().reverse(tx, tenant, id, { rail: 'nip', responseCode: '21', splitLegFeeMinor: 1_000n }),
        );
    expect((await reverse())?.status).toBe('reversed');
    expect(await reverse()).toBeNull();
    expect([await pending(tenant), await unsettled(tenant)]).toEqual([0n, 0n]);

    const another = await insert(aDebit(), tenant);
    await collect(another.id, whole, tenant);
    await db.transaction().execute((tx) =>
      ledger.post(tx, tenant.id, {
        ...{ key: 'payout:test:closed', kind: 'payout.closed', at: clock.now() },
        entries: [
          { account: `merchant.pending:${tenant.app.id}`, debitMinor: 3_950_000n },
          { account: `merchant.payable:${tenant.app.id}`, creditMinor: 3_950_000n },
        ],
      }),
    );
    await db
      .transaction()
      .execute((tx) =>
        records().reverse(tx, tenant, another.id, { rail: 'nip', responseCode: '21', splitLegFeeMinor: 1_000n }),
      );
    expect(await pending(tenant)).toBe(0n);
    expect(await ledger.balance(db, tenant.id, `merchant.receivable:${tenant.app.id}`)).toBe(3_950_000n);
  });
});

describe('GET /v2/payments/verify/{reference}', () => {
  test.each([
    ['GET', (reference: string) => `/v2/payments/verify/${reference}`],
    ['POST', (reference: string) => `/v2/payments/verify/${reference}`],
    ['GET', (reference: string) => `/v2/payments/${reference}/verify`],
  ])('200 by %s tells a success, by reference and by id', async (method, path) => {
    const made = await insert(aDebit());
    await collect(made.id);
    for (const name of [made.reference, made.id, `txd_${made.id}`]) {
      const { status, json } = await platform.call(method, path(name));
      expect([status, json.message]).toEqual([200, 'Payment retrieved successfully']);
      expect(json.data).toMatchObject({
        ...{ id: made.id, reference: made.reference, status: 'successful', amount: 5_000_000, fee: 50_000 },
        ...{ feeBearer: 'business', channel: 'mandate', type: 'variable-debit', liveMode: false, refunded: false },
        instruments: ['a1'.repeat(12)],
        account: { accountNumber: '0123456789', type: 'mandate_account', institution: { bankCode: '035' } },
      });
    }
  });

  test('200 by POST /v1/payments/verify, and 400 without a reference', async () => {
    const made = await insert(aDebit());
    await db.transaction().execute((tx) => records().transition(tx, env, made.id, 'failed', { responseCode: '51' }));
    const { json } = await platform.call('POST', '/v1/payments/verify', { body: { reference: made.reference } });
    expect(json.data.status).toBe('failed');
    expect((await platform.call('POST', '/v1/payments/verify', { body: {} })).status).toBe(400);
  });

  test('404 for one that is not final, is unknown, or is another environment’s', async () => {
    const running = await insert(aDebit());
    const stranger = await platform.tenant();
    const foreign = await insert(aDebit(), stranger.environment);
    await collect(foreign.id, whole, stranger.environment);
    for (const name of [running.reference, 'never-seen', foreign.id]) {
      const { status, json } = await platform.call('GET', `/v2/payments/verify/${name}`);
      expect([status, json.message, json.data]).toEqual([404, 'Invalid reference, payment not found', null]);
    }
  });

  test('401 for an app without the product', async () => {
    const { secretKey } = await platform.tenant({ products: ['connect'] });
    const { status, json } = await platform.call('GET', '/v2/payments/verify/any', { key: secretKey });
    expect([status, json.message]).toEqual([
      401,
      'Please use a Payments app, go to your dashboard and create an app with Payments product.',
    ]);
  });
});

describe('GET /v2/payments/transactions', () => {
  test('200 lists newest first, by Lagos day and status, with absolute links', async () => {
    const { environment, secretKey } = await platform.tenant();
    const { records: book } = platform.modules.payments;
    const customer = await db
      .transaction()
      .execute((tx) =>
        platform.modules.customers.findOrCreate(tx, environment, { name: 'Ngozi Bello', email: 'ngozi@bello.example' }),
      );
    const made: Payment[] = [];
    for (const at of ['2026-03-01T22:59:59.999Z', '2026-03-01T23:00:00.000Z', '2026-03-02T22:59:59.999Z']) {
      clock.set(at);
      made.push(await insert(aDebit({ customerId: customer.id }), environment));
    }
    clock.set('2026-03-03T09:00:00.000Z');
    await db.transaction().execute((tx) => book.transition(tx, environment, made[1]?.id ?? '', 'failed'));
    const list = async (query: string) => {
      const { status, json } = await platform.call('GET', `/v2/payments/transactions?${query}`, { key: secretKey });
      return { status, json, ids: json.data?.payments?.map(({ id }: { id: string }) => id) };
    };
    const [first, second, third] = made.map(({ id }) => id);
    expect((await list('')).ids).toEqual([third, second, first]);
    for (const day of ['start=02-03-2026&end=02-03-2026', 'start=2026-03-02&end=2026-03-02'])
      expect((await list(day)).ids).toEqual([third, second]);
    expect((await list('status=failed')).ids).toEqual([second]);
    const page = await list('limit=1&page=2&status=processing');
    expect(page.json.data.payments[0].customer).toMatchObject({ id: customer.id, name: 'Ngozi Bello' });
    expect(page.json.meta.paging).toMatchObject({
      ...{ total: 2, page: 2, pages: 2, next: null },
      previous: expect.stringMatching(
        /^http:\/\/localhost.*\/v2\/payments\/transactions\?limit=1&status=processing&page=1$/,
      ),
    });
  });

  test('400 tells every mistake', async () => {
    const { status, json } = await platform.call('GET', '/v2/payments/transactions?start=soon&status=lost&page=0');
    expect(status).toBe(400);
    expect(json.data.map(({ field }: { field: string }) => field).sort()).toEqual(['page', 'start', 'status']);
  });
});

test('a forgotten customer’s payments keep their sums and lose their names', async () => {
  const { environment, secretKey } = await platform.tenant();
  const customer = await db
    .transaction()
    .execute((tx) =>
      platform.modules.customers.findOrCreate(tx, environment, { name: 'Bisi Ade', email: 'bisi@ade.example' }),
    );
  const { id, reference } = await insert(aDebit({ customerId: customer.id, meta: { name: 'Bisi' } }), environment);
  const forget = () => platform.call('DELETE', `/v2/customers/${customer.id}`, { key: secretKey });
  expect((await forget()).status).toBe(409);
  await collect(id, whole, environment);
  expect((await forget()).status).toBe(200);
  expect(await records().find(environment.id, id)).toMatchObject({
    ...{ reference, amountMinor: 5_000_000n, payer: null, description: null, meta: null },
  });
});

test('an operator’s setting holds for its environment at once', async () => {
  const { settings } = platform.modules.payments;
  const stranger = (await platform.tenant()).environment;
  await settings.change(env, { 'retry.funds_more': 2, 'sweep.partial': true });
  await settings.change(env, { 'sweep.partial': null });
  expect(await settings.of(env)).toMatchObject({ 'retry.funds_more': 2, 'sweep.partial': false });
  expect((await settings.of(stranger))['retry.funds_more']).toBe(5);
  await expect(settings.change(env, { 'retry.none': 1 })).rejects.toMatchObject({ status: 400 });
});
