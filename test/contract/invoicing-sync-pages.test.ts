import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type Answer,
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';
import { type Failure, type MonoRow, type MonoServer, monoServer } from './invoicing-mono.ts';

/** Contract: invoicing 8, against a provider that speaks as Mono does: without a cursor feed. */

let mono: MonoServer;
let connector: TestConnector;
let ours: TestOrganisation;

beforeAll(async () => {
  mono = await monoServer();
  connector = await testConnector({ upstream: { url: mono.url, secretKey: 'test_sk_mono' } });
}, 60_000);
afterAll(async () => {
  await connector?.close();
  await mono?.close();
});
beforeEach(async () => {
  ours = await connector.organisation();
});
afterEach(() => {
  Object.assign(mono, { rows: [], failure: null, asked: [], gate: null });
  mono.meta = { data_status: 'AVAILABLE', retrieved_data: ['transactions'] };
});

const post = (path: string, body: unknown): Promise<Answer> =>
  connector.call('POST', path, { key: ours.keys.sandbox, body });
const get = (path: string): Promise<Answer> => connector.call('GET', path, { key: ours.keys.sandbox });

let codes = 0;
async function linked(): Promise<string> {
  codes += 1;
  const answer = await post('/si/mono/exchange', { code: `code_${codes}` });
  expect(answer.status).toBe(200);
  return answer.json.data.id;
}

const sync = async (accountId: string, more: object = {}): Promise<Answer> =>
  post('/si/mono/sync', { accountId, ...more });
const cursorOf = async (accountId: string): Promise<Answer['json']> =>
  (await get(`/si/mono/cursor?accountId=${accountId}`)).json.data;

async function query<T extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: connector.databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

const row = (id: string, day: number, more: Partial<MonoRow> = {}): MonoRow => ({
  ...{ _id: id, narration: `NIP/GTB/GREEN ACRE SUPPLIES LTD/INV-${id} web design`, amount: 5_000_000, type: 'credit' },
  ...{ date: `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`, balance: 1_000 },
  ...more,
});

describe('pages', () => {
  test('are read to their end, in the size they were begun with; meta.next is not followed', async () => {
    mono.rows = [5, 4, 3, 2, 1].map((day) => row(`p${day}`, day));
    const id = await linked();
    const first = (await sync(id, { pageSize: 2 })).json.data;
    expect(first).toMatchObject({ fetched: 2, created: 2, hasMore: true });
    await sync(id, { pageSize: 50 });
    const last = (await sync(id, { pageSize: 50 })).json.data;
    expect(last).toMatchObject({ fetched: 1, hasMore: false });
    expect(mono.asked.map((query) => new URLSearchParams(query).get('limit'))).toEqual(['2', '2', '2']);
    expect((await cursorOf(id)).lastTransactionDate).toBe('2026-11-05');
  });

  test('begin again three days before the latest, and bring no row twice', async () => {
    mono.rows = [row('q20', 20), row('q18', 18), row('q2', 2)];
    const id = await linked();
    await sync(id);
    mono.rows = [row('q21', 21), ...mono.rows];
    const again = (await sync(id)).json.data;
    expect(again).toMatchObject({ fetched: 3, created: 1, duplicates: 2, hasMore: false });
    expect(mono.asked.at(-1)).toContain('start=2026-11-17');
  });

  test('of a pending row that settles are one row, drafted when it settles', async () => {
    mono.rows = [row('s1', 20, { status: 'pending' })];
    const id = await linked();
    expect((await sync(id)).json.data).toMatchObject({ skipped: 1, skippedByReason: { not_settled: 1 } });
    mono.rows = [row('s1', 20, { status: 'posted' })];
    expect((await sync(id)).json.data).toMatchObject({ fetched: 1, updated: 1, created: 0 });
    const rows = await query('select result, status from bank_transactions where account_id = $1', [id]);
    expect(rows).toEqual([{ result: 'drafted', status: 'posted' }]);
  });

  test('of a row that is taken back, or changes, reject its draft or move it', async () => {
    mono.rows = [row('c1', 20), row('c2', 20)];
    const id = await linked();
    await sync(id);
    mono.rows = [row('c1', 20, { amount: 7_000_000 }), row('c2', 20, { status: 'reversed' })];
    expect((await sync(id)).json.data).toMatchObject({ updated: 2 });
    const drafts = await query<{ transaction_id: string; state: string; gross: string }>(
      'select transaction_id, state, gross_minor as gross from invoices where account_id = $1 order by 1',
      [id],
    );
    expect(drafts.map(({ state, gross }) => [state, Number(gross)])).toEqual([
      ['DRAFT', 7_000_000],
      ['REJECTED', 5_000_000],
    ]);
  });

  test('of rows without ids keep equal charges apart, and know them again', async () => {
    const charge: MonoRow = { narration: 'SMS CHARGE', amount: 400, type: 'debit', date: '2026-11-20', balance: null };
    mono.rows = [charge, charge, charge];
    const id = await linked();
    expect((await sync(id)).json.data).toMatchObject({
      fetched: 3,
      skipped: 3,
      skippedByReason: { charge: 3 },
      dlq: 0,
    });
    expect((await sync(id)).json.data).toMatchObject({ fetched: 3, duplicates: 3 });
  });

  test('of rows that nobody can read count them, and go on', async () => {
    mono.rows = [row('u1', 20), { ...row('u2', 20), amount: 1.5 }];
    const id = await linked();
    expect((await sync(id)).json.data).toMatchObject({ fetched: 2, created: 1, skippedByReason: { unreadable: 1 } });
  });
});

