import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '../../apps/platform/src/testing/platform.ts';

/** mono-node 1.0.3 as it is on npm. Only the address that it has built in is changed, on its own axios instance. */

// biome-ignore lint/suspicious/noExplicitAny: the package answers bodies of every shape
type Reply = { status: number; data: any; headers: Record<string, string> } | undefined;
type Page = { data: { _id: string }[] };
type Call = (data: Record<string, unknown>, callback?: (error: unknown, body: unknown) => void) => Promise<Reply>;
interface MonoNode {
  auth: { axios: { defaults: { baseURL: string } }; getAccountId: Call };
  account: Record<
    | 'getAccountInformation'
    | 'getAccountTransactions'
    | 'getIdentity'
    | 'syncDataManually'
    | 'reauthCode'
    | 'unlinkAccount',
    Call
  >;
  misc: { institutions(): Promise<Reply> };
  user: { walletBalance(): Promise<Reply> };
}
const { Mono } = createRequire(import.meta.url)('mono-node') as {
  Mono: new (options: { secretKey: string }) => MonoNode;
};

const INSTITUTION = { name: 'GTBank', bankCode: '058', type: 'PERSONAL_BANKING' };
let platform: TestPlatform;
let mono: MonoNode;
let account: string;
let code: string;

function clientFor(secretKey: string): MonoNode {
  const client = new Mono({ secretKey });
  client.auth.axios.defaults.baseURL = platform.url;
  return client;
}

beforeAll(async () => {
  platform = await testPlatform({ simulators: true, settings: { MANUAL_SYNC_WINDOW_SECONDS: '0' } });
  mono = clientFor(platform.secretKey);
  const body = { institution: '5f2d08be60b92e2888287702', persona: 'user_good' };
  const linked = await platform.call('POST', '/v2/sandbox/link', { body });
  ({ account, code } = linked.json.data);
  await platform.until('the first fetch', async () => {
    const { json } = await platform.call('GET', `/v2/accounts/${account}`);
    return json.data.meta.data_status === 'AVAILABLE';
  });
});
afterAll(() => platform?.close());

test('it asks api.withmono.com, but for the address nothing of it is changed', () => {
  expect(new Mono({ secretKey: 'test_sk_any' }).auth.axios.defaults.baseURL).toBe('https://api.withmono.com');
});

