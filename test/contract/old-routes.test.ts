import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 10. */

let stage: Stage;
let account: string;
const iso = expect.stringMatching(PATTERNS.iso);

beforeAll(async () => {
  stage = await openStage();
  account = await stage.account({ persona: 'user_good' });
}, 60_000);
afterAll(() => stage?.close());

describe.each(['', '/v1'])('old routes under "%s"', (prefix) => {
  const get = (path: string) => stage.get(`${prefix}/accounts/${account}${path}`);

  test('details', async () => {
    const { account: held } = await stage.details(account);
    expect((await get('')).json).toEqual({
      meta: { data_status: 'AVAILABLE', auth_method: 'internet_banking' },
      account: {
        ...{
          _id: account,
          institution: { name: 'GTBank', bankCode: '058', type: 'PERSONAL_BANKING' },
          name: held.name,
        },
        ...{
          accountNumber: held.account_number,
          type: held.type,
          balance: held.balance,
          currency: 'NGN',
          bvn: held.bvn,
        },
      },
    });
  });

  test('identity', async () => {
    const { json } = await get('/identity');
    const keys = [
      'fullName',
      'email',
      'phone',
      'gender',
      'dob',
      'bvn',
      'maritalStatus',
      'addressLine1',
      'addressLine2',
      'state',
      'city',
      'createdAt',
      'updatedAt',
    ];
    expect(Object.keys(json).sort()).toEqual(keys.sort());
    expect(json.fullName).toBe((await stage.get(`/v2/accounts/${account}/identity`)).json.data.full_name);
  });

  test('transactions, whose links stay on the old route', async () => {
    const { json } = await get('/transactions?limit=2&type=DEBIT');
    const { publicUrl } = stage.platform.modules.config;
    const url = `${publicUrl}${prefix}/accounts/${account}/transactions`;
    expect(json.paging).toEqual({
      total: expect.any(Number),
      page: 1,
      previous: null,
      next: `${url}?limit=2&type=DEBIT&page=2`,
    });
    expect(Object.keys(json.data[0]).sort()).toEqual([
      '_id',
      'amount',
      'balance',
      'category',
      'currency',
      'date',
      'narration',
      'type',
    ]);
    const all = (await get('/transactions?paginate=false')).json;
    expect(all.paging).toEqual({ total: all.data.length, page: 1, previous: null, next: null });
    const { headers } = await stage.get(`${prefix}/accounts/${account}/transactions`, { 'x-realtime': 'true' });
    expect(headers['x-job-id']).toMatch(PATTERNS.token);
  });

  test('exchange, wallet and unlink', async () => {
    const own = await stage.account();
    const { code } = await stage.data('POST', '/v2/sandbox/codes', { account: own });
    expect((await stage.post(`${prefix}/account/auth`, { code })).json).toEqual({ id: own });
    expect((await stage.post(`${prefix}/account/auth`, { code })).json).toEqual({
      status: 'failed',
      message: 'Invalid authorization code',
      timestamp: iso,
      data: null,
    });
    expect((await stage.get(`${prefix}/users/stats/wallet`)).json).toEqual({ balance: 0 });
    expect((await stage.post(`${prefix}/accounts/${own}/unlink`)).json).toEqual({
      status: 'successful',
      message: 'Account unlinked successfully',
    });
    expect((await stage.get(`${prefix}/accounts/${own}`)).text).toBe(ACCOUNT_MISSING);
  });
});
