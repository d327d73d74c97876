import { testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { invoicingMigrations } from '../../apps/invoicing/src/migrations.ts';
import { type TestConnector, testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import { type MonoRow, type MonoServer, monoServer } from '../contract/invoicing-mono.ts';
import { freePort, launchInvoicing, type Running, sweep, until } from './process.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const ROWS = 6_000;
const INVOICES = 60;

let mono: MonoServer;
let database: Awaited<ReturnType<typeof testDatabase>>;
let maker: TestConnector;
let client: pg.Client;

beforeAll(async () => {
  mono = await monoServer();
  mono.hasFeed = true;
  mono.rows = Array.from({ length: ROWS }, (_, index) => transaction(index));
  database = await testDatabase(invoicingMigrations);
  maker = await testConnector({ upstream: { url: mono.url, secretKey: 'test_sk_mono' }, databaseUrl: database.url });
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await sweep();
  await client?.end();
  await maker?.close();
  await mono?.close();
  await database?.drop();
  await database?.server.stop();
});

/** One in a hundred is an invoice paid; the others are a gift or a charge. */
function transaction(index: number): MonoRow {
  const narration =
    index % 100 === 0
      ? `NIP/GTB/GREEN ACRE SUPPLIES LTD/INV-${index} web design`
      : index % 2 === 0
        ? 'NIP/GTB/BISI ADE OKORO/birthday gift'
        : 'NIP CHARGE + VAT';
  const type = index % 2 === 0 ? 'credit' : 'debit';
  return { id: `k${index}`, narration, type, amount: 2_000_000 + index, date: '2026-11-20', balance: index };
}

async function start(): Promise<{ running: Running; url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const running = launchInvoicing({
    ...{ INVOICING_DATABASE_URL: database.url, INVOICING_PORT: String(port) },
    ...{ MONO_BASE_URL: mono.url, MONO_SECRET_KEY: 'test_sk_mono' },
  });
  await until('the connector', async () => (await fetch(`${url}/health/ready`).catch(() => null))?.ok, 20_000);
  return { running, url };
}

const count = async (from: string): Promise<number> =>
  (await client.query(`select count(*)::int as n from ${from}`)).rows[0].n;

test('a sync that is killed goes on where it was: no row is lost, doubled, or without its one result', async () => {
  const { keys } = await maker.organisation();
  const headers = { 'mono-sec-key': keys.sandbox, 'content-type': 'application/json' };
  const post = async (url: string, path: string, body: object) =>
    (await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) })).json();

  const first = await start();
  await post(first.url, '/si/mono/exchange', { code: 'code_killed' });
  await until('the first page', async () => (await count('bank_transactions')) > 0);
  await first.running.kill();
  const stopped = await count('bank_transactions');
  expect(stopped).toBeLessThan(ROWS);
  expect(await count("bank_transactions where result = 'drafted'")).toBe(await count('invoices'));

  // What the dead one held is free again after a while: that while is over.
  await client.query("update sync_leases set held_until = now() - interval '1 second'");
  const second = await start();
  const answer = (await post(second.url, '/si/mono/sync-stored', {})) as { data: { totals: { fetched: number } } };
  expect(answer.data.totals.fetched).toBe(ROWS - stopped);
  expect(await count('bank_transactions')).toBe(ROWS);
  expect(await count('(select distinct transaction_id from previews) as decided')).toBe(ROWS);
  expect(await count('previews')).toBe(ROWS);
  expect([await count('invoices'), await count("bank_transactions where result = 'drafted'")]).toEqual([
    INVOICES,
    INVOICES,
  ]);
  expect(await count('dead_letters')).toBe(await count("bank_transactions where result = 'dlq'"));
});
