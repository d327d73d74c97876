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
const data = async (path: string) => (await platform.call('GET', path)).json.data;
const details = (id: string) => data(`/v2/accounts/${id}`);
const sync = async (id: string) => (await post(`/v2/sandbox/accounts/${id}/sync`)).json.data;
const lastUpdate = async (id: string) =>
  (await data('/v2/events?limit=500&types=mono.events.account_updated'))
    .filter((event: { data: { account_id: string } }) => event.data.account_id === id)
    .at(-1).data.meta;

let people = 0;
async function anAccount(): Promise<string> {
  people += 1;
  const id: string = (await post('/v2/sandbox/link', { persona: `tobi.${people}` })).json.data.account;
  await platform.until('the first fetch', async () => (await details(id)).meta.data_status === 'AVAILABLE');
  return id;
}
const take = async (): Promise<string> => (await post('/v2/sandbox/snapshot')).json.data.id;

describe('a snapshot of an earlier version', () => {
  test('is restored: columns that came later have their defaults, those that went are left out', async () => {
    const id = await anAccount();
    const before = await details(id);
    await database.query('alter table accounts add column went text');
    const snapshot = await take();
    await database.query('alter table accounts drop column went');
    await database.query("alter table accounts add column came text not null default 'so'");
    expect((await post('/v2/sandbox/restore', { id: snapshot })).status).toBe(200);
    expect(await details(id)).toEqual(before);
    const { rows } = await database.query('select distinct came from accounts');
    expect(rows).toEqual([{ came: 'so' }]);
    await database.query('alter table accounts drop column came');
  });

  test('that lacks what is needed now is refused in words, and nothing changes', async () => {
    const id = await anAccount();
    const snapshot = await take();
    await database.query("alter table accounts add column came text not null default 'so'");
    await database.query('alter table accounts alter column came drop default');
    const { status, json } = await post('/v2/sandbox/restore', { id: snapshot });
    expect({ status, message: json.message }).toEqual({
      status: 400,
      message: expect.stringMatching(/earlier version.*accounts\.came.*Take a new one/),
    });
    expect((await details(id)).meta.data_status).toBe('AVAILABLE');
    await database.query('alter table accounts drop column came');
  });
});

describe('after the world was turned back', () => {
  test('a restored account has no new data while nothing changed', async () => {
    const id = await anAccount();
    await post('/v2/sandbox/restore', { id: await take() });
    await sync(id);
    expect(await lastUpdate(id)).toMatchObject({ sync_status: 'SUCCESSFUL', has_new_data: false });
  });

  test('rows of days that the clock no longer knows are withdrawn', async () => {
    const id = await anAccount();
    await post('/v2/sandbox/clock', { advance: '30d' });
    await sync(id);
    await post('/v2/sandbox/clock', { real: true });
    await sync(id);
    const now = Date.parse((await data('/v2/sandbox/clock')).now);
    const rows = await data(`/v2/accounts/${id}/transactions?paginate=false`);
    expect(rows.filter(({ date }: { date: string }) => Date.parse(date) > now)).toEqual([]);
    expect(rows[0].balance).toBe((await details(id)).account.balance);
  });
});
