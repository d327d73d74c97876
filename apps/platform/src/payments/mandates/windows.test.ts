import { HOUR_MS, MINUTE_MS, SettableClock } from '@kente/kit/clock';
import { type Database, openDatabase } from '@kente/kit/db/pool';
import { Keyring } from '@kente/kit/secrets';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createPrivacy } from '../../privacy/index.ts';
import type { MandateAnswer, RailMandateStatus } from '../../rails/index.ts';
import type { Schema } from '../../schema.generated.ts';
import { type TestPlatform, type TestTenant, testPlatform } from '../../testing/platform.ts';
import { createMandates, type Mandate, type Mandates, noMessenger } from './index.ts';

/** A live switch that says what a test tells it to. */
const bank = { status: 'awaiting-transfer' as RailMandateStatus, cancelled: [] as string[], isUp: true };
const clock = new SettableClock('2026-02-06T09:00:00.000Z');
const keyring = new Keyring(new Map([['k1', Buffer.alloc(32, 7)]]), Buffer.from('index secret of the tests'));
const answer = (): MandateAnswer =>
  bank.isUp ? { kind: 'answered', status: bank.status, at: clock.now() } : { kind: 'unavailable', why: 'down' };
const recordedAs = async (): Promise<void> => {};

let platform: TestPlatform;
let database: Database<Schema>;
let tenant: TestTenant;
let mandates: Mandates;
let customer: string;
let serial = 0;

beforeAll(async () => {
  platform = await testPlatform({ clock, workers: false });
  database = openDatabase<Schema>({
    ...{
      url: platform.databaseUrl,
      poolSize: 3,
      statementTimeoutMs: 10_000,
      applicationName: 'test',
      onError: () => {},
    },
  });
  const { modules } = platform;
  mandates = createMandates({
    ...{ ...modules, ...modules.payments, db: database.db, keyring, privacy: createPrivacy() },
    messenger: noMessenger,
    rail: {
      nameEnquiry: async (_env, _account, knownAs) => ({ kind: 'found', name: knownAs ?? 'HALIMA SANI', bvn: null }),
      createMandate: async () => answer(),
      mandateStatus: async () => answer(),
      cancelMandate: async (_env, code) => {
        bank.cancelled.push(code);
        return answer();
      },
    },
  });
}, 60_000);
afterAll(async () => {
  await database.close();
  await platform.close();
});
beforeEach(async () => {
  clock.set('2026-02-06T09:00:00.000Z');
  Object.assign(bank, { status: 'awaiting-transfer', cancelled: [], isUp: true });
  tenant = await platform.tenant({ mode: 'live', products: ['payments'] });
  const identity = { type: 'bvn', number: String(22_100_000_000 + ++serial) } as const;
  const names = { firstName: 'Halima', lastName: 'Sani', businessName: '' };
  const contact = { email: 'halima@adire.example', phone: '08012345678', address: '4 Marina, Lagos' };
  const person = { type: 'individual' as const, ...names, ...contact, identity };
  customer = (await platform.modules.customers.create(tenant.environment, person)).id;
});

const body = (changes: object = {}) => ({
  ...{ customer, amount: 5_000_000, debit_type: 'variable', description: 'Repayment', bank_code: '035' },
  ...{ reference: `loan-${String(++serial).padStart(8, '0')}`, account_number: '3000000001' },
  ...{ start_date: '2026-02-06', end_date: '2026-12-31', ...changes },
});
const create = (changes: object = {}): Promise<Mandate> =>
  mandates.create(tenant.environment, body(changes), recordedAs);
const run = (task: string, { id }: Mandate) => platform.modules.schedule.run(tenant.environment, `mandate.${task}`, id);
const now = async ({ id }: Mandate) => {
  const { json } = await platform.call('GET', `/v3/payments/mandates/mmc_${id}`, { key: tenant.secretKey });
  return [json.data.status, json.data.approved, json.data.ready_to_debit];
};
async function told(): Promise<string[]> {
  const { json } = await platform.call('GET', '/v2/events?limit=100', { key: tenant.secretKey });
  const list = (json.data.events ?? json.data) as { event: string }[];
  return list.map(({ event }) => event.replace(/^events\.mandates?\./, ''));
}