test('linked again under another id, an account keeps its rows, and only what is new is new', async () => {
  mono.rows = [row('r2', 20), row('r1', 19), row('r0', 19, { balance: 900 })];
  const id = await linked();
  await sync(id);
  const drafts = async () => query('select id from invoices where account_id = $1', [id]);
  const before = (await drafts()).length;
  expect(await linked()).toBe(id);
  const renamed = mono.rows.map((each, index) => ({ ...each, _id: `again_${index}` }));
  mono.rows = [row('r3', 21), ...renamed];
  expect((await sync(id)).json.data).toMatchObject({ fetched: 4, created: 1, duplicates: 3, hasMore: false });
  expect((await drafts()).length).toBe(before + 1);
  expect((await sync(id)).json.data).toMatchObject({ created: 0, updated: 0 });
});

test('what a viewer sees of people is masked, what an admin sees is not', async () => {
  mono.rows = [row('m1', 20, { narration: 'NIP/GTB/BISI ADE OKORO/birthday gift' })];
  const id = await linked();
  await sync(id);
  const seen = async (key: string): Promise<string> =>
    (await connector.call('GET', `/si/mono/events?accountId=${id}&decision=rejected`, { key })).json.data[0].narration;
  expect(await seen(ours.keys.sandbox)).toBe('NIP/GTB/BISI ADE OKORO/birthday gift');
  expect(await seen(await ours.key('viewer'))).toBe('NIP/GTB/B*** A** O****/birthday gift');
});

describe('a backfill', () => {
  test('reads its span and leaves the stored cursor alone', async () => {
    mono.rows = [row('b20', 20), row('b5', 5), row('b4', 4), row('b1', 1)];
    const id = await linked();
    await sync(id, { pageSize: 1 });
    const { cursor } = await cursorOf(id);
    const first = (await sync(id, { start: '2026-11-04', end: '2026-11-05', pageSize: 1 })).json.data;
    expect(first).toMatchObject({ fetched: 1, created: 1, hasMore: true });
    const second = (await sync(id, { cursor: first.cursor })).json.data;
    expect(second).toMatchObject({ fetched: 1, created: 1, hasMore: false });
    expect((await cursorOf(id)).cursor).toBe(cursor);
    expect((await sync(id, { start: '2026-11-05', end: '2026-11-04' })).json.data[0].field).toBe('end');
    expect((await sync(id, { start: 'yesterday' })).status).toBe(400);
  });
});

