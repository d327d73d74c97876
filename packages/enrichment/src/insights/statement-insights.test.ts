import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayOf } from '../calendar.ts';
import type { Movement } from '../movement.ts';
import { aMovement, movementsOn } from '../testing/movements.ts';
import { statementInsights } from './statement-insights.ts';
import { insightsBody } from './wire.ts';

const body = (movements: readonly Movement[], today: string) =>
  insightsBody(statementInsights(movements, { today, country: 'ng' }), 'account');

const MONTHS = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'];
const salary = movementsOn(
  MONTHS.map((month) => `${month}-24`),
  { category: 'salary', counterparty: 'MERIDIAN FOODS LTD', amountMinor: 500_000n },
);
const rent = movementsOn(
  MONTHS.map((month) => `${month}-03`),
  { credit: false, category: 'rent', counterparty: 'BAYO LANDLORD', amountMinor: 200_000n, channel: 'NIP' },
);

test('a record has every field of the contract', () => {
  expect(body([...salary, ...rent], '2025-05-31')).toMatchObject({
    insights: {
      ...{ account: 'account', start_date: '2025-01-03', end_date: '2025-05-24' },
      ...{ transaction_length: 142, transaction_count: 10, balance_after_expense: 1_500_000 },
      account_summary: { total_credit: 2_500_000, total_debit: 1_000_000, credit_count: 5, debit_count: 5 },
      activity_insights: {
        ...{ active_days: 10, busiest_month: '2025-05', most_used_channel: 'NIP' },
        most_frequent_payee: { name: 'BAYO LANDLORD', count: 5, amount: 1_000_000 },
      },
    },
    transaction_details: { highest_debits: { length: 5 }, highest_credits: { length: 5 } },
    inflow: {
      all_transaction: {
        average_per_month: { last_12_months: 500_000, since_first_transaction: 500_000 },
        monthly_sum: [{ '2025-05': 500_000 }, {}, {}, {}, { '2025-01': 500_000 }],
      },
      repeat_transactions: { monthly_sum: { length: 5 } },
    },
    outflow: { all_transaction: { average_per_month: { last_12_months: 200_000 } } },
    recurring_transactions: [
      { name: 'MERIDIAN FOODS LTD', type: 'credit', status: 'mature', frequency: 'monthly', next_date: '2025-06-24' },
      { name: 'BAYO LANDLORD', type: 'debit', usual_amount: 200_000, next_date: '2025-06-03' },
    ],
  });
});

test('no rows: zeros, nulls and empty lists', () => {
  const empty = { average_per_month: { last_12_months: 0, since_first_transaction: 0 }, monthly_sum: [] };
  expect(body([], '2025-05-31')).toMatchObject({
    insights: {
      start_date: null,
      transaction_length: 0,
      balance_after_expense: 0,
      account_summary: { opening_balance: null },
    },
    transaction_details: { highest_debits: [], highest_credits: [] },
    inflow: { all_transaction: empty, repeat_transactions: empty },
    recurring_transactions: [],
  });
});

test('reversal pairs are counted and in no sum', () => {
  const rows = [...rent, aMovement({ day: '2025-05-04', credit: false, amountMinor: 9_000_000n, reversed: true })];
  expect(body(rows, '2025-05-31')).toMatchObject({
    insights: { transaction_count: 6, account_summary: { total_debit: 1_000_000, debit_count: 6 } },
    transaction_details: { highest_debits: [{ amount: 200_000 }, {}, {}, {}, {}] },
  });
});

test('a payee seen on one day alone is no repeat', () => {
  const once = movementsOn(['2025-05-04', '2025-05-04'], { credit: false, counterparty: 'TEMI SHOES' });
  const { outflow } = body([...rent, ...once], '2025-05-31');
  expect(outflow.repeat_transactions.monthly_sum[0]).toEqual({ '2025-05': 200_000 });
});

test('rows of different texts without words, or of none, are no repeat of each other', () => {
  const texts = ['😀', '🎉🎉', '%s', '\u202E', 'مرحبا', '你好', '再见', '', '', '00123', '00456'];
  const odd = texts.map((narration, at) =>
    aMovement({ day: `2025-05-${10 + at}`, credit: false, counterparty: null, narration }),
  );
  const { outflow } = body([...rent, ...odd], '2025-05-31');
  expect(outflow.repeat_transactions.monthly_sum[0]).toEqual({ '2025-05': 200_000 });
});

test('opening and closing balances follow the chain within a day, whatever the order of rows', () => {
  const chain = [
    aMovement({ id: 'z', day: '2025-05-01', credit: true, amountMinor: 50n, balanceMinor: 150n }),
    aMovement({ id: 'y', day: '2025-05-01', credit: false, amountMinor: 170n, balanceMinor: -20n }),
    aMovement({ id: 'x', day: '2025-05-01', credit: true, amountMinor: 30n, balanceMinor: 10n }),
  ];
  for (const rows of [chain, [...chain].reverse()])
    expect(body(rows, '2025-05-31').insights.account_summary).toMatchObject({
      ...{ opening_balance: 100, closing_balance: 10, lowest_balance: -20, highest_balance: 150, overdrawn_days: 0 },
    });
});

describe('the change of a month', () => {
  test('is against the median of the three before, with the payee that explains most of it', () => {
    const school = aMovement({
      day: '2025-05-12',
      credit: false,
      counterparty: 'HILLTOP SCHOOL',
      amountMinor: 300_000n,
    });
    const { activity_insights: activity } = body([...rent, school], '2025-06-02').insights;
    expect(activity.spending_change).toEqual({
      ...{ month: '2025-05', amount: 500_000, usual: 200_000, percentage: 150 },
      explained_by: { name: 'HILLTOP SCHOOL', amount: 300_000 },
    });
  });

  test('is not told without three complete months before', () => {
    expect(body(rent.slice(0, 4), '2025-05-02').insights.activity_insights.spending_change).toBeNull();
  });
});

test('any rows: money in − money out is what the two flows add up to', () => {
  const aRow = fc.record({
    day: fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2025-05-31') }).map(dayOf),
    credit: fc.boolean(),
    amountMinor: fc.bigInt({ min: 0n, max: 10n ** 9n }),
    balanceMinor: fc.option(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n })),
    counterparty: fc.constantFrom('ADA', 'BEN OBI', null),
  });
  fc.assert(
    fc.property(fc.array(aRow, { maxLength: 50 }), (fields) => {
      const record = body(fields.map(aMovement), '2025-05-31');
      const total = (flow: typeof record.inflow) =>
        flow.all_transaction.monthly_sum
          .flatMap((month) => Object.values(month))
          .reduce((sum, value) => sum + (value ?? 0), 0);
      expect(record.insights.balance_after_expense).toBe(total(record.inflow) - total(record.outflow));
    }),
    { numRuns: 100 },
  );
});
