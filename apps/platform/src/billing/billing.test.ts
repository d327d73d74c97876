import { DAY_MS, MINUTE_MS, SettableClock } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestPlatform, type TestTenant, testPlatform } from '../testing/platform.ts';
import { mistakeIn, PRICE_BOOK, priceOf } from './price-book.ts';

const clock = new SettableClock('2026-03-02T09:00:00.000Z');

let platform: TestPlatform;
let live: TestTenant;

beforeAll(async () => {
  platform = await testPlatform({ clock, workers: false });
});
afterAll(() => platform?.close());
beforeEach(async () => {
  live = await platform.tenant({ mode: 'live' });
});

const billing = () => platform.modules.billing;
const fund = (amountMinor: bigint, key = 'first') => billing().wallet.fund(live.environment, { key, amountMinor });
const balance = async (tenant = live) =>
  (await platform.call('GET', '/users/stats/wallet', { key: tenant.secretKey })).json.balance;
const usage = async (tenant = live, query = '') =>
  (await platform.call('GET', `/v2/billing/usage${query}`, { key: tenant.secretKey })).json;

const check = { product: 'balance_check', fees: 'balance_inquiry', subject: 'mmc_1' } as const;
const read = { product: 'balance_read', fees: 'balance_inquiry' } as const;
const meter = (key: string, call: typeof check | typeof read = check, work = async () => 'answered', tenant = live) =>
  billing().metered(tenant.environment, { key, ...call }, work);

describe('the price book', () => {
  test.each([
    [20_000n, 6_500n, 200n],
    [2_000_000n, 6_500n, 20_000n],
    [2_000_001n, 20_000n, 20_000n],
    [2_000_050n, 20_001n, 20_001n],
    [5_000_000n, 50_000n, 50_000n],
    [9_999_950n, 100_000n, 100_000n],
    [10_000_000n, 100_000n, 100_000n],
    [250_000_000n, 100_000n, 100_000n],
  ])('asks of %s for a debit %s, for a sweep %s', (amount, debit, sweep) => {
    expect([priceOf(PRICE_BOOK.direct_debit, amount), priceOf(PRICE_BOOK.sweep, amount)]).toEqual([debit, sweep]);
  });

  test('holds for every app but those that agreed on something else', async () => {
    const { prices } = billing();
    const own = [
      { upToMinor: 50_000n, flatMinor: 100n },
      { upToMinor: null, basisPoints: 50n, capMinor: null },
    ];
    await prices.agree(live.environment.id, 'direct_debit', own);
    expect(await prices.of(live.environment.id, 'direct_debit')).toEqual(own);
    expect(await prices.minor(live.environment.id, 'direct_debit', 1_000_000n)).toBe(5_000n);
    expect(await prices.minor(platform.environment.id, 'direct_debit', 1_000_000n)).toBe(6_500n);
    await prices.agree(live.environment.id, 'direct_debit', null);
    expect(await prices.minor(live.environment.id, 'direct_debit', 1_000_000n)).toBe(6_500n);
  });

  test('takes no steps that are no price', async () => {
    expect(mistakeIn([])).toContain('last step');
    expect(mistakeIn([{ upToMinor: 5n, flatMinor: 1n }])).toContain('last step');
    expect(mistakeIn([{ upToMinor: null, flatMinor: -1n }])).toContain('negative');
    const falling = [
      { upToMinor: 9n, flatMinor: 1n },
      { upToMinor: 3n, flatMinor: 1n },
      { upToMinor: null, flatMinor: 1n },
    ];
    await expect(billing().prices.agree(live.environment.id, 'sweep', falling)).rejects.toThrow('must rise');
  });
});