describe('a live mandate', () => {
  test('that nobody authorises within the hour is cancelled', async () => {
    const made = await create();
    clock.advance(HOUR_MS - 1);
    await run('clock', made);
    expect(await now(made)).toEqual(['initiated', false, false]);
    clock.advance(1);
    await run('clock', made);
    await run('clock', made);
    expect(await now(made)).toEqual(['cancelled', false, false]);
    expect(await told()).toEqual(['created', 'action.cancel']);
  });

  test('that the bank approves on a Friday is ready at the same time on Monday', async () => {
    const made = await create();
    clock.advance(MINUTE_MS);
    await run('check', made);
    expect(await now(made)).toEqual(['initiated', false, false]);
    bank.status = 'approved';
    clock.advance(MINUTE_MS);
    await run('check', made);
    expect(await now(made)).toEqual(['approved', true, false]);
    clock.set('2026-02-09T09:01:59.999Z');
    await run('ready', made);
    expect(await now(made)).toEqual(['approved', true, false]);
    clock.advance(1);
    await run('ready', made);
    expect(await now(made)).toEqual(['approved', true, true]);
    expect(await told()).toEqual(['created', 'approved', 'ready']);
  });

  test('that is paused when it becomes ready tells so once, when it is reinstated', async () => {
    const heard: string[] = [];
    mandates.follow(async (_tx, _env, mandate, change) => void heard.push(`${mandate.id} ${change}`));
    bank.status = 'approved';
    const made = await create();
    await mandates.act(tenant.environment, `mmc_${made.id}`, 'pause');
    clock.set('2026-02-09T09:00:00.000Z');
    await run('ready', made);
    expect(await now(made)).toEqual(['paused', true, false]);
    await mandates.act(tenant.environment, `mmc_${made.id}`, 'reinstate');
    expect(await now(made)).toEqual(['approved', true, true]);
    expect(await told()).toEqual(['created', 'approved', 'action.pause', 'action.reinstate', 'ready']);
    expect(heard).toEqual(['approved', 'paused', 'reinstated', 'ready'].map((change) => `${made.id} ${change}`));
  });

  test('that the bank refuses is rejected, for good', async () => {
    const made = await create();
    bank.status = 'rejected';
    clock.advance(2 * MINUTE_MS);
    await run('check', made);
    bank.status = 'approved';
    await run('check', made);
    expect(await now(made)).toEqual(['rejected', false, false]);
    expect(await told()).toEqual(['created', 'rejected']);
  });

  test('expires after its last day, and the bank is told of a cancelled one', async () => {
    bank.status = 'approved';
    const made = await create();
    clock.set('2026-12-31T23:00:00.000Z');
    expect((await now(made))[0]).toBe('expired');
    await run('clock', made);
    expect(await told()).toEqual(['created', 'approved', 'expired']);
    clock.set('2026-02-06T09:00:00.000Z');
    const other = await create({ account_number: '3000000002' });
    await mandates.act(tenant.environment, `mmc_${other.id}`, 'cancel');
    expect(bank.cancelled).toEqual([other.nibssCode]);
  });

  test('waits for an earlier one on its account, and is not stored when the bank is down', async () => {
    await create();
    const next = { start_date: '2026-02-07' };
    await expect(create(next)).rejects.toThrow('An existing mandate on this account is still awaiting approval');
    bank.isUp = false;
    const reference = 'loan-while-down';
    await expect(create({ account_number: '3000000003', reference })).rejects.toMatchObject({ status: 503 });
    bank.isUp = true;
    expect((await create({ account_number: '3000000003', reference })).status).toBe('initiated');
  });
});

test('no more is kept for debits than the balance, and what ends gives back or takes', async () => {
  bank.status = 'approved';
  const { id } = await create();
  const env = tenant.environment;
  const reserve = (minor: bigint) => database.db.transaction().execute((tx) => mandates.reserve(tx, env, id, minor));
  const settle = (reservedMinor: bigint, takenMinor: bigint) =>
    database.db.transaction().execute((tx) => mandates.settle(tx, env, id, { reservedMinor, takenMinor }));
  expect(await Promise.all([reserve(2_000_000n), reserve(2_000_000n), reserve(2_000_000n)])).toHaveLength(3);
  expect(await reserve(1_000_001n)).toBe(false);
  await settle(2_000_000n, 2_000_000n);
  await settle(2_000_000n, 0n);
  expect(await reserve(3_000_001n)).toBe(false);
  expect(await reserve(3_000_000n)).toBe(true);
});
