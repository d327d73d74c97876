import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, type Json, missing, openSink, openStage, PATTERNS, type Sink, type Stage } from './stage.ts';

/** Contract: financial-data 4.9 to 4.11, 9.4 and 10. */

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

type Other = Awaited<ReturnType<Stage['stranger']>>;

async function listener(): Promise<Other> {
  const other = await stage.stranger();
  await other.data('POST', '/v2/webhooks', { url: sink.url });
  return other;
}

const INCOME = 'mono.events.account_income';
const CREDIT = 'mono.events.account_credit_worthiness';

const events = (other: Other, account: string, type: string, count = 1): Promise<Json[]> =>
  stage.platform.until(`${count} × ${type}`, async () => {
    const all = await other.events(account, type);
    return all.length >= count ? all : null;
  });

const last = (all: readonly Json[]): Json => all.at(-1);

async function analysed(other: Other, account: string, query = ''): Promise<Json> {
  const before = (await other.events(account, INCOME)).length;
  await other.data('GET', `/v2/accounts/${account}/income${query}`);
  const { account_id, app, business, ...income } = last(await events(other, account, INCOME, before + 1)).data;
  expect([account_id, app, business]).toEqual([account, expect.any(String), expect.any(String)]);
  return income;
}

/** Months before the present one, oldest first, on a day of the month. */
function monthly(count: number, date: string, of: (index: number) => object): object[] {
  const now = new Date();
  return Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count + index, 1));
    return { date: `${month.toISOString().slice(0, 7)}-${date}`, ...of(index) };
  });
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
  ])('of %s is sensible', async (persona, type, frequency) => {
    const other = await listener();
    const account = await other.account({ persona });
    const { income_streams: streams, ...income } = await analysed(other, account);
    const [largest] = [...streams].sort(
      (a: Json, b: Json) => b.monthly_average * b.number_of_months - a.monthly_average * a.number_of_months,
    );
    expect(largest).toMatchObject({ ...(type ? { income_type: type } : {}), ...(frequency ? { frequency } : {}) });
    expect(income.total_income).toBeGreaterThan(0);
  });

  test('of user_gig is found, and is no salary', async () => {
    const other = await listener();
    const account = await other.account({ persona: 'user_gig' });
    const { income_streams: streams, ...income } = await analysed(other, account);
    expect(streams).not.toContainEqual(expect.objectContaining({ income_type: 'SALARY' }));
    expect(income.total_income).toBeGreaterThan(0);
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

describe('an affordability check', () => {
  const ask = { bvn: '22123456780', principal: 60_000_000, interest_rate: 24, term: 12, run_credit_check: false };
  const check = (other: Other, account: string, body: object) =>
    other.post(`/v2/accounts/${account}/creditworthiness`, { ...ask, ...body });
  const checked = async (other: Other, account: string, body: object): Promise<Json> => {
    const before = (await other.events(account, CREDIT)).length;
    expect((await check(other, account, body)).status).toBe(200);
    return last(await events(other, account, CREDIT, before + 1)).data;
  };
  const history = (): object[] => [
    ...monthly(8, '03', () => ({ amount: 30_000_000, type: 'credit', narration: 'NIP/ZENITH FOODS LTD/SALARY' })),
    ...monthly(8, '09', () => ({ amount: 12_000_000, type: 'debit', narration: 'POS PURCHASE SHOPRITE IKEJA' })),
  ];

  test('answers at once and tells what can be carried', async () => {
    const other = await listener();
    const account = await other.accountWith(history());
    const { name } = (await other.details(account)).account;
    const { json } = await check(other, account, {});
    expect(json).toEqual({
      status: 'successful',
      message: `The creditworthiness of ${name} is currently being processed. Once completed, the data will be sent to your webhook.`,
      timestamp: iso,
      data: null,
    });
    const [event] = await events(other, account, CREDIT);
    // 60,000,000 over 12 months at 2 % a month; (30,000,000 − 12,000,000) ÷ 5,673,576.
    expect(event?.data).toEqual({
      ...{ account, account_id: account, app: expect.any(String), business: expect.any(String) },
      months_assessed: {
        start: expect.stringMatching(/^\d{4}-\d{2}$/),
        end: expect.stringMatching(/^\d{4}-\d{2}$/),
      },
      summary: { can_afford: true, monthly_payment: 5_673_576, dscr: 3.17, risk_band: 'minimal' },
      debt: { credit_check: false, total_debt: 0, debt_by_institution: [] },
    });
  });

  test('counts declared loans, and the bureau’s, each lender once', async () => {
    const other = await listener();
    const account = await other.accountWith(history());
    const loan = {
      ...{ institution: 'Kora Credit', currency: 'NGN', opening_balance: 24_000_000, repayment_amount: 2_000_000 },
      ...{ tenor: 12, date_opened: '2026-01-10', repayment_schedule: [{ '02-2026': 'paid' }, { '03-2026': 'failed' }] },
    };
    const declared = await checked(other, account, { existing_loans: [loan] });
    expect(declared.debt).toEqual({
      ...{ credit_check: false, total_debt: 22_000_000 },
      debt_by_institution: [{ institution: 'Kora Credit', amount_owed: 22_000_000 }],
    });
    // Ends in 9: three loans are open at the bureau.
    const asked = await checked(other, account, { bvn: '22123456789', run_credit_check: true });
    expect(asked.debt.credit_check).toBe(true);
    expect(asked.debt.debt_by_institution).toHaveLength(3);
    expect(asked.summary.dscr).toBeLessThan(3.17);
  });

  test('is told as failed when history is too short, and when the bureau stays down', async () => {
    const other = await listener();
    const failed = (account: string) => ({
      ...{ account, account_id: account, app: expect.any(String), business: expect.any(String) },
      message: 'Unable to process account credit worthiness',
    });
    const short = await other.accountWith([]);
    expect(await checked(other, short, {})).toEqual(failed(short));
    const account = await other.accountWith(history());
    await other.data('POST', '/v2/sandbox/faults', { target: 'registry:credit_bureau', fault: 'unavailable' });
    expect(await checked(other, account, { run_credit_check: true })).toEqual(failed(account));
  }, 60_000);

  test('comes through a bureau that is garbled once', async () => {
    const other = await listener();
    const account = await other.accountWith(history());
    await other.data('POST', '/v2/sandbox/faults', { target: 'registry:*', fault: 'garbage', times: 1 });
    expect((await checked(other, account, { run_credit_check: true })).debt.credit_check).toBe(true);
  }, 60_000);

  test('tells every mistake by its field', async () => {
    const other = await listener();
    const account = await other.accountWith([]);
    const { status, json } = await other.post(`/v2/accounts/${account}/creditworthiness`, {
      ...{ bvn: '123', principal: 0, interest_rate: 1_001, term: 481, existing_loans: [{ institution: '' }] },
    });
    expect(status).toBe(400);
    expect(json.data.map(({ field }: Json) => field)).toEqual(
      expect.arrayContaining([
        ...['bvn', 'principal', 'interest_rate', 'term', 'run_credit_check'],
        ...['existing_loans.0.institution', 'existing_loans.0.repayment_amount', 'existing_loans.0.tenor'],
      ]),
    );
  });

  test('leaves no identity number behind, sealed or not', async () => {
    const other = await listener();
    const account = await other.accountWith(history());
    await checked(other, account, { bvn: '22987654320' });
    const { sandbox } = stage.platform.modules;
    const environment = await stage.platform.modules.tenancy.environment(other.environmentId as never);
    const { id } = await sandbox.snapshots.take(environment);
    expect(id).toMatch(PATTERNS.token);
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: stage.platform.databaseUrl });
    await client.connect();
    const { rows } = await client.query("select j::text as row from insight_jobs j where kind = 'creditworthiness'");
    await client.end();
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain('22987654320');
  });
});
