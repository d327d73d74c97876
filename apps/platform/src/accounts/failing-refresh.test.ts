import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../testing/platform.ts';

let platform: TestPlatform;
let database: pg.Client;

beforeAll(async () => {
  platform = await testPlatform({ simulators: true });
  database = new pg.Client({ connectionString: platform.databaseUrl });
  await database.connect();
}, 60_000);
afterAll(async () => {
  await database?.end();
  await platform?.close();
});

const post = (path: string, body: unknown = {}) => platform.call('POST', path, { body });
const get = (path: string) => platform.call('GET', path);
const details = async (id: string) => (await get(`/v2/accounts/${id}`)).json.data;
const show = (id: string, row: object) =>
  post(`/v2/sandbox/accounts/${id}/transactions`, {
    transactions: [{ amount: 5_000, type: 'credit', narration: 'TRF FROM KOLA ADE', ...row }],
  });
const sync = (id: string) => post(`/v2/sandbox/accounts/${id}/sync`);

let people = 0;
async function link(): Promise<string> {
  people += 1;
  return (await post('/v2/sandbox/link', { persona: `ngozi.${people}` })).json.data.account;
}
async function anAccount(): Promise<string> {
  const id = await link();
  await ended(id);
  return id;
}
const ended = (id: string) =>
  platform.until('the end of the first fetch', async () => (await details(id)).meta.data_status !== 'PROCESSING');

/** The last `account_updated` of an account. */
async function lastUpdate(id: string) {
  const { json } = await get('/v2/events?limit=500&types=mono.events.account_updated');
  return json.data.filter((event: { data: { account_id: string } }) => event.data.account_id === id).at(-1).data.meta;
}

describe('a refresh that cannot be stored', () => {
  /** A refusal of the database that no trying again can mend. */
  const refuse = (narration: string) =>
    database.query(`alter table transactions add constraint refused check (narration <> '${narration}') not valid`);
  const allow = () => database.query('alter table transactions drop constraint refused');

  test('ends as failed on our side and tells it; the next one is a job of its own, and works once it can', async () => {
    const id = await anAccount();
    await refuse('A ROW THAT NOBODY CAN KEEP');
    await show(id, { narration: 'A ROW THAT NOBODY CAN KEEP' });
    const failed = await post(`/v2/accounts/${id}/sync`);
    expect({ status: failed.status, data: failed.json.data }).toEqual({ status: 503, data: { code: 'SYNC_ERROR' } });
    expect((await details(id)).meta).toMatchObject({ data_status: 'AVAILABLE', sync_status: 'FAILED' });
    const told = await lastUpdate(id);
    expect(told).toMatchObject({ sync_status: 'FAILED', has_new_data: false });
    expect((await get(`/v2/accounts/${id}/jobs/${told.job_id}`)).json.data.status).toBe('failed');
    await allow();
    const next = (await sync(id)).json.data;
    expect(next.job_status).toBe('finished');
    expect(next.job_id).not.toBe(told.job_id);
    expect((await details(id)).meta.sync_status).toBe('SUCCESSFUL');
  });

  test('of a first fetch leaves FAILED', async () => {
    await database.query('alter table transactions add constraint refused check (length(narration) < 0) not valid');
    const id = await link();
    await ended(id);
    await allow();
    expect((await details(id)).meta).toMatchObject({
      data_status: 'FAILED',
      sync_status: 'FAILED',
      retrieved_data: [],
    });
    expect(await lastUpdate(id)).toMatchObject({ data_status: 'FAILED', sync_status: 'FAILED' });
  });

  test('for trouble that passes is tried until it has passed', async () => {
    const id = await anAccount();
    await show(id, { narration: 'TRF AFTER THE TROUBLE' });
    // Another session holds the account: the refresh finds a lock that it may not wait for.
    await database.query(`create function busy() returns trigger language plpgsql as
      $$ begin raise exception 'busy' using errcode = '55P03'; end $$`);
    await database.query('create trigger busy before insert on transactions for each row execute function busy()');
    const job = post(`/v2/accounts/${id}/sync`);
    await platform.until('two tries', async () => {
      const { rows } = await database.query(
        "select attempts from graphile_worker.jobs where task_identifier = 'accounts.refresh' and last_error is not null",
      );
      return rows.some(({ attempts }: { attempts: number }) => attempts >= 2);
    });
    await database.query('drop trigger busy on transactions');
    expect((await job).json.data).toMatchObject({ code: 'SYNC_SUCCESSFUL', has_new_data: true });
  });
});

describe('rows at the edges of what can be held', () => {
  test.each([
    ['amount', { amount: 9_007_199_254_740_991 }],
    ['date', { date: '9999-12-31' }],
    ['date', { date: '9999-12-31T23:59:59.999Z' }],
    ['date', { date: '1899-12-31' }],
    ['date', { date: '2025-02-30' }],
  ])('the sandbox refuses one by its %s: %o', async (field, row) => {
    const id = await anAccount();
    const { status, json } = await show(id, row);
    expect({ status, fields: json.data?.map((each: { field: string }) => each.field) }).toEqual({
      status: 400,
      fields: [`transactions.0.${field}`],
    });
    expect((await sync(id)).json.data.job_status).toBe('finished');
  });

  test('rows that together are more than a balance can tell fail the fetch, not the account', async () => {
    const id = await anAccount();
    const row = { amount: 100_000_000_000_000, type: 'credit', narration: 'TRF' };
    const transactions = Array.from({ length: 100 }, () => row);
    expect((await post(`/v2/sandbox/accounts/${id}/transactions`, { transactions })).status).toBe(200);
    const first = (await sync(id)).json.data;
    expect(first.job_status).toBe('failed');
    expect((await details(id)).meta).toMatchObject({ data_status: 'AVAILABLE', sync_status: 'FAILED' });
    expect((await sync(id)).json.data.job_id).not.toBe(first.job_id);
  });

  test.each(['1969-12-31', '1969-12-31T12:00:00Z', '1970-01-01', '1900-01-01', '9998-12-31'])(
    'a day far away is a day as any other: %s',
    async (date) => {
      const id = await anAccount();
      expect((await show(id, { date, narration: 'FAR AWAY' })).status).toBe(200);
      expect((await sync(id)).json.data).toMatchObject({ job_status: 'finished', has_new_data: true });
      const { json } = await get(`/v2/accounts/${id}/transactions?narration=FAR%20AWAY`);
      expect(json.data).toMatchObject([{ date: expect.stringContaining(date.slice(0, 10)) }]);
      expect((await sync(id)).json.data).toMatchObject({ job_status: 'finished', has_new_data: false });
    },
  );
});
