import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Answer,
  type TestConnector,
  type TestOrganisation,
  testConnector,
} from '../../apps/invoicing/src/testing/connector.ts';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';

/** Contract: invoicing 3.7 to 3.9, 3.11, 3.12, 6, 7.1 and 8, against the real platform over HTTP. */

const SYNC = '/si/mono/sync';
const EVENTS = '/si/mono/events';
const DLQ = '/si/mono/dlq';

let platform: TestPlatform;
let connector: TestConnector;
let ours: TestOrganisation;
let theirs: TestOrganisation;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
  connector = await testConnector({ upstream: { url: platform.url, secretKey: platform.secretKey } });
  ours = await connector.organisation();
  theirs = await connector.organisation('Dantata Textiles Ltd');
}, 90_000);
afterAll(async () => {
  await connector?.close();
  await platform?.close();
});

const post = (path: string, body: unknown, key = ours.keys.sandbox): Promise<Answer> =>
  connector.call('POST', path, { key, body });
const get = (path: string, key = ours.keys.sandbox): Promise<Answer> => connector.call('GET', path, { key });

interface Row {
  date: string;
  amount: number;
  type: 'credit' | 'debit';
  narration: string;
  status?: 'pending' | 'posted';
  provider_id?: string;
}

let people = 0;

/** An account of somebody new, whose bank shows these rows and no others that matter. */
async function linked(rows: readonly Row[] = []): Promise<string> {
  people += 1;
  const link = await platform.call('POST', '/v2/sandbox/link', { body: { persona: `person.sync.${people}` } });
  const { code, account } = link.json.data;
  if (rows.length > 0) await show(account, rows);
  const answer = await post('/si/mono/exchange', { code });
  expect(answer.status).toBe(200);
  await platform.until('the account is read', async () => {
    const { json } = await platform.call('GET', `/v2/accounts/${account}`);
    return json.data.meta.data_status === 'AVAILABLE';
  });
  return answer.json.data.id;
}

/** The bank shows more, and the platform has read it. */
async function show(account: string, transactions: readonly Row[]): Promise<void> {
  const added = await platform.call('POST', `/v2/sandbox/accounts/${account}/transactions`, { body: { transactions } });
  expect(added.status).toBe(200);
  const synced = await platform.call('POST', `/v2/sandbox/accounts/${account}/sync`, { body: {} });
  expect(synced.status).toBe(200);
}

const sync = (accountId: string, more: object = {}): Promise<Answer> =>
  post(SYNC, { accountId, pageSize: 100, ...more });

async function toEnd(accountId: string): Promise<Answer['json'][]> {
  const pages: Answer['json'][] = [];
  for (;;) {
    const { status, json } = await sync(accountId);
    expect([status, json.message]).toEqual([200, 'Sync completed']);
    pages.push(json.data);
    if (!json.data.hasMore) return pages;
  }
}

const TODAY = new Date().toISOString().slice(0, 10);
const invoiced: Row = {
  date: TODAY,
  amount: 5_000_000,
  type: 'credit',
  narration: 'NIP/GTB/GREEN ACRE SUPPLIES LTD/INV-204 web design',
};
const gift: Row = { date: TODAY, amount: 4_000_000, type: 'credit', narration: 'NIP/GTB/BISI ADE OKORO/birthday gift' };

async function query<T extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: connector.databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
}

