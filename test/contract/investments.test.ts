import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, type Json, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 4.14 and 10. */

let stage: Stage;
let bank: string;

beforeAll(async () => {
  stage = await openStage();
  bank = await stage.account({ persona: 'user_good' });
}, 60_000);
afterAll(() => stage?.close());

describe.each(['piggyvest', 'cowrywise', 'chaka', 'risevest', 'trove'])('an account at %s', (institution) => {
  let account: string;
  beforeAll(async () => {
    account = await stage.account({ persona: 'ngozi@example.test', institution });
  });

  test('shows what it holds, by currency and by asset', async () => {
    const { json } = await stage.get(`/v2/accounts/${account}/assets`);
    expect(json).toMatchObject({ status: 'successful', message: 'Data retrieved successfully' });
    const { id, _id, balances, assets } = json.data;
    expect([id, _id]).toEqual([account, account]);
    for (const [currency, amount] of Object.entries(balances)) {
      expect(currency).toMatch(/^[A-Z]{3}$/);
      const held = assets.filter((asset: Json) => asset.currency === currency);
      expect(held.reduce((sum: number, asset: Json) => sum + asset.details.current_balance, 0)).toBe(amount);
    }
    for (const asset of assets) {
      expect(asset.return).toBe(asset.details.current_balance - asset.cost);
      if (asset.quantity !== null) expect(asset.quantity).toMatch(/^\d+\.\d+$/);
    }
  });

  test('shows what it earned, newest first, in pages', async () => {
    const { json } = await stage.get(`/v2/accounts/${account}/earnings?limit=2`);
    expect(json.data).toHaveLength(2);
    expect(json.meta.total).toBeGreaterThan(2);
    const all = (await stage.get(`/v2/accounts/${account}/earnings?limit=100`)).json.data;
    const dates = all.map(({ date }: Json) => date);
    expect(dates).toEqual([...dates].sort().reverse());
    for (const { id, _id, date } of all) {
      expect(id).toMatch(PATTERNS.id);
      expect(_id).toBe(id);
      expect(date).toMatch(PATTERNS.iso);
    }
  });

  test('keeps the ids of its earnings over refreshes, and moves with the market', async () => {
    const ids = async () =>
      (await stage.get(`/v2/accounts/${account}/earnings?limit=100`)).json.data.map((each: Json) => each.id);
    const before = await ids();
    await stage.data('POST', `/v2/sandbox/accounts/${account}/sync`, {});
    expect(await ids()).toEqual(before);
  });

  test.each(['', '/v1'])('is told bare under "%s"', async (prefix) => {
    const assets = (await stage.get(`${prefix}/accounts/${account}/assets`)).json;
    expect(assets).toEqual((await stage.get(`/v2/accounts/${account}/assets`)).json.data);
    const earnings = (await stage.get(`${prefix}/accounts/${account}/earnings`)).json;
    expect(earnings).toEqual((await stage.get(`/v2/accounts/${account}/earnings`)).json.data);
  });
});

test('a bank account holds and earned nothing', async () => {
  expect(await stage.data('GET', `/v2/accounts/${bank}/assets`)).toEqual({
    id: bank,
    _id: bank,
    balances: {},
    assets: [],
  });
  const { json } = await stage.get(`/v2/accounts/${bank}/earnings`);
  expect(json.data).toEqual([]);
  expect(json.meta).toEqual({ total: 0, page: 1, pages: 1, previous: null, next: null });
});

test('an unlinked account tells nothing', async () => {
  const account = await stage.account({ persona: 'bola@example.test', institution: 'piggyvest' });
  await stage.data('POST', `/v2/accounts/${account}/unlink`);
  for (const end of ['assets', 'earnings'])
    expect((await stage.get(`/v2/accounts/${account}/${end}`)).text).toBe(ACCOUNT_MISSING);
});
