import { testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { invoicingMigrations } from '../../apps/invoicing/src/migrations.ts';
import { type TestConnector, testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';
import { freePort, launchInvoicing, type Running, sweep, until } from './process.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 });

const SECRET = 'sec_of_the_webhooks';
const EVENTS = 12;

let platform: TestPlatform;
let database: Awaited<ReturnType<typeof testDatabase>>;
let maker: TestConnector;
let client: pg.Client;
let account: string;
let url: string;
let running: Running;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
  database = await testDatabase(invoicingMigrations);
  maker = await testConnector({
    upstream: { url: platform.url, secretKey: platform.secretKey },
    databaseUrl: database.url,
  });
  const key = (await maker.organisation()).keys.sandbox;
  const { code } = (await platform.call('POST', '/v2/sandbox/link', { body: { persona: 'user_empty' } })).json.data;
  account = (await maker.call('POST', '/si/mono/exchange', { key, body: { code } })).json.data.id;
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await start();
});
afterAll(async () => {
  await sweep();
  await client?.end();
  await maker?.close();
  await database?.drop();
  await platform?.close();
});

async function start(): Promise<void> {
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  running = launchInvoicing({
    ...{ INVOICING_DATABASE_URL: database.url, INVOICING_PORT: String(port) },
    ...{ MONO_BASE_URL: platform.url, MONO_SECRET_KEY: platform.secretKey, MONO_WEBHOOK_SECRET: SECRET },
  });
  await until('the connector', async () => (await fetch(`${url}/health/ready`).catch(() => null))?.ok, 30_000);
}

const deliver = (index: number): Promise<Response> =>
  fetch(`${url}/si/mono/webhook`, {
    method: 'POST',
    headers: { 'mono-webhook-secret': SECRET, 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ event: 'transaction.settled', event_id: `evt_${index}`, timestamp: '2026-11-20T10:00:00.000Z' },
      data: {
        account,
        transaction: {
          ...{ id: `tx_${index}`, amount: 5_000_000 + index, type: 'credit', currency: 'NGN', status: 'posted' },
          ...{ date: '2026-11-20T09:59:00.000Z', narration: `NIP/EXAMPLE VENTURES LTD/INV-${300 + index} web design` },
        },
      },
    }),
  });

async function number(text: string): Promise<number> {
  return (await client.query(text)).rows[0].n;
}

test('killed between keeping events and doing what they ask for: they are finished after the start, each once', async () => {
  const blocker = new pg.Client({ connectionString: database.url });
  await blocker.connect();
  await blocker.query('begin');
  await blocker.query('lock table webhook_subjects in exclusive mode');
  const broken = Array.from({ length: EVENTS }, (_, index) => deliver(index).catch(() => null));
  const kept = 'select count(*)::int as n from webhook_events';
  await until('the events to be kept', async () => (await number(kept)) === EVENTS);
  expect(await number('select count(*)::int as n from bank_transactions')).toBe(0);
  await running.kill();
  await Promise.all(broken);
  await blocker.end();
  await start();
  const open = 'select count(*)::int as n from webhook_events where finished_at is null';
  await until('the events to be finished', async () => (await number(open)) === 0, 60_000);
  // The sender, who got no answer, sends again.
  for (let index = 0; index < EVENTS; index += 1) {
    const answer = (await (await deliver(index)).json()) as { data: { action: string } };
    expect(answer.data.action).toBe('duplicate');
  }
  expect(await number(`select count(*)::int as n from bank_transactions where result = 'drafted'`)).toBe(EVENTS);
  expect(await number('select count(*)::int as n from invoices')).toBe(EVENTS);
  expect(await number(`select count(*)::int as n from webhook_events where action = 'drafted'`)).toBe(EVENTS);
});