describe('a sync', () => {
  test('gives every row exactly one result, and the counts add up', async () => {
    const id = await linked();
    await toEnd(id);
    await show(id, [invoiced, gift]);
    const { json } = await sync(id);
    const { fetched, created, updated, duplicates, skipped, dlq } = json.data;
    expect(fetched).toBe(created + updated + duplicates + skipped);
    expect([created, dlq]).toEqual([1, 1]);
    const events = (await get(`${EVENTS}?accountId=${id}&pageSize=2`)).json.data;
    expect(events.map(({ decision }: { decision: string }) => decision).sort()).toEqual(['eligible', 'rejected']);
    const rows = await query<{ result: string; n: number }>(
      'select result, count(*)::int as n from bank_transactions where account_id = $1 group by 1',
      [id],
    );
    const letters = await query<{ n: number }>('select count(*)::int as n from dead_letters where account_id = $1', [
      id,
    ]);
    expect(letters[0]?.n).toBe(rows.find(({ result }) => result === 'dlq')?.n);
    const drafts = await query<{ n: number }>('select count(*)::int as n from invoices where account_id = $1', [id]);
    expect(drafts[0]?.n).toBe(rows.find(({ result }) => result === 'drafted')?.n);
  });

  test('again brings nothing new, and its cursor never goes', async () => {
    const id = await linked([invoiced]);
    const pages = await toEnd(id);
    const before = (await get(`/si/mono/cursor?accountId=${id}`)).json.data;
    expect(before.cursor).toBe(pages.at(-1).cursor);
    const again = (await sync(id)).json.data;
    expect(again).toMatchObject({ fetched: 0, created: 0, hasMore: false, cursor: expect.any(String) });
    const after = (await get(`/si/mono/cursor?accountId=${id}`)).json.data;
    expect(after.lastSyncAt).not.toBeNull();
    expect(after.lastTransactionDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('from an old cursor sees the same rows as duplicates, and moves no stored cursor back', async () => {
    const id = await linked([invoiced]);
    const [first, ...rest] = await toEnd(id);
    await show(id, [gift]);
    await toEnd(id);
    const stored = (await get(`/si/mono/cursor?accountId=${id}`)).json.data.cursor;
    const { json } = await sync(id, { cursor: (rest.at(-1) ?? first).cursor });
    expect(json.data.fetched).toBeGreaterThan(0);
    expect(json.data).toMatchObject({ duplicates: json.data.fetched, created: 0, skipped: 0 });
    expect((await get(`/si/mono/cursor?accountId=${id}`)).json.data.cursor).toBe(stored);
  });

  test('with a changed or foreign cursor is refused', async () => {
    const [id, other] = [await linked(), await linked()];
    const [page] = await toEnd(id);
    await toEnd(other);
    for (const cursor of ['nothing', `${page.cursor}x`, page.cursor.replace(/^./, 'f')]) {
      expect((await sync(id, { cursor })).json.error_code).toBe('bad_request');
    }
    expect((await sync(other, { cursor: page.cursor })).status).toBe(400);
    expect((await sync(id, { pageSize: 101 })).json.data[0].field).toBe('pageSize');
  });

  test('of an account that is not here, unlinked, or of another tenant is refused', async () => {
    const id = await linked();
    expect((await sync('0'.repeat(24))).json.error_code).toBe('not_found');
    expect((await post(SYNC, { accountId: id }, theirs.keys.sandbox)).status).toBe(404);
    await post(`/si/mono/accounts/${id}/unlink`, {});
    expect((await sync(id)).json.error_code).toBe('invalid_state');
  });

  test('at the same time as another one is refused, and nothing is doubled', async () => {
    const id = await linked([invoiced]);
    const answers = await Promise.all([sync(id), sync(id), sync(id)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    await toEnd(id);
    const doubled = await query(
      'select provider_id from bank_transactions where account_id = $1 group by 1 having count(*) > 1',
      [id],
    );
    expect(doubled).toEqual([]);
  });
});

describe('dead letters', () => {
  test('are listed, replayed one and many, and dismissed', async () => {
    const id = await linked();
    await toEnd(id);
    await post(`${DLQ}/replay`, { accountId: id });
    const before = (await get(`${DLQ}?status=open&reason=personal_keyword&accountId=${id}`)).json.meta.total;
    await show(id, [gift, { ...gift, amount: 3_000_000 }]);
    await sync(id);
    const open = (await get(`${DLQ}?status=open&reason=personal_keyword&accountId=${id}`)).json.data;
    expect(open).toHaveLength(before + 2);
    expect(open[0]).toMatchObject({ reason: 'personal_or_low_confidence', attempts: 1, environment: 'sandbox' });
    const one = await post(`${DLQ}/${open[0].id}/replay`, {});
    expect([one.status, one.json.data]).toEqual([200, { replayed: 1, drafted: 0, stillRejected: 1 }]);
    const many = await post(`${DLQ}/replay`, { reason: 'personal_keyword', accountId: id });
    expect(many.json.data).toEqual({ replayed: open.length, drafted: 0, stillRejected: open.length });
    for (let turn = 0; turn < 2; turn += 1) {
      const gone = await post(`${DLQ}/${open[1].id}/dismiss`, { note: 'A present' });
      expect([gone.status, gone.json.data.status]).toEqual([200, 'dismissed']);
    }
    expect((await post(`${DLQ}/${open[1].id}/replay`, {})).json.error_code).toBe('invalid_state');
    expect(
      (await get(`${DLQ}?accountId=${id}`)).json.data.map(({ attempts }: { attempts: number }) => attempts),
    ).toContain(3);
    expect((await post(`${DLQ}/${open[0].id}/dismiss`, {}, theirs.keys.sandbox)).status).toBe(404);
  });
});

test('an unlink with purge takes rows, previews and dead letters with it', async () => {
  const id = await linked([invoiced, gift]);
  await toEnd(id);
  const { json } = await post(`/si/mono/accounts/${id}/unlink`, { purge: true });
  expect(json.data.purged.dlq).toBeGreaterThan(0);
  expect(json.data.purged.events).toBeGreaterThan(1);
  expect((await get(`${EVENTS}?accountId=${id}`)).json.meta.total).toBe(0);
});

test('sync-stored reads every account to its end', async () => {
  const id = await linked([invoiced]);
  const { status, json } = await post('/si/mono/sync-stored', {});
  expect([status, json.data.totals.failed]).toEqual([200, 0]);
  expect(json.data.accounts.find(({ accountId }: { accountId: string }) => accountId === id)).toMatchObject({
    ok: true,
  });
  expect((await sync(id)).json.data.fetched).toBe(0);
});