describe('mono-node', () => {
  test('auth.getAccountId exchanges a code for the bare id, once', async () => {
    const told: unknown[] = [];
    const reply = await mono.auth.getAccountId({ code }, (error, body) => told.push(error, body));
    expect(reply).toMatchObject({ status: 200, data: { id: account } });
    expect(Object.keys(reply?.data)).toEqual(['id']);
    expect(told).toEqual([null, { id: account }]);
    // It swallows refusals, and gives their body to the callback.
    const refused: unknown[] = [];
    expect(await mono.auth.getAccountId({ code }, (error, body) => refused.push(error, body))).toBeUndefined();
    expect(refused).toMatchObject([{ status: 'failed', message: 'Invalid authorization code', data: null }, null]);
  });

  test('account.getAccountInformation gives the old, bare details', async () => {
    const reply = await mono.account.getAccountInformation({ accountId: account });
    expect(reply?.data).toEqual({
      meta: { data_status: 'AVAILABLE', auth_method: 'internet_banking' },
      account: {
        _id: account,
        institution: INSTITUTION,
        name: expect.any(String),
        accountNumber: expect.stringMatching(/^\d{10}$/),
        type: expect.any(String),
        balance: expect.any(Number),
        currency: 'NGN',
        bvn: expect.stringMatching(/^\d{4}$/),
      },
    });
  });

  test('an account of somebody else and one that does not exist get the same refusal', async () => {
    const stranger = clientFor((await platform.tenant()).secretKey);
    const refusals: unknown[] = [];
    const note = (error: unknown): unknown => refusals.push(error);
    await stranger.account.getAccountInformation({ accountId: account }, note);
    await mono.account.getAccountInformation({ accountId: 'a0b1c2d3e4f5a0b1c2d3e4f5' }, note);
    expect(refusals[0]).toEqual({ status: 'failed', message: 'This account does not exist.', data: null });
    expect(refusals[1]).toEqual(refusals[0]);
  });

  test('account.getAccountTransactions pages through everything, newest first, on the old route', async () => {
    const reply = await mono.account.getAccountTransactions({ accountId: account });
    const { paging, data } = reply?.data ?? {};
    expect(Object.keys(data[0]).sort()).toEqual(
      ['_id', 'type', 'amount', 'narration', 'date', 'balance', 'currency', 'category'].sort(),
    );
    expect(data).toHaveLength(20);
    expect(paging).toEqual({
      total: expect.any(Number),
      page: 1,
      previous: null,
      next: expect.stringContaining(`/accounts/${account}/transactions?`),
    });
    const all = await mono.account.getAccountTransactions({ accountId: account, paginate: false });
    expect(all?.data.data).toHaveLength(paging.total);
    const dates: string[] = all?.data.data.map(({ date }: { date: string }) => date);
    expect(dates).toEqual([...dates].sort().reverse());
    const second = (await (
      await fetch(paging.next, { headers: { 'mono-sec-key': platform.secretKey } })
    ).json()) as Page;
    expect(second.data.map(({ _id }) => _id)).toEqual(
      all?.data.data.slice(20, 40).map(({ _id }: { _id: string }) => _id),
    );
  });

  test('account.getAccountTransactions knows start, end, narration, type and limit', async () => {
    const everything = (await mono.account.getAccountTransactions({ accountId: account, paginate: false }))?.data.data;
    const newest = new Date(everything[0].date);
    const [start, end] = [-60, -20].map((days) => {
      const [year, month, day] = new Date(newest.getTime() + days * 86_400_000).toISOString().slice(0, 10).split('-');
      return `${day}-${month}-${year}`;
    });
    const filter = { accountId: account, start, end, type: 'debit', narration: 'pos', limit: 100 };
    const { data, paging } = (await mono.account.getAccountTransactions(filter))?.data ?? {};
    expect(data.length).toBeGreaterThan(0);
    expect(paging.total).toBe(data.length);
    for (const row of data) {
      expect(row.type).toBe('debit');
      expect(row.narration.toLowerCase()).toContain('pos');
      expect(new Date(row.date).getTime()).toBeLessThan(newest.getTime() - 18 * 86_400_000);
    }
    const one = await mono.account.getAccountTransactions({ accountId: account, limit: 1 });
    expect(one?.data.data).toEqual([everything[0]]);
  });

  test('account.getIdentity gives camelCase, with the whole BVN', async () => {
    const { data } = (await mono.account.getIdentity({ accountId: account })) ?? {};
    expect(Object.keys(data).sort()).toEqual(
      [
        ...['fullName', 'email', 'phone', 'gender', 'dob', 'bvn', 'maritalStatus', 'addressLine1', 'addressLine2'],
        ...['state', 'city', 'createdAt', 'updatedAt'],
      ].sort(),
    );
    expect(data.bvn).toMatch(/^\d{11}$/);
  });

  test('account.syncDataManually waits for the refresh and tells whether there was anything new', async () => {
    const transactions = [{ amount: 150_000, type: 'credit', narration: 'NIP/OPAY/SEUN ADE/refund' }];
    await platform.call('POST', `/v2/sandbox/accounts/${account}/transactions`, { body: { transactions } });
    const first = await mono.account.syncDataManually({ accountId: account });
    expect(first?.data).toEqual({ status: 'successful', hasNewData: true, code: 'SYNC_SUCCESSFUL', message: null });
    const rows = await mono.account.getAccountTransactions({ accountId: account, limit: 1 });
    expect(rows?.data.data[0]).toMatchObject({ amount: 150_000, type: 'credit' });
    const second = await mono.account.syncDataManually({ accountId: account });
    expect(second?.data).toMatchObject({ status: 'successful', hasNewData: false, code: 'SYNC_SUCCESSFUL' });
  });

  test('account.reauthCode gives a token for the widget', async () => {
    const { data } = (await mono.account.reauthCode({ accountId: account })) ?? {};
    expect(data).toEqual({ token: expect.any(String) });
    const page = await fetch(
      `${platform.url}/?key=${platform.publicKey}&reauth_token=${data.token}&version=2021-06-03`,
    );
    expect(await page.text()).toContain('"scope":"reauth"');
  });

  test('misc.institutions lists the institutions, user.walletBalance the wallet', async () => {
    const list = (await mono.misc.institutions())?.data;
    expect(Array.isArray(list)).toBe(true);
    expect(list.some(({ name }: { name: string }) => name === 'GTBank')).toBe(true);
    expect((await mono.user.walletBalance())?.data).toEqual({ balance: 0 });
  });

  test('a wrong key is told to the callback', async () => {
    const told: unknown[] = [];
    await clientFor('test_sk_00000000000000000000').account.getIdentity({ accountId: account }, (error) =>
      told.push(error),
    );
    expect(told).toMatchObject([{ status: 'failed', message: expect.stringMatching(/^Unauthorized\./), data: null }]);
  });

  test('account.unlinkAccount ends the consent: the account is gone', async () => {
    const reply = await mono.account.unlinkAccount({ accountId: account });
    expect(reply?.data).toEqual({ status: 'successful', message: 'Account unlinked successfully' });
    expect(await mono.account.getAccountInformation({ accountId: account })).toBeUndefined();
  });
});
