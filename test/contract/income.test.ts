import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsOn, last, listenerOn, monthly, type Other } from './analysed.ts';
import { ACCOUNT_MISSING, type Json, missing, openSink, openStage, PATTERNS, type Sink, type Stage } from './stage.ts';

/** Contract: financial-data 4.9, 4.10, 9.4 and 10. */

let stage: Stage;
let sink: Sink;
const iso = expect.stringMatching(PATTERNS.iso);
const day = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);

beforeAll(async () => {
  sink = await openSink();
  stage = await openStage();
}, 60_000);
afterAll(async () => {
  await stage?.close();
  await sink?.close();
});

const listener = (): Promise<Other> => listenerOn(stage, sink);
const events = (other: Other, account: string, type: string, count = 1): Promise<Json[]> =>
  eventsOn(stage, other, account, type, count);

const INCOME = 'mono.events.account_income';
async function analysed(other: Other, account: string, query = ''): Promise<Json> {
  const before = (await other.events(account, INCOME)).length;
  await other.data('GET', `/v2/accounts/${account}/income${query}`);
  const { account_id, app, business, ...income } = last(await events(other, account, INCOME, before + 1)).data;
  expect([account_id, app, business]).toEqual([account, expect.any(String), expect.any(String)]);
  return income;
}

const salary = (amount: number) => () => ({ amount, type: 'credit', narration: 'NIP/ZENITH FOODS LTD/SALARY' });