describe('a metered call', () => {
  test('with less in the wallet than it costs is refused before the work, and costs nothing (E13)', async () => {
    await fund(900n);
    let worked = false;
    const refused = await meter('one', check, async () => {
      worked = true;
      return '';
    }).catch((error) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect([refused.status, refused.message]).toEqual([
      402,
      'Insufficient wallet balance. Fund your wallet and try again',
    ]);
    expect([worked, await balance()]).toEqual([false, 900]);
  });

  test('is charged on its answer, until the wallet is empty (E14)', async () => {
    await fund(6_000n);
    expect(await meter('one', read)).toBe('answered');
    expect(await balance()).toBe(1_000);
    await expect(meter('two', read)).rejects.toMatchObject({ status: 402 });
    expect(await balance()).toBe(1_000);
    const { data } = await usage();
    expect(data.totals).toEqual([{ product: 'balance_read', calls: 1, list_price: 5_000, charged: 5_000 }]);
  });

  test('that fails gives back what it held', async () => {
    await fund(1_000n);
    const down = meter('one', check, () => Promise.reject(new Error('bank down')));
    await expect(down).rejects.toThrow('bank down');
    expect(await balance()).toBe(1_000);
    expect(await meter('one')).toBe('answered');
    expect(await balance()).toBe(0);
  });

  test('is charged once under its key, one after the other and at once', async () => {
    await fund(10_000n);
    await Promise.all([meter('same'), meter('same'), meter('same')]);
    await meter('same');
    expect(await balance()).toBe(9_000);
    expect((await usage()).meta.total).toBe(1);
  });

  test('in the sandbox is free, and written down with its list price', async () => {
    const sandbox = await platform.tenant({ mode: 'test' });
    await meter('one', check, undefined, sandbox);
    const { data } = await usage(sandbox);
    expect(data.records).toMatchObject([{ product: 'balance_check', subject: 'mmc_1', list_price: 1_000, charged: 0 }]);
  });

  test('that never ended, since its process did, gives back what it held', async () => {
    await fund(1_000n);
    let gone: (value: string) => void = () => {};
    const under = meter(
      'one',
      check,
      () =>
        new Promise((done) => {
          gone = done;
        }),
    );
    await platform.until('the hold', async () => (await balance()) === 0);
    await billing().forgetOld(live.environment, new AbortController().signal);
    expect(await balance()).toBe(0);
    clock.advance(16 * MINUTE_MS);
    await billing().forgetOld(live.environment, new AbortController().signal);
    expect(await balance()).toBe(1_000);
    gone('late');
    await expect(under).rejects.toMatchObject({ code: 'wallet.hold_gone' });
    expect((await usage()).meta.total).toBe(0);
  });
});

test('a wallet is funded once per key', async () => {
  await fund(5_000n);
  expect(await fund(5_000n)).toEqual({ isNew: false });
  await fund(2_500n, 'second');
  await meter('one');
  expect(await balance()).toBe(6_500);
});

describe('the statement of usage', () => {
  test('is cut by Lagos days and by product, and comes as a file too', async () => {
    await fund(100_000n);
    clock.set('2026-04-01T22:59:59.000Z');
    await meter('first of april');
    clock.set('2026-04-01T23:00:00.000Z');
    await meter('second of april', read);
    expect((await usage(live, '?start=2026-04-02')).data.totals).toMatchObject([{ product: 'balance_read' }]);
    expect((await usage(live, '?end=01-04-2026')).data.totals).toMatchObject([{ product: 'balance_check' }]);
    expect((await usage(live, '?product=balance_read')).meta.total).toBe(1);
    const file = await platform.call('GET', '/v2/billing/usage.csv', { key: live.secretKey });
    expect(file.headers['content-type']).toContain('text/csv');
    expect(file.text.trim().split('\r\n')).toEqual([
      'date,product,subject,list_price,charged',
      '2026-04-01T23:00:00.000Z,balance_read,,5000,5000',
      '2026-04-01T22:59:59.000Z,balance_check,mmc_1,1000,1000',
    ]);
    clock.advance(DAY_MS);
  });

  test.each(['start=soon', 'end=2026-02-30', 'start=2026-03-02&end=2026-03-01', 'product=gold'])(
    'refuses ?%s',
    async (query) => {
      for (const path of ['/v2/billing/usage', '/v2/billing/usage.csv']) {
        expect((await platform.call('GET', `${path}?${query}`)).status).toBe(400);
      }
    },
  );

  test("never shows another environment's calls", async () => {
    await fund(1_000n);
    await meter('mine');
    expect((await usage(await platform.tenant())).data).toEqual({ totals: [], records: [] });
  });
});
