import { DAY_MS, SettableClock } from '@kente/kit/clock';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { RETENTION_JOB } from '../../apps/invoicing/src/retention/jobs/names.ts';
import { type Answer, type TestConnector, testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import { type MonoRow, type MonoServer, monoServer } from './invoicing-mono.ts';

/** Contract: invoicing 3.12 (retention/run), 3.6 (purge) and 7.3. */

const RUN = '/si/mono/retention/run';
const DAYS = 30;
const clock = new SettableClock('2026-11-20T10:00:00.000Z');
let mono: MonoServer;
let connector: TestConnector;
let client: pg.Client;
let key: string;
let organisationId: string;
let made = 0;

beforeAll(async () => {
  mono = await monoServer();
  mono.hasFeed = true;
  connector = await testConnector({
    ...{ clock, upstream: { url: mono.url, secretKey: 'test_sk_mono' } },
    settings: { MONO_DATA_RETENTION_DAYS: String(DAYS), MONO_WEBHOOK_SECRET: 'test_secret' },
  });
  client = new pg.Client({ connectionString: connector.databaseUrl });
  await client.connect();
}, 90_000);
afterAll(async () => {
  await client?.end();
  await connector?.close();
  await mono?.close();
});

beforeEach(async () => {
  const organisation = await connector.organisation();
  key = organisation.keys.sandbox;
  organisationId = organisation.environments.sandbox.organisationId;
  mono.rows = [...ROWS];
  mono.gate = null;
});

const INVOICED = 'NIP/GTB/GREEN ACRE SUPPLIES LTD/INV-204 web design';
const row = (id: string, narration: string, amount: number): MonoRow => ({
  ...{ id, narration, amount, type: 'credit', date: '2026-11-20' },
});
const ROWS = [
  row('paid1', INVOICED, 5_000_000),
  row('paid2', INVOICED, 6_000_000),
  row('gift', 'NIP/GTB/BISI ADE OKORO/birthday gift', 4_000_000),
];

const post = (path: string, body: object = {}): Promise<Answer> => connector.call('POST', path, { key, body });
const run = async (body: object = {}) => (await post(RUN, body)).json.data;

async function synced(): Promise<string> {
  made += 1;
  const { id } = (await post('/si/mono/exchange', { code: `code_kept${made}` })).json.data;
  await post('/si/mono/sync', { accountId: id });
  return id;
}

const count = async (from: string): Promise<number> =>
  (await client.query(`select count(*)::int as n from ${from} and organisation_id = $1`, [organisationId])).rows[0].n;
const setState = (transaction: string, state: string) =>
  client.query('update invoices set state = $1 where transaction_id = $2 and organisation_id = $3', [
    state,
    transaction,
    organisationId,
  ]);

const EMPTY = { invoices: 0, transactions: 0, events: 0, dlq: 0 };

test('what is younger than the limit stays; a dry run says by kind what would go, and nothing goes', async () => {
  await synced();
  clock.advance(DAYS * DAY_MS);
  expect(await run()).toMatchObject({ dryRun: false, retentionDays: DAYS, purged: EMPTY, retainedSigned: 0 });
  clock.advance(1);
  const wanted = { invoices: 2, transactions: 3, events: 3, dlq: 1 };
  expect(await run({ dryRun: true })).toMatchObject({ dryRun: true, candidates: wanted, purged: EMPTY });
  expect(await count('invoices where true')).toBe(2);
  expect(await run()).toMatchObject({ candidates: wanted, purged: wanted });
  expect(await run()).toMatchObject({ candidates: EMPTY, purged: EMPTY });
  for (const table of ['invoices', 'previews', 'dead_letters', 'allocations'])
    expect([table, await count(`${table} where true`)]).toEqual([table, 0]);
  expect(await count("bank_transactions where narration || coalesce(counterparty, '') <> ''")).toBe(0);
  expect(await count("audit_entries where action = 'retention.run'")).toBe(1);
});

test.each(['SIGNED', 'TRANSMITTED', 'SUPERSEDED', 'SIGN_UNKNOWN'])(
  'an invoice that is %s keeps its tax fields and loses what the bank told, once; the others go',
  async (state) => {
    await synced();
    await setState('paid1', state);
    clock.advance(DAYS * DAY_MS + 1);
    expect(await run({ dryRun: true })).toMatchObject({ candidates: { invoices: 1 }, retainedSigned: 1 });
    expect(await run()).toMatchObject({ purged: { invoices: 1, transactions: 3 }, retainedSigned: 1 });
    const { rows } = await client.query('select * from invoices where organisation_id = $1', [organisationId]);
    expect(rows).toMatchObject([
      {
        ...{ state, gross_minor: '5000000', currency: 'NGN' },
        evidence: { description: null, reference: null, sessionId: null, counterparty: { accountNumber: null } },
      },
    ]);
    expect(JSON.stringify(rows[0].eligibility)).not.toContain('evidence');
    expect(await run()).toMatchObject({ retainedSigned: 0 });
  },
);

test.each(['DRAFT', 'REVIEWED', 'VALIDATED', 'REJECTED', 'CANCELLED'])('an invoice that is %s goes', async (state) => {
  await synced();
  await setState('paid1', state);
  clock.advance(DAYS * DAY_MS + 1);
  expect(await run()).toMatchObject({ purged: { invoices: 2 }, retainedSigned: 0 });
});

test('two runs at once do the work once', async () => {
  await synced();
  clock.advance(DAYS * DAY_MS + 1);
  const runs = await Promise.all(Array.from({ length: 4 }, () => run()));
  const sum = (kind: string) => runs.reduce((all, { purged }) => all + purged[kind], 0);
  expect([sum('invoices'), sum('transactions'), sum('events'), sum('dlq')]).toEqual([2, 3, 3, 1]);
});

test('what was forgotten does not come back: not read again, not changed, not by an event', async () => {
  const id = await synced();
  clock.advance(DAYS * DAY_MS + 1);
  await run();
  await client.query('delete from cursors where organisation_id = $1', [organisationId]);
  mono.rows[0] = { ...row('paid1', INVOICED, 7_000_000) };
  expect((await post('/si/mono/sync', { accountId: id })).json.data).toMatchObject({
    fetched: 3,
    duplicates: 3,
    created: 0,
  });
  const event = { event: 'transaction.settled', event_id: `evt_${made}`, account: id, data: row('paid2', INVOICED, 1) };
  const headers = { 'mono-webhook-secret': 'test_secret' };
  await connector.call('POST', '/si/mono/webhook', { body: event, headers });
  expect(await count('invoices where true')).toBe(0);
  expect(await count("bank_transactions where narration <> ''")).toBe(0);
});

test('a run during a sync disturbs neither, and what it took does not come back with the page', async () => {
  const id = await synced();
  clock.advance(DAYS * DAY_MS + 1);
  await client.query('delete from cursors where organisation_id = $1', [organisationId]);
  const { promise, resolve } = Promise.withResolvers<void>();
  mono.gate = promise;
  mono.asked = [];
  mono.rows.push(row('fresh', INVOICED, 8_000_000));
  const syncing = post('/si/mono/sync', { accountId: id });
  await expect.poll(() => mono.asked.length).toBe(1);
  expect(await run()).toMatchObject({ purged: { invoices: 2, transactions: 3 } });
  resolve();
  expect((await syncing).json.data).toMatchObject({ fetched: 4, duplicates: 3, created: 1 });
  expect(await count('invoices where true')).toBe(1);
});

test('unlinked and purged during a sync, an account stays empty, and the sync ends without a fault', async () => {
  const id = await synced();
  await client.query('delete from cursors where organisation_id = $1', [organisationId]);
  const { promise, resolve } = Promise.withResolvers<void>();
  mono.gate = promise;
  mono.asked = [];
  const syncing = post('/si/mono/sync', { accountId: id });
  await expect.poll(() => mono.asked.length).toBe(1);
  const unlinked = await post(`/si/mono/accounts/${id}/unlink`, { purge: true });
  expect(unlinked.json.data).toMatchObject({ purged: { invoices: 2 }, retainedSigned: 0 });
  resolve();
  expect([(await syncing).status, (await syncing).json.error_code]).toEqual([409, 'invalid_state']);
  for (const table of ['invoices', 'bank_transactions', 'previews', 'dead_letters', 'sync_leases'])
    expect([table, await count(`${table} where true`)]).toEqual([table, 0]);
});

test('links, exchanges, subjects of webhooks, unreadable bodies and idempotency keys are swept when their time is over', async () => {
  await synced();
  const link = { customer: { id: 'c' }, redirectUrl: 'https://app.example/done' };
  await connector.call('POST', '/si/mono/widget-link', { key, body: link });
  await client.query(
    `insert into pending_links values ($1, $2, 'si_0123456789', 'auth', null, 'x', $3, $3)`,
    await place(),
  );
  await client.query(`insert into webhook_subjects values ($1, $2, 'transaction tx', $3)`, await place());
  await client.query(
    `insert into webhook_events values ($1, $2, 'k', 'x', 'a', true, 't', $3, $3, '{}', $3, 'ignored', 'unreadable')`,
    await place(),
  );
  await connector.call('POST', RUN, { key, body: { dryRun: true }, headers: { 'x-idempotency-key': 'a' } });
  expect((await run()).purged).toMatchObject({ links: 0, exchanges: 0, webhookSubjects: 0, idempotencyKeys: 0 });
  clock.advance(91 * DAY_MS);
  const swept = { links: 1, exchanges: 1, webhookSubjects: 1, webhookBodies: 1, idempotencyKeys: 1 };
  expect((await run({ dryRun: true })).candidates).toMatchObject(swept);
  expect((await run()).purged).toMatchObject(swept);
  // The key of an event is there for ever: it is never taken twice.
  expect(await count('webhook_events where body is null')).toBe(1);
});

test('suggestions go with their rows, and the batches of gateways when they are as old', async () => {
  await synced();
  const [organisation, environment, at] = await place();
  const batch = `insert into payout_batches values ($1, $2, $4, 'paystack', 'NGN', $3::timestamptz::date, '[]', 'a', $3)`;
  await client.query(batch, [organisation, environment, at, 'old']);
  await client.query(
    `insert into suggestions values ($1, $2, 'gift', 1, 'a', 'reference', 1, true, '[]', '{}', '{}', '[]', $3)`,
    [organisation, environment, at],
  );
  await client.query(`insert into suggested_invoices values ($1, $2, 'i', 'gift')`, [organisation, environment]);
  clock.advance((DAYS + 2) * DAY_MS);
  await client.query(batch, [organisation, environment, clock.now(), 'young']);
  expect(await run({ dryRun: true })).toMatchObject({ candidates: { payoutBatches: 1 } });
  expect(await run()).toMatchObject({ purged: { payoutBatches: 1 } });
  expect([await count("payout_batches where id = 'young'"), await count('payout_batches where true')]).toEqual([1, 1]);
  for (const table of ['suggestions', 'suggested_invoices'])
    expect([table, await count(`${table} where true`)]).toEqual([table, 0]);
});

const place = async (): Promise<unknown[]> => {
  const { rows } = await client.query(`select id from environments where organisation_id = $1 and label = 'sandbox'`, [
    organisationId,
  ]);
  return [organisationId, rows[0].id, clock.now()];
};

test('without a limit nothing of the bank goes; who is no admin runs nothing; the body is looked at', async () => {
  await synced();
  clock.advance(400 * DAY_MS);
  const { databaseUrl } = connector;
  const beside = await testConnector({ clock, databaseUrl, upstream: { url: mono.url, secretKey: 'test_sk_mono' } });
  const { json } = await beside.call('POST', RUN, { key, body: {} });
  expect(json.data).toMatchObject({ retentionDays: null, before: null, purged: EMPTY, retainedSigned: 0 });
  await beside.close();
  expect((await post(RUN, { dryRun: 'perhaps' })).status).toBe(400);
  expect((await post(RUN, { envId: '0'.repeat(24) })).status).toBe(404);
});

test('it is planned at the start of the background work, once, and again for tomorrow when it has run', async () => {
  await synced();
  clock.advance(DAYS * DAY_MS + 1);
  const { databaseUrl } = connector;
  const settings = { MONO_DATA_RETENTION_DAYS: String(DAYS) };
  const upstream = { url: mono.url, secretKey: 'test_sk_mono' };
  const worker = await testConnector({ clock, databaseUrl, upstream, settings, workers: true });
  await expect.poll(() => count('invoices where true'), { timeout: 10_000 }).toBe(0);
  const planned = async () =>
    (
      await client.query(
        `select run_at > now() + interval '23 hours' as tomorrow from graphile_worker.jobs
        where task_identifier = $1`,
        [RETENTION_JOB.name],
      )
    ).rows;
  await expect.poll(planned, { timeout: 10_000 }).toEqual([{ tomorrow: true }]);
  await worker.close();
});