describe('an income analysis', () => {
  test('is refused before any work where nobody would hear of it', async () => {
    const deaf = await stage.stranger();
    const account = await deaf.accountWith(monthly(3, '25', salary(10_000_000)));
    const { status, json } = await deaf.get(`/v2/accounts/${account}/income`);
    expect([status, json]).toEqual([
      404,
      { status: 'failed', message: 'No webhook found for app', timestamp: iso, data: null },
    ]);
    expect((await deaf.get(`/v2/accounts/${account}/income-records`)).json.data).toEqual([]);
  });

  test('answers at once, and tells one stable salary by webhook and in a record', async () => {
    const other = await listener();
    const account = await other.accountWith(monthly(6, '25', salary(35_000_000)));
    const { name, account_number } = (await other.details(account)).account;
    const { json } = await other.get(`/v2/accounts/${account}/income`);
    expect(json).toEqual({
      status: 'successful',
      message: `The income of ${name} is currently being processed, and the data will be sent to you through your webhook`,
      timestamp: iso,
      data: null,
    });
    const [event] = (await events(other, account, INCOME)) as [Json];
    const { account_id, app, business, ...income } = event.data;
    expect(income).toEqual({
      ...{ account, account_name: name, account_number },
      income_summary: { total_income: 210_000_000, employer: expect.stringMatching(/zenith foods/i) },
      income_streams: [
        {
          ...{ income_type: 'SALARY', frequency: 'MONTHLY', number_of_incomes: 6, number_of_months: 6 },
          ...{ periods_with_income: 6, average_income_amount: 35_000_000, monthly_average: 35_000_000, stability: 1 },
          ...{ first_income_date: day, last_income_date: day, last_income_amount: 35_000_000, currency: 'NGN' },
          last_income_description: 'nip/zenith foods ltd/salary',
        },
      ],
      ...{ income_source_type: 'BANK', first_transaction_date: day, last_transaction_date: day, period: '6 months' },
      ...{ number_of_income_streams: 1, total_income: 210_000_000, annual_income: 210_000_000 },
      ...{ monthly_income: 35_000_000, aggregated_monthly_average: 35_000_000 },
      ...{ aggregated_monthly_average_regular: 35_000_000, aggregated_monthly_average_irregular: 0 },
      ...{ total_regular_income_amount: 210_000_000, total_irregular_income_amount: 0 },
    });
    expect([account_id, app, business]).toEqual([account, expect.any(String), expect.any(String)]);
    const records = (await other.get(`/v2/accounts/${account}/income-records`)).json;
    expect(records).toMatchObject({
      message: 'Data retrieved successfully',
      data: [{ id: expect.stringMatching(PATTERNS.id), income, app, created_at: iso, updated_at: iso }],
      meta: { total: 1, page: 1, pages: 1, previous: null, next: null },
    });
  });

  test('makes one record and one event for each request', async () => {
    const other = await listener();
    const account = await other.accountWith(monthly(3, '25', salary(10_000_000)));
    await Promise.all([1, 2, 3].map(() => other.data('GET', `/v2/accounts/${account}/income`)));
    await events(other, account, INCOME, 3);
    const { data, meta } = (await other.get(`/v2/accounts/${account}/income-records?page=1`)).json;
    expect([data.length, meta.total]).toEqual([3, 3]);
    expect(new Set(data.map(({ id }: Json) => id)).size).toBe(3);
    expect(await other.events(account, INCOME)).toHaveLength(3);
  });

  test('waits for the first fetch', async () => {
    const other = await listener();
    const { account } = await other.data('POST', '/v2/sandbox/link', { persona: 'user_good' });
    await other.data('GET', `/v2/accounts/${account}/income`);
    const [{ data }] = (await events(other, account, INCOME)) as [Json];
    expect(data.income_streams.length).toBeGreaterThan(0);
  });

  test('of an account without history is zeros and an empty list', async () => {
    const other = await listener();
    const account = await other.account({ persona: 'user_empty' });
    expect(await analysed(other, account)).toMatchObject({
      ...{ income_streams: [], number_of_income_streams: 0, total_income: 0, monthly_income: 0 },
      income_summary: { total_income: 0, employer: '' },
    });
  });

  test('leaves out own-account moves, reversals, loans and refunds', async () => {
    const other = await listener();
    const account = await other.accountWith([
      ...monthly(6, '25', salary(20_000_000)),
      ...monthly(4, '05', () => ({ amount: 9_000_000, type: 'credit', narration: 'LOAN DISBURSEMENT 0098812' })),
      ...monthly(4, '06', () => ({ amount: 400_000, type: 'credit', narration: 'RVSL OF FAILED TRANSFER 55512' })),
      ...monthly(4, '07', () => ({
        amount: 3_000_000,
        type: 'credit',
        narration: 'CASH DEPOSIT BY SELF IKEJA BRANCH',
      })),
    ]);
    expect((await analysed(other, account)).total_income).toBe(120_000_000);
  });

  test('leaves out what comes from another account of the same customer', async () => {
    const other = await listener();
    const rows = (credit: boolean, narration: string) =>
      monthly(6, '12', (index) => ({ amount: 7_777_000 + index, type: credit ? 'credit' : 'debit', narration }));
    const session = '000013230911120000001234567890';
    const from = await other.accountWith(rows(false, `NIP TRANSFER TO HOUSEHOLD POCKET ${session}`));
    const { customer } = await other.details(from);
    const { account: to } = await other.data('POST', '/v2/sandbox/link', {
      customer: customer.id,
      persona: { seed: 'the second pocket', imperfections: false, accounts: [{ balance: 1_000_000 }] },
      institution: 'zenith',
    });
    await other.fetched(to);
    await other.show(to, rows(true, `NIP TRANSFER FROM HOUSEHOLD POCKET ${session}`));
    expect((await analysed(other, to)).total_income).toBe(0);
  });

  test.each([
    ['0', 400],
    ['61', 400],
    ['x', 400],
    ['1', 200],
    ['60', 200],
  ])('of a period of %s months is answered %i', async (period, expected) => {
    const other = await listener();
    const account = await other.accountWith([]);
    const { status, json } = await other.get(`/v2/accounts/${account}/income?period=${period}`);
    expect(status).toBe(expected);
    if (status === 400) expect(json.data).toMatchObject([{ field: 'period' }]);
  });

  test('of a period looks at its months alone', async () => {
    const other = await listener();
    const account = await other.accountWith(monthly(12, '10', salary(10_000_000)));
    const [half, whole] = [await analysed(other, account, '?period=6'), await analysed(other, account)];
    // Five where the tenth of six months ago lies before today's date of it.
    expect([5, 6]).toContain(half.income_streams[0].number_of_incomes);
    expect(half.period).toBe('6 months');
    expect(whole.income_streams[0].number_of_incomes).toBe(12);
  });

  test.each([
    ['user_good', 'SALARY', 'MONTHLY'],
    ['user_trader', 'BUSINESS', undefined],
    ['user_gig', undefined, 'VARIABLE'],
  ])('of %s is sensible', async (persona, type, frequency) => {
    const other = await listener();
    const account = await other.account({ persona });
    const { income_streams: streams, ...income } = await analysed(other, account);
    const [largest] = [...streams].sort(
      (a: Json, b: Json) => b.monthly_average * b.number_of_months - a.monthly_average * a.number_of_months,
    );
    expect(largest).toMatchObject({ ...(type ? { income_type: type } : {}), ...(frequency ? { frequency } : {}) });
    expect(income.total_income).toBeGreaterThan(0);
    const salaries = streams.filter((stream: Json) => stream.income_type === 'SALARY');
    expect(salaries).toHaveLength(type === 'SALARY' ? 1 : 0);
  });

  test('is run once after the first fetch where the app wants it', async () => {
    const other = await listener();
    await stage.platform.modules.tenancy.change(other.environmentId as never, { incomeOnLink: true });
    const account = await other.account({ persona: 'user_good' });
    await events(other, account, INCOME);
    await other.data('POST', `/v2/sandbox/accounts/${account}/sync`, {});
    expect((await other.get(`/v2/accounts/${account}/income-records`)).json.meta.total).toBe(1);
  });

  test('is refused to a plan that leaves it out; records add their two members to every 401', async () => {
    const other = await listener();
    const account = await other.accountWith([]);
    const { tenancy } = stage.platform.modules;
    const { business } = await tenancy.environment(other.environmentId as never);
    await tenancy.changeBusiness(business.id, { planExcludes: ['income', 'creditworthiness'] });
    const refused = {
      ...{ status: 'failed', message: 'subscription plan does not cover endpoint', timestamp: iso, data: null },
    };
    expect((await other.get(`/v2/accounts/${account}/income`)).json).toEqual(refused);
    expect((await other.post(`/v2/accounts/${account}/creditworthiness`)).json).toEqual(refused);
    const own = { error: 'failed', error_description: 'invalid request' };
    expect((await other.get(`/v2/accounts/${account}/income-records`)).json).toEqual({ ...refused, ...own });
    const unknown = await other.call('GET', `/v2/accounts/${account}/income-records`, { key: 'test_sk_0' });
    expect([unknown.status, unknown.json]).toMatchObject([401, own]);
  });
});

