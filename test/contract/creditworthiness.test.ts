import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventsOn, last, listenerOn, monthly, type Other } from './analysed.ts';
import { type Json, openSink, openStage, PATTERNS, type Sink, type Stage } from './stage.ts';

/** Contract: financial-data 4.11, 9.4 and 10. */

let stage: Stage;
let sink: Sink;
const iso = expect.stringMatching(PATTERNS.iso);

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

const CREDIT = 'mono.events.account_credit_worthiness';
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

  test('takes no failed transfer for an expense: what came back was never spent', async () => {
    const other = await listener();
    const session = (index: number): string => `00001326010${index}1012450000000000${index}00`;
    const words = (index: number): string =>
      `NIBSS Instant Payment Outward ${session(index)} For rent TO KUDA/ADA OBI /26.875/REF:1`;
    const failed = monthly(8, '11', (index) => ({ amount: 9_000_000, type: 'debit', narration: words(index) }));
    const back = monthly(8, '11', (index) => ({
      ...{ amount: 9_000_000, type: 'credit' },
      narration: `FAILED NIBSS INSTANT PAYMENT 00001326020${index}1012450000000000${index}99 NIP Reversal ${words(index).slice(0, 40)}`,
    }));
    const account = await other.accountWith([...history(), ...failed, ...back]);
    expect((await checked(other, account, {})).summary).toEqual({
      ...{ can_afford: true, monthly_payment: 5_673_576, dscr: 3.17, risk_band: 'minimal' },
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
    const loan = {
      ...{ institution: 'Kora Credit', currency: 'NGN', opening_balance: 0, repayment_amount: 1, tenor: 12 },
      date_opened: '2026-02-30',
    };
    const impossible = await check(other, account, { existing_loans: [loan] });
    const field = 'existing_loans.0.date_opened';
    expect(impossible.json.data).toEqual([{ field, message: `${field} must be a valid date` }]);
  });

  test('refuses an open loan in another currency than the account: no sum can hold both', async () => {
    const other = await listener();
    const account = await other.accountWith(history());
    const loan = {
      ...{ institution: 'Kora Credit', currency: 'ngn', opening_balance: 24_000_000, repayment_amount: 2_000_000 },
      ...{ tenor: 12, date_opened: '2026-01-10' },
    };
    const { status, json } = await check(other, account, { existing_loans: [loan, { ...loan, currency: 'USD' }] });
    const message = 'existing_loans.1.currency must be NGN, the currency of the account';
    expect([status, json.data]).toEqual([400, [{ field: 'existing_loans.1.currency', message }]]);
    const closed = { ...loan, currency: 'USD', loan_status: 'closed' };
    expect((await check(other, account, { existing_loans: [loan, closed] })).status).toBe(200);
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
