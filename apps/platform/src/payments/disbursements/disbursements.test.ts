import { later, MINUTE_MS, SettableClock } from '@kente/kit/clock';
import { openDatabase } from '@kente/kit/db/pool';
import { newId } from '@kente/kit/ids';
import fc from 'fast-check';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLedger, type LedgerAccount } from '../../ledger/index.ts';
import type { Schema } from '../../schema.generated.ts';
import { type TestPlatform, type TestTenant, testPlatform } from '../../testing/platform.ts';

const MONDAY = '2026-03-02T09:00:00.000Z';
const BASE = '/v3/payments/disburse';
const FEE = 3_500n;
const clock = new SettableClock(MONDAY);
const ledger = createLedger();
let platform: TestPlatform;
let db: Kysely<Schema>;
let closeDatabase: () => Promise<void>;
let tenant: TestTenant;

beforeAll(async () => {
  platform = await testPlatform({ clock, workers: false, simulators: true });
  const database = openDatabase<Schema>({
    ...{ url: platform.databaseUrl, poolSize: 4, statementTimeoutMs: 10_000, applicationName: 'test' },
    onError: () => {},
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
  tenant = await platform.tenant({ products: ['disburse'] });
});

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  platform.call(method, path.startsWith('/v2') ? path : BASE + path, {
    ...{ key: tenant.secretKey, headers },
    ...(body === undefined ? {} : { body }),
  });
const balance = (account: LedgerAccount) => ledger.balance(db, tenant.environment.id, account);
const wallet = () => balance(`wallet.available:${tenant.environment.app.id}`);
const fund = (amountMinor: bigint) =>
  platform.modules.billing.wallet.fund(tenant.environment, { key: `test:${newId()}`, amountMinor });
const recipient = (account_number = '0123456780', amount = 100_000, reference = `salary-${newId()}`) => ({
  ...{ reference, recipient_email: 'bola.ade@example.com', amount, narration: 'Salary March' },
  ...{ account_number, bank_code: '058' },
});
const nested = ({ account_number, bank_code, ...item }: ReturnType<typeof recipient>) => ({
  ...item,
  account: { account_number, bank_code },
});
const order = (more: Record<string, unknown> = {}) => ({
  ...{ reference: `salaries-${newId()}`, source: 'wallet', type: 'scheduled', total_amount: 200_000 },
  ...{ description: 'Salaries of March', ...more },
});
/** Does what is due now, or falls due within that time. */
async function goOn(ms = 0): Promise<void> {
  const { schedule, tenancy } = platform.modules;
  const { id } = tenant.environment;
  const until = later(clock.now(), ms);
  const reach = async (dueAt: Date) => {
    if (dueAt > clock.now()) clock.set(dueAt);
    return tenancy.environment(id);
  };
  while (await schedule.runEarliest(await tenancy.environment(id), until, reach));
  clock.set(until);
}
const get = async (id: string) => (await call('GET', `/disbursements/${id}`)).json.data;
const told = async (): Promise<{ type: string; data: Record<string, unknown> }[]> =>
  (
    await db
      .selectFrom('events')
      .select(['type', 'body'])
      .where('env_id', '=', tenant.environment.id)
      .where('type', 'like', '%disburse%')
      .orderBy('seq')
      .execute()
  ).map(({ type, body }) => ({ type, data: JSON.parse(String(body)).data }));
const types = async () => (await told()).map(({ type }) => type.replace('event.', ''));
const fault = (reference: string, name: string) =>
  call('POST', '/v2/sandbox/faults', { target: 'rail:nip', match: { reference }, fault: name, times: 1 });
const sourceAccount = async (account_number = '0131883461') => {
  const body = { app: tenant.environment.app.id, account_number, bank_code: '058', email: 'accounts@adire.example' };
  return (await call('POST', '/source-accounts', body)).json;
};
async function filled(items: ReturnType<typeof recipient>[], more: Record<string, unknown> = {}): Promise<string> {
  const total_amount = items.reduce((sum, { amount }) => sum + amount, 0);
  const made = await call('POST', '/disbursements', order({ total_amount, ...more }));
  expect(made.json.message).toBe('Disbursement request received');
  const added = await call('POST', `/disbursements/${made.json.data.id}/distributions`, items);
  expect(added.status).toBe(200);
  return made.json.data.id;
}
const trigger = (id: string) => call('POST', `/disbursements/${id}/transition`, { action: 'trigger' });
const sound = async () => expect((await ledger.verify(db, tenant.environment.id)).problems).toEqual([]);

describe('a scheduled disbursement from the wallet', () => {
  test('is made, filled, triggered and paid; what fails comes back with its fee', async () => {
    await fund(1_000_000n);
    const made = await call('POST', '/disbursements', order());
    expect(made.json.data).toMatchObject({ status: 'created' });
    const { id } = made.json.data;
    const items = [recipient(), recipient('9900000057')];
    const added = (await call('POST', `/disbursements/${id}/distributions`, items)).json.data;
    expect(added).toMatchObject({ summary: { valid: 2, invalid: 0 } });
    expect((await get(id)).status).toBe('ready');
    expect((await trigger(id)).json.data).toEqual({ status: 'processing', id });
    expect(
      (await call('DELETE', `/disbursements/${id}/distributions/${added.valid_accounts[0].id}`)).json.message,
    ).toBe('Disbursement can no longer be changed');
    await goOn();
    expect(await get(id)).toMatchObject({
      ...{ status: 'completed', total_successful_amount: '100000', total_failed_amount: '100000' },
      ...{ successful_transactions_count: 1, failed_transactions_count: 1, distributions_count: 2 },
    });
    expect([await wallet(), await balance(`disburse.funds:${id}`)]).toEqual([896_500n, 0n]);
    expect(await balance('fees.disburse')).toBe(FEE);
    expect((await types()).sort()).toEqual([
      ...['disbursement.completed', 'disbursement.processing'],
      ...['disbursement.transaction.failed', 'disbursement.transaction.successful'],
    ]);
    expect((await told()).at(-1)?.data).toMatchObject({
      ...{ total_amount: 200_000, total_fee: 3_500, transactions_count: 2, processing: { count: 0, amount: 0 } },
      ...{ successful: { count: 1, amount: 100_000 }, failed: { count: 1, amount: 100_000 } },
    });
    const csv = await call('GET', `/disbursements/${id}/distributions.csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.text.split('\r\n')).toHaveLength(4);
    await sound();
  });

  test('tells of accounts that no bank knows, and leaves them out', async () => {
    const { id } = (await call('POST', '/disbursements', order())).json.data;
    const unknown = { ...recipient(), bank_code: '987' };
    const { data } = (await call('POST', `/disbursements/${id}/distributions`, [recipient(), unknown])).json;
    expect(data.summary).toEqual({ valid: 1, invalid: 1 });
    expect(data.invalid_accounts[0]).toMatchObject({ reference: unknown.reference, message: expect.any(String) });
    expect((await call('GET', `/disbursements/${id}/distributions`)).json.data).toHaveLength(1);
    expect((await trigger(id)).json.message).toBe('Total amount does not match distributions');
  });

  test('takes changes of its items by every path and method, until it begins', async () => {
    const { id } = (await call('POST', '/disbursements', order())).json.data;
    const { data } = (await call('POST', `/disbursements/${id}/distributions`, [recipient()])).json;
    const path = `/disbursements/${id}/distributions/${data.valid_accounts[0].id}`;
    const ways = [
      ...([
        ['PUT', `${path}/update`],
        ['PATCH', path],
        ['PUT', path],
        ['PATCH', `${path}/update`],
      ] as const),
    ];
    for (const [index, [method, way]] of ways.entries()) {
      const amount = 200_000 + index;
      expect((await call(method, way, { amount })).json.data).toMatchObject({ amount, fee: 3_500 });
    }
    expect((await call('DELETE', path)).json).toMatchObject({ status: 'successful', data: null });
    expect((await get(id)).status).toBe('created');
    expect((await call('GET', path)).json.message).toBe('Distribution not found');
  });

  test('has one effect of ten triggers at once, and none after it was cancelled', async () => {
    await fund(1_000_000n);
    const id = await filled([recipient()]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => trigger(id)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    await goOn();
    expect(await wallet()).toBe(896_500n);
    const other = await filled([recipient()]);
    expect((await call('POST', `/disbursements/${other}/transition`, { action: 'cancel' })).json.data.status).toBe(
      'cancelled',
    );
    expect((await trigger(other)).json.message).toBe('Disbursement can no longer be changed');
    expect((await types()).at(-1)).toBe('disbursement.cancelled');
  });

  test('needs what it costs in the wallet', async () => {
    await fund(100_000n);
    const id = await filled([recipient()]);
    expect((await trigger(id)).json.message).toBe('Insufficient wallet balance');
    await fund(3_500n);
    const other = await filled([recipient()]);
    expect([(await trigger(id)).status, (await trigger(other)).status]).toEqual([200, 200]);
    await goOn();
    const states = [(await get(id)).status, (await get(other)).status].sort();
    expect(states).toEqual(['completed', 'failed']);
    expect([await wallet(), (await types()).includes('kente.disbursement.failed')]).toEqual([0n, true]);
    await sound();
  });
});

describe('a process that is gone', () => {
  test('between securing and transferring is followed by the next: money is secured and sent once', async () => {
    await fund(1_000_000n);
    const id = await filled([recipient(), recipient()]);
    await trigger(id);
    const env = await platform.modules.tenancy.environment(tenant.environment.id);
    const run = () => platform.modules.schedule.run(env, 'disbursement.run', id);
    await run();
    expect(await balance(`disburse.funds:${id}`)).toBe(207_000n);
    await db
      .updateTable('disbursements')
      .set({ status: 'secured' })
      .where('env_id', '=', env.id)
      .where('id', '=', id)
      .execute();
    await Promise.all([run(), run(), run()]);
    await Promise.all([run(), run(), run()]);
    await goOn();
    expect(await get(id)).toMatchObject({ status: 'completed', successful_transactions_count: 2 });
    expect([await wallet(), await balance('bank.settlement')]).toEqual([793_000n, 800_000n]);
    const movements = await db
      .selectFrom('rail_movements')
      .select('id')
      .where('env_id', '=', env.id)
      .where('owner', '=', 'disbursement')
      .execute();
    expect(movements).toHaveLength(2);
    await sound();
  });
});

describe('an instant disbursement', () => {
  test('of 60 items goes by itself, in bounded steps, and is answered again under its key', async () => {
    await fund(10_000_000n);
    const items = Array.from({ length: 60 }, () => nested(recipient()));
    const body = order({ type: 'instant', total_amount: 6_000_000, distribution: items });
    const key = { 'idempotency-key': `pay-${newId()}` };
    const [first, second] = [
      await call('POST', '/disbursements', body, key),
      await call('POST', '/disbursements', body, key),
    ];
    expect(first.json.data).toMatchObject({ status: 'pending' });
    expect([second.text, second.headers['idempotent-replayed']]).toEqual([first.text, 'true']);
    expect((await call('POST', '/disbursements', body)).json.message).toBe('Disbursement reference already exists');
    await goOn();
    expect(await get(first.json.data.id)).toMatchObject({ status: 'completed', successful_transactions_count: 60 });
    expect(await wallet()).toBe(10_000_000n - 60n * 103_500n);
  });

  test('is refused for what its parts say of each other', async () => {
    const distribution = [nested(recipient())];
    const wrong = order({ type: 'instant', total_amount: 99_999, distribution });
    expect((await call('POST', '/disbursements', wrong)).json.message).toBe(
      'Total amount does not match distributions',
    );
    const bad = await call('POST', '/disbursements', order({ source: 'mandate', type: 'instant' }));
    expect(bad.json.data.map(({ field }: { field: string }) => field)).toEqual(['account', 'distribution']);
    const none = await call('POST', '/disbursements', order({ source: 'mandate', account: newId() }));
    expect([none.status, none.json.message]).toEqual([404, 'Source account not found']);
    expect((await call('GET', `/disbursements/${newId()}`)).json.message).toBe('Disbursement not found');
  });
});

describe('a source account', () => {
  test('is made with its mandate, told in order, and secures a disbursement whose unused part it gets back', async () => {
    const { data, message } = await sourceAccount();
    expect(message).toBe('Business account created successfully');
    expect(data.mandate_activation_url).toMatch(/\/authorise\/RD\d{7}$/);
    const { data: source } = (await call('GET', `/source-accounts/${data.id}`)).json;
    expect(source).toMatchObject({ status: 'enabled', approved: true, ready_to_debit: true, bank_code: '058' });
    expect(await types()).toEqual([
      'disburse.account.created',
      'disburse.account.approved',
      'disburse.account.enabled',
    ]);
    const id = await filled([recipient(), recipient('9900000057')], { source: 'mandate', account: data.id });
    expect((await trigger(id)).status).toBe(200);
    await goOn();
    expect(await get(id)).toMatchObject({ status: 'completed', successful_transactions_count: 1 });
    expect(await balance('rail.clearing:nip')).toBe(207_000n);
    expect(await balance('bank.settlement')).toBe(-203_500n);
    expect([await balance('refund.in_transit'), await balance(`disburse.funds:${id}`)]).toEqual([0n, 0n]);
    await sound();
  });

  test('that does not take back what was not used leaves it in the wallet', async () => {
    const { data } = await sourceAccount();
    const id = await filled([recipient(), recipient('9900000057')], { source: 'mandate', account: data.id });
    const match = { amount: 103_500 };
    await call('POST', '/v2/sandbox/faults', { target: 'rail:nip', match, fault: 'decline:57', times: 1 });
    await trigger(id);
    await goOn();
    expect([await wallet(), await balance('refund.in_transit')]).toEqual([103_500n, 0n]);
    await sound();
  });

  test('gets back an item that the recipient’s bank gave back after the end', async () => {
    const { data } = await sourceAccount();
    const id = await filled([recipient()], { source: 'mandate', account: data.id });
    await trigger(id);
    await goOn();
    const [item] = (await call('GET', `/disbursements/${id}/distributions`)).json.data;
    const notice = { direction: 'credit', sessionId: item.session_id, code: '06', amountMinor: 100_000n } as const;
    await platform.modules.rails.hear('test', { ...notice, kind: 'reversal' }, tenant.environment.id);
    await goOn();
    expect(await get(id)).toMatchObject({ status: 'completed', failed_transactions_count: 1 });
    expect([await balance('bank.settlement'), await balance('fees.disburse')]).toEqual([-103_500n, 0n]);
    await sound();
  });

  test('that the bank does not debit fails the disbursement, and nothing moved', async () => {
    const { data } = await sourceAccount();
    const reference = `salaries-${newId()}`;
    const id = await filled([recipient()], { source: 'mandate', account: data.id, reference });
    await fault(reference, 'decline:51');
    await trigger(id);
    await goOn();
    expect(await get(id)).toMatchObject({ status: 'failed', failed_transactions_count: 1 });
    expect((await ledger.trialBalance(db, tenant.environment.id)).every(({ debitMinor }) => debitMinor === 0n)).toBe(
      true,
    );
  });

  test('changes its e-mail by either path, its number not after the approval, and ends with its mandate', async () => {
    const { data } = await sourceAccount();
    const byPath = await call('PUT', `/source-accounts/${data.id}`, { email: 'pay@adire.example' });
    const byBody = await call('PUT', '/source-accounts', { id: data.id, email: 'all@adire.example' });
    expect([byPath.json.data.email, byBody.json.data.email]).toEqual(['pay@adire.example', 'all@adire.example']);
    const late = await call('PUT', `/source-accounts/${data.id}`, { account_number: '0131883462' });
    expect(late.status).toBe(400);
    expect((await call('PUT', `/source-accounts/${newId()}`, {})).json.message).toBe('Source account not found');
    const { mandate_id } = byBody.json.data;
    await platform.modules.payments.mandates.act(tenant.environment, mandate_id, 'pause');
    const id = await filled([recipient()], { source: 'mandate', account: data.id });
    expect((await trigger(id)).json.message).toBe('Source account is not ready for debit');
    expect((await types()).at(-1)).toBe('disburse.account.disabled');
  });

  test('is not made while its bank cannot be asked', async () => {
    await call('POST', '/v2/sandbox/faults', { target: 'rail:nip', fault: 'name_enquiry_down', times: 1 });
    const { message } = await sourceAccount();
    expect(message).toBe('The institution is not available at the moment. Try again later.');
    expect((await call('GET', '/source-accounts')).json.data).toEqual([]);
  });
});

describe('money of a disbursement', () => {
  test('whatever the rail does, what left it and what came back is what was secured', async () => {
    const faults = ['none', 'decline:51', 'code:96', 'rail_500', 'garbage', 'duplicate', 'rail_down'];
    const items = fc.array(
      fc.record({ amount: fc.integer({ min: 1, max: 90_000 }), fault: fc.constantFrom(...faults) }),
      { minLength: 1, maxLength: 6 },
    );
    await fund(1_000_000_000n);
    const { data } = await sourceAccount();
    const once = async (given: { amount: number; fault: string }[], source: string) => {
      const { id: envId } = tenant.environment;
      const before = { wallet: await wallet(), bank: await balance('bank.settlement') };
      const rows = given.map(({ amount }) => recipient('0123456780', amount));
      const account = source === 'mandate' ? { account: data.id } : {};
      const id = await filled(rows, { source, ...account });
      for (const [index, { fault: name }] of given.entries())
        if (name !== 'none') await fault(rows[index]?.reference ?? '', name);
      await trigger(id);
      await goOn(120 * MINUTE_MS);
      expect((await get(id)).status).toBe('completed');
      expect([await balance(`disburse.funds:${id}`), await balance('refund.in_transit')]).toEqual([0n, 0n]);
      const paid = await db
        .selectFrom('disbursement_items')
        .select(['amount_minor', 'fee_minor', 'status'])
        .where('env_id', '=', envId)
        .where('disbursement_id', '=', id)
        .execute();
      const left = paid
        .filter(({ status }) => status === 'successful')
        .reduce((sum, { amount_minor, fee_minor }) => sum + amount_minor + fee_minor, 0n);
      const gone = before.wallet - (await wallet());
      if (source === 'wallet') expect(gone).toBe(left);
      else expect(gone).toBe(0n);
      await sound();
    };
    await fc.assert(fc.asyncProperty(items, fc.constantFrom('wallet', 'mandate'), once), { numRuns: 8 });
  });
});