describe('the evidence of a record', () => {
  test('names the rows behind each stream, the rules that read them, range and window', async () => {
    const other = await listener();
    const account = await other.accountWith(monthly(6, '25', salary(35_000_000)));
    const { total_income } = await analysed(other, account);
    const [{ id }] = (await other.get(`/v2/accounts/${account}/income-records`)).json.data;
    const { data } = (await other.get(`/v2/accounts/${account}/income-records/${id}/evidence`)).json;
    expect(data).toMatchObject({
      ...{ id, created_at: iso, ruleset: expect.any(String), cash_deposits: 0 },
      range: { low: 35_000_000, high: 35_000_000 },
      streams: [
        { income_type: 'SALARY', confidence: expect.stringMatching(/^(HIGH|MEDIUM|LOW)$/), total: total_income },
      ],
    });
    expect(data.window_days).toBeGreaterThan(140);
    const rows = data.streams[0].transactions;
    expect(rows).toHaveLength(6);
    expect(rows.reduce((sum: number, each: Json) => sum + each.amount, 0)).toBe(total_income);
    const listed = (await other.get(`/v2/accounts/${account}/transactions`)).json.data;
    for (const each of rows) {
      expect(listed.map((row: Json) => row.id)).toContain(each.id);
      expect(each.rules.length).toBeGreaterThan(0);
    }
  });

  test('is not there for a record of another account', async () => {
    const other = await listener();
    const [first, second] = [await other.accountWith([]), await other.accountWith([])];
    await analysed(other, first);
    const [{ id }] = (await other.get(`/v2/accounts/${first}/income-records`)).json.data;
    expect((await other.get(`/v2/accounts/${second}/income-records/${id}/evidence`)).text).toBe(missing('record'));
  });
});

describe.each(['', '/v1'])('the old income under "%s"', (prefix) => {
  test('is computed at once, bare, and leaves nothing behind', async () => {
    const other = await listener();
    const account = await other.accountWith(monthly(6, '25', salary(35_000_000)));
    expect((await other.get(`${prefix}/accounts/${account}/income`)).json).toEqual({
      ...{ type: 'SALARY', amount: 35_000_000, employer: expect.stringMatching(/zenith/i), confidence: 1 },
      ...{ total_income: 210_000_000, annual_income: 210_000_000, monthly_income: 35_000_000 },
      ...{ average_income: 35_000_000, yearly_income: 210_000_000, income_sources: 1 },
      income_streams: [
        {
          ...{ type: 'SALARY', amount: 35_000_000, frequency: 'MONTHLY', last_date: day },
          ...{ average_amount: 35_000_000, number_of_occurrences: 6 },
        },
      ],
    });
    expect((await other.get(`/v2/accounts/${account}/income-records`)).json.meta.total).toBe(0);
    expect((await other.get(`${prefix}/accounts/000000000000000000000000/income`)).text).toBe(ACCOUNT_MISSING);
  });
});
