import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, type Json, openStage, type Stage } from './stage.ts';

/** Contract: financial-data 4.13 and 10. */

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
const debit = (days: number, amount: number, narration: string) => ({
  ...{ date: daysAgo(days), amount, type: 'debit', narration },
});

const ROWS = [
  debit(10, 1_500_000, 'NIP TRANSFER TO BISI ADEWALE REF 0091'),
  debit(11, 1_200_000, 'POS PURCHASE CHICKEN REPUBLIC IKEJA'),
  debit(12, 800_000, 'UBER TRIP LAGOS'),
  debit(13, 600_000, 'IKEDC PREPAID ELECTRICITY'),
  debit(14, 400_000, 'CINEMA FILMHOUSE LEKKI'),
  debit(100, 250_000, 'UBER TRIP LAGOS'),
  { date: daysAgo(9), amount: 9_900_000, type: 'credit', narration: 'NIP/ZENITH FOODS LTD/SALARY' },
];

describe('spending', () => {
  test('is the debits of the period by group, largest first, and adds up to 100', async () => {
    const account = await stage.accountWith(ROWS);
    const { json } = await stage.get(`/v2/accounts/${account}/spending?period=last_2_months`);
    expect(json).toMatchObject({ status: 'successful', message: 'Data retrieved successfully' });
    expect(json.data).toEqual({
      total_spent: 4_500_000,
      categories: [
        { category: 'transfers', amount: 1_500_000, percentage: 33.3 },
        { category: 'food_and_dining', amount: 1_200_000, percentage: 26.7 },
        { category: 'transport', amount: 800_000, percentage: 17.8 },
        { category: 'utilities', amount: 600_000, percentage: 13.3 },
        { category: 'entertainment', amount: 400_000, percentage: 8.9 },
      ],
    });
    const { total_spent } = await stage.data('GET', `/v2/accounts/${account}/spending`);
    expect(total_spent).toBe(4_750_000);
  });

  test('leaves a debit out whose reversal is held', async () => {
    const account = await stage.accountWith([
      debit(20, 700_000, 'NIP TRANSFER TO BISI ADEWALE 000013230911120000001234567890'),
      {
        ...{ date: daysAgo(19), amount: 700_000, type: 'credit' },
        narration: 'RVSL NIP TRANSFER TO BISI ADEWALE 000013230911120000001234567890',
      },
      debit(18, 100_000, 'UBER TRIP LAGOS'),
    ]);
    expect(await stage.data('GET', `/v2/accounts/${account}/spending`)).toEqual({
      total_spent: 100_000,
      categories: [{ category: 'transport', amount: 100_000, percentage: 100 }],
    });
  });

  test.each([
    ['user_good', 'gtbank', 1],
    ['user_trader', 'gtbank', 1],
    ['user_gig', 'gtbank', 1],
    ['user_mpesa', 'mpesa', 3],
  ])('of %s leaves out every failed transfer that came back', async (persona, institution, offset) => {
    const account = await stage.account({ persona, institution });
    const rows: Json[] = [];
    for (let cursor = '', more = true; more; ) {
      const page = await stage.data('GET', `/v2/accounts/${account}/transactions/sync?count=500&cursor=${cursor}`);
      rows.push(...page.added);
      [cursor, more] = [page.next_cursor, page.has_more];
    }
    // Lagos and Nairobi are ahead of UTC, and what is late in the evening there is of their next day.
    const dayOf = (date: string): string => new Date(Date.parse(date) + offset * 3_600_000).toISOString().slice(0, 10);
    const from = new Date(`${dayOf(new Date().toISOString())}T00:00:00Z`);
    from.setUTCFullYear(from.getUTCFullYear() - 1);
    const first = from.toISOString().slice(0, 10);
    const held = rows.filter(({ date, status }) => status === 'posted' && dayOf(date) >= first);
    const sum = (of: readonly Json[]): number => of.reduce((total, { amount }) => total + amount, 0);
    const back = held.filter(({ type, narration }) => type === 'credit' && /^FAILED NIBSS| Reversal$/.test(narration));
    expect(back.length).toBeGreaterThan(5);
    const { total_spent } = await stage.data('GET', `/v2/accounts/${account}/spending?period=12`);
    expect(total_spent).toBe(sum(held.filter(({ type }) => type === 'debit')) - sum(back));
  });

  test('of an account without any is zero and an empty list', async () => {
    const account = await stage.account({ persona: 'user_empty' });
    expect(await stage.data('GET', `/v2/accounts/${account}/spending`)).toEqual({ total_spent: 0, categories: [] });
  });

  test('follows a corrected category', async () => {
    const account = await stage.accountWith([debit(3, 500_000, 'UBER TRIP LAGOS')]);
    const [row] = await stage.data('GET', `/v2/accounts/${account}/transactions`);
    await stage.data('PUT', `/v2/accounts/${account}/transactions/${row.id}/category`, { category: 'health' });
    const { categories } = await stage.data('GET', `/v2/accounts/${account}/spending`);
    expect(categories).toEqual([{ category: 'health', amount: 500_000, percentage: 100 }]);
  });

  test.each(['last_3_months', 'last3months', '3'])('takes a period as %s', async (period) => {
    const account = await stage.accountWith([]);
    expect((await stage.get(`/v2/accounts/${account}/spending?period=${period}`)).status).toBe(200);
  });

  test.each(['0', '13', 'last_0_months', 'yesterday'])('refuses a period of "%s"', async (period) => {
    const account = await stage.accountWith([]);
    const { status, json } = await stage.get(`/v2/accounts/${account}/spending?period=${period}`);
    expect([status, json.data?.[0]?.field]).toEqual([400, 'period']);
  });

  test.each(['', '/v1'])('is told bare under "%s"', async (prefix) => {
    const account = await stage.accountWith(ROWS);
    const { json } = await stage.get(`${prefix}/accounts/${account}/spending?period=2`);
    expect(json).toEqual(await stage.data('GET', `/v2/accounts/${account}/spending?period=2`));
    expect((await stage.get(`${prefix}/accounts/000000000000000000000000/spending`)).text).toBe(ACCOUNT_MISSING);
  });
});