describe('a provider that fails', () => {
  const failures: [string, Failure][] = [
    ['500', { status: 500, body: '{"status":"failed"}' }],
    ['a web page', { status: 200, body: '<html>Sorry</html>', headers: { 'content-type': 'text/html' } }],
    ['429', { status: 429, body: '{"status":"failed"}', headers: { 'retry-after': '3600' } }],
    ['half an answer', { status: 200, body: '{"status":"successful","data":[{"id"' }],
  ];
  test.each(failures)(
    'with %s leaves the cursor where it was, and is told as 502',
    async (_title, failure) => {
      mono.rows = [row(`f${codes}a`, 20), row(`f${codes}b`, 19)];
      const id = await linked();
      await sync(id, { pageSize: 1 });
      const before = await cursorOf(id);
      mono.failure = failure;
      const { status, json } = await sync(id);
      expect([status, json.error_code]).toEqual([502, 'upstream_error']);
      expect(await cursorOf(id)).toEqual(before);
      mono.failure = null;
      expect((await sync(id)).json.data).toMatchObject({ fetched: 1, hasMore: false });
    },
    40_000,
  );

  test('still processing, an empty list is not the end; without data it is an error', async () => {
    const id = await linked();
    mono.meta = { data_status: 'PROCESSING', retrieved_data: [] };
    expect((await sync(id)).json.data).toMatchObject({ fetched: 0, hasMore: true, cursor: null });
    for (const meta of [{ data_status: 'FAILED' }, { data_status: 'PARTIAL', retrieved_data: ['balance'] }]) {
      mono.meta = meta;
      expect((await sync(id)).json.error_code).toBe('upstream_error');
    }
    expect(await cursorOf(id)).toMatchObject({ cursor: null, lastSyncAt: null });
    mono.meta = { data_status: 'PARTIAL', retrieved_data: ['transactions'] };
    mono.rows = [row('x1', 20)];
    expect((await sync(id)).json.data).toMatchObject({ fetched: 1, created: 1, hasMore: false });
  });

  test('of one account never fails the others of a batch', async () => {
    mono.rows = [row('y1', 20)];
    const good = await linked();
    mono.failure = { status: 404, body: '{"status":"failed","message":"This account does not exist.","data":null}' };
    const all = (await post('/si/mono/sync-stored', {})).json.data;
    expect(all.totals).toMatchObject({ failed: 1, fetched: 0 });
    expect(all.accounts).toEqual([
      expect.objectContaining({
        accountId: good,
        ok: false,
        error: expect.objectContaining({ error_code: 'upstream_error' }),
      }),
    ]);
  });
});

test('while one sync waits for the provider another is refused', async () => {
  mono.rows = [row('z1', 20)];
  const id = await linked();
  const { promise, resolve } = Promise.withResolvers<void>();
  mono.gate = promise;
  const first = sync(id);
  while (mono.asked.length === 0) await new Promise((wake) => setTimeout(wake, 5));
  const second = await sync(id);
  expect([second.status, second.json.error_code]).toEqual([409, 'invalid_state']);
  resolve();
  expect((await first).json.data).toMatchObject({ created: 1 });
});

test('a link queues a first sync, and the counters show what came of it', async () => {
  const working = await testConnector({
    ...{ upstream: { url: mono.url, secretKey: 'test_sk_mono' }, databaseUrl: connector.databaseUrl, workers: true },
  });
  try {
    mono.rows = [row('w1', 20), row('w2', 19, { narration: 'NIP/GTB/ADE OKORO/birthday gift' })];
    const id = await linked();
    while ((await cursorOf(id)).lastSyncAt === null) await new Promise((wake) => setTimeout(wake, 25));
    const rows = await query('select result from bank_transactions where account_id = $1 order by 1', [id]);
    expect(rows).toEqual([{ result: 'dlq' }, { result: 'drafted' }]);
    const metrics = await (await fetch(`${working.url}/metrics`)).text();
    expect(metrics).toMatch(
      /si_mono_invoice_failed_total\{environment="sandbox",reason="personal_or_low_confidence"\} \d/,
    );
    expect(metrics).toContain('si_mono_bank_transactions_total{environment="sandbox",kind="inserted"}');
  } finally {
    await working.close();
  }
});
