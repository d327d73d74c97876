import { testDatabase } from '@kente/kit/testing/database';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { invoicingMigrations } from '../../apps/invoicing/src/migrations.ts';
import { type TestConnector, testConnector } from '../../apps/invoicing/src/testing/connector.ts';
import { type MonoServer, monoServer } from '../contract/invoicing-mono.ts';
import { freePort, launchInvoicing, type Running, sweep, until } from './process.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const ROWS = 1_400;
const INVOICES = 14;

let mono: MonoServer;
let database: Awaited<ReturnType<typeof testDatabase>>;
let maker: TestConnector;
let client: pg.Client;

beforeAll(async () => {
  mono = await monoServer();
  mono.hasFeed = true;
  mono.rows = Array.from({ length: ROWS }, (_, index) => ({
    ...{ id: `k${String(index).padStart(6, '0')}`, type: 'credit' as const, amount: 2_000_000 + index },
    narration:
      index % 100 === 0
        ? `NIP/GTB/GREEN ACRE SUPPLIES LTD/INV-${index} web design`
        : 'NIP/GTB/BISI ADE OKORO/birthday gift',
    ...{ date: '2026-11-20', balance: index },
  }));
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

async function start(): Promise<Running> {
  const port = await freePort();
  const running = launchInvoicing({
    ...{ INVOICING_DATABASE_URL: database.url, INVOICING_PORT: String(port), MONO_DATA_RETENTION_DAYS: '30' },
    ...{ MONO_BASE_URL: mono.url, MONO_SECRET_KEY: 'test_sk_mono' },
  });
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null))?.ok;
  await until('the connector', ready, 20_000);
  return running;
}

const count = async (from: string): Promise<number> =>
  (await client.query(`select count(*)::int as n from ${from}`)).rows[0].n;
const forgotten = () => count('bank_transactions where forgotten_at is not null');

/** An invoice and its row stand or go together, as do a row and its letter. */
async function expectNothingHalf(): Promise<void> {
  expect(await count('invoices')).toBe(await count("bank_transactions where result = 'drafted'"));
  expect(await count('dead_letters')).toBe(await count("bank_transactions where result = 'dlq'"));
}

test('killed in the middle of its run, retention leaves nothing half, and the next start finishes it', async () => {
  const { keys } = await maker.organisation();
  const post = (path: string, body: object) => maker.call('POST', path, { key: keys.sandbox, body });
  const accountId = (await post('/si/mono/exchange', { code: 'code_kept' })).json.data.id;
  await post('/si/mono/sync-stored', {});
  expect(await count('bank_transactions')).toBe(ROWS);
  expect(await count('invoices')).toBe(INVOICES);
  await client.query(
    `update bank_transactions set first_seen_at = now() - interval '31 days', changed_at = now() - interval '31 days'`,
  );
  await client.query(`update invoices set created_at = now() - interval '31 days'`);
  await client.query(`update previews set at = now() - interval '31 days', id = replace(id, 'ev_01', 'ev_00')`);

  // Somebody holds the last row: the run comes that far and waits.
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query('select from bank_transactions where provider_id = $1 for update', [mono.rows.at(-1)?.id]);
  const first = await start();
  await until('the run to be in the middle', async () => (await forgotten()) > INVOICES);
  await first.kill();
  await holder.query('rollback');
  await holder.end();
  const before = await forgotten();
  expect(before).toBeLessThan(ROWS);
  await expectNothingHalf();

  // What a dead worker had taken is free again once it is known to be dead: that time is over.
  await client.query("update worker_heartbeats set seen_at = now() - interval '10 minutes'");
  const second = await start();
  await until('every row to be forgotten', async () => (await forgotten()) === ROWS, 30_000);
  await until('the previews to be gone', async () => (await count('previews')) === 0, 10_000);
  await expectNothingHalf();
  expect([await count('invoices'), await count('dead_letters')]).toEqual([0, 0]);
  expect((await post('/si/mono/sync', { accountId })).status).toBe(200);
  expect(await count('invoices')).toBe(0);
  expect((await second.stop()).code).toBe(0);
});
