import { describe, expect, test } from 'vitest';
import type { Movement } from '../movement.ts';
import { aMovement, movementsOn } from '../testing/movements.ts';
import { incomeReport } from './report.ts';
import { incomeBody } from './wire.ts';

const ACCOUNT = { id: 'a', name: 'JOHN DOE', accountNumber: '2000000041', currency: 'NGN', source: 'BANK' } as const;
const body = (movements: readonly Movement[], today: string, months: number | null = null) =>
  incomeBody(incomeReport(movements, { today, months }), ACCOUNT);

const SALARY = {
  category: 'salary',
  counterparty: 'MERIDIAN FOODS LTD',
  narration: 'SALARY FROM MERIDIAN FOODS LTD',
} as const;
const SIX = ['2025-01-24', '2025-02-25', '2025-03-25', '2025-04-25', '2025-05-23', '2025-06-25'];

describe('own vectors', () => {
  test('one stable salary of six months', () => {
    const rows = movementsOn(SIX, { ...SALARY, amountMinor: 30_000_000n });
    expect(body(rows, '2025-06-30')).toEqual({
      ...{ account: 'a', account_name: 'JOHN DOE', account_number: '2000000041' },
      income_summary: { total_income: 180_000_000, employer: 'MERIDIAN FOODS LTD' },
      income_streams: [
        {
          ...{ income_type: 'SALARY', frequency: 'MONTHLY', currency: 'NGN', stability: 1 },
          ...{ monthly_average: 30_000_000, average_income_amount: 30_000_000, last_income_amount: 30_000_000 },
          ...{ first_income_date: '2025-01-24', last_income_date: '2025-06-25' },
          last_income_description: 'salary from meridian foods ltd',
          ...{ periods_with_income: 6, number_of_incomes: 6, number_of_months: 6 },
        },
      ],
      income_source_type: 'BANK',
      ...{ first_transaction_date: '2025-01-24', last_transaction_date: '2025-06-25', period: '6 months' },
      ...{ number_of_income_streams: 1, total_income: 180_000_000, annual_income: 180_000_000 },
      ...{ monthly_income: 30_000_000, aggregated_monthly_average: 30_000_000 },
      ...{ aggregated_monthly_average_regular: 30_000_000, aggregated_monthly_average_irregular: 0 },
      ...{ total_regular_income_amount: 180_000_000, total_irregular_income_amount: 0 },
    });
  });

  test('two equal incomes a month apart are MONTHLY with stability 1, as in the printed sample', () => {
    const rows = movementsOn(['2025-03-27', '2025-04-22'], {
      narration: 'CIP CR SUBSCRIPTIONS',
      counterparty: null,
      amountMinor: 5_000n,
    });
    expect(body(rows, '2025-05-03').income_streams).toMatchObject([
      {
        income_type: 'WAGES',
        frequency: 'MONTHLY',
        stability: 1,
        number_of_months: 2,
        last_income_description: 'cip cr subscriptions',
      },
    ]);
  });

  test('three on one day are one irregular stream of one month, each an income', () => {
    const rows = [6_000n, 1_800n, 3_500n].map((amountMinor) =>
      aMovement({ day: '2025-05-03', counterparty: 'JANE DOE', amountMinor }),
    );
    const [stream] = body(rows, '2025-05-03').income_streams;
    expect(stream).toMatchObject({
      ...{ income_type: 'WAGES', frequency: 'VARIABLE', number_of_incomes: 3, number_of_months: 1 },
      ...{ periods_with_income: 1, monthly_average: 11_300, average_income_amount: 3_767 },
    });
    expect(stream?.stability).toBeGreaterThan(0);
    expect(stream?.stability).toBeLessThan(1);
  });

  test('a salary with a rise is one stream', () => {
    const rows = SIX.map((day, at) => aMovement({ ...SALARY, day, amountMinor: at < 3 ? 300_000n : 360_000n }));
    expect(body(rows, '2025-06-30')).toMatchObject({
      income_streams: [
        { number_of_incomes: 6, average_income_amount: 330_000, last_income_amount: 360_000, stability: 0.91 },
      ],
    });
  });

  test("December's 13th pay counts and does not break the stream", () => {
    const days = ['2025-09-25', '2025-10-24', '2025-11-25', '2025-12-12', '2025-12-19', '2026-01-26', '2026-02-25'];
    expect(body(movementsOn(days, SALARY), '2026-03-01')).toMatchObject({
      income_streams: [{ frequency: 'MONTHLY', number_of_incomes: 7, number_of_months: 6, periods_with_income: 6 }],
      income_summary: { total_income: 700_000 },
    });
  });

  test('two employers are two streams, and none is the employer', () => {
    const second = { ...SALARY, counterparty: 'KESTREL ENERGY PLC', narration: 'SALARY KESTREL ENERGY PLC' };
    const rows = [...movementsOn(SIX, SALARY), ...movementsOn(SIX, second)];
    expect(body(rows, '2025-06-30')).toMatchObject({ number_of_income_streams: 2, income_summary: { employer: '' } });
  });

  test('a trader with 40 payers is one BUSINESS stream', () => {
    const rows = Array.from({ length: 240 }, (_, at) =>
      aMovement({
        ...{ counterparty: `CUSTOMER NUMBER ${(at * 7) % 40}`, amountMinor: BigInt(50_000 + ((at * 37) % 90) * 1_000) },
        day: `2025-0${1 + Math.floor(at / 60)}-${String(1 + (at % 28)).padStart(2, '0')}`,
      }),
    );
    expect(body(rows, '2025-04-30').income_streams).toMatchObject([
      { income_type: 'BUSINESS', frequency: 'WEEKLY', number_of_incomes: 240 },
    ]);
  });

  test('only reversals, or nothing at all: zeros and an empty list', () => {
    const nothing = { income_streams: [], number_of_income_streams: 0, total_income: 0, monthly_income: 0 };
    expect(body(movementsOn(SIX, { reversed: true }), '2025-06-30')).toMatchObject(nothing);
    expect(body([], '2025-06-30')).toMatchObject({
      ...nothing,
      ...{ first_transaction_date: null, last_transaction_date: null, period: '0 months', annual_income: 0 },
    });
  });
});

describe('no income', () => {
  test.each([
    ['an own transfer', { ownAccount: true }],
    ['a loan', { category: 'loan_disbursement' }],
    ['an overdraft draw', { kind: 'overdraft-draw' }],
    ['a savings withdrawal', { category: 'savings' }],
    ['a betting payout', { category: 'betting_payout' }],
    ['a refund', { category: 'refund' }],
    ['money back from an investment', { category: 'investments' }],
    ['cash paid in', { category: 'cash_deposit' }],
  ] as const)('%s, however regular', (_what, fields) => {
    expect(body(movementsOn(SIX, fields), '2025-06-30').income_streams).toEqual([]);
  });

  test('cash deposits are shown apart', () => {
    const rows = movementsOn(SIX, { category: 'cash_deposit', kind: 'cash-deposit' });
    expect(incomeReport(rows, { today: '2025-06-30', months: null }).cashDepositsMinor).toBe(600_000n);
  });

  test('a single credit that never repeats, even a salary', () => {
    expect(body([aMovement({ ...SALARY, day: '2025-05-23' })], '2025-06-30').income_streams).toEqual([]);
  });
});

describe('types', () => {
  const typed = (fields: Partial<Movement>, days: readonly string[] = SIX) =>
    body(movementsOn(days, fields), '2025-06-30').income_streams.map((stream) => stream.income_type);
  const IRREGULAR = ['2025-01-02', '2025-01-29', '2025-04-17', '2025-04-20', '2025-06-20'];

  test.each([
    ['PENSION', { category: 'salary', narration: 'PENSION PAYMENT JUN 2025' }],
    ['OTHER', { narration: 'NPOWER STIPEND JUNE' }],
    ['WAGES', { narration: 'NIP CR/ADA OKEKE' }],
    ['RENTAL', { narration: 'NIP/GTB/ADA OKEKE/rent for flat 2' }],
    ['INVESTMENT', { category: 'interest', counterparty: null, narration: 'INTEREST PAID' }],
    ['SALARY', { channel: 'NEFT', counterparty: 'KESTREL ENERGY PLC', narration: 'NEFT/KESTREL ENERGY PLC' }],
    ['BUSINESS', { category: 'sales', narration: 'NIP CR/ADA OKEKE/INV 233' }],
  ] as const)('%s', (type, fields) => expect(typed(fields)).toEqual([type]));

  test('what repeats without a rhythm is WAGES from a company and OTHER from a person', () => {
    expect(typed({ counterparty: 'SWIFTDROP RIDERS LTD' }, IRREGULAR)).toEqual(['WAGES']);
    expect(typed({}, IRREGULAR)).toEqual(['OTHER']);
  });

  test('"rent" in "current" is no rent', () => {
    expect(typed({ narration: 'CURRENT ACCOUNT CR ADA OKEKE' })).toEqual(['WAGES']);
  });
});

describe('period', () => {
  const rows = movementsOn(SIX, SALARY);

  test('figures are those of the window; what the stream is comes from all that is held', () => {
    expect(body(rows, '2025-06-30', 1)).toMatchObject({
      ...{ total_income: 100_000, period: '1 month', aggregated_monthly_average: 100_000 },
      income_streams: [{ income_type: 'SALARY', frequency: 'MONTHLY', number_of_incomes: 1 }],
    });
  });

  test('the printed span, 2024-09-30 to 2025-05-03, is 7 months', () => {
    const debits = ['2024-09-30', '2025-05-03'].map((day) => aMovement({ day, credit: false }));
    expect(body(debits, '2025-05-23').period).toBe('7 months');
  });

  test('thirteen monthly payments up to today are twelve in the last year', () => {
    const days = Array.from(
      { length: 13 },
      (_, at) => `${at === 12 ? 2025 : 2024}-${String((at % 12) + 1).padStart(2, '0')}-15`,
    );
    expect(body(movementsOn(days, SALARY), '2025-01-15')).toMatchObject({
      annual_income: 1_200_000,
      monthly_income: 100_000,
    });
  });

  test('rows after today do not exist yet', () => {
    expect(body(rows, '2025-04-30').income_streams).toMatchObject([{ number_of_incomes: 4 }]);
  });
});

describe('payers', () => {
  test('a name cut off at other lengths is one payer, told at its longest', () => {
    const names = ['MERIDIAN FOODS LI', 'MERIDIAN FOODS LIMITED', 'MERIDIAN FOODS'];
    const rows = SIX.map((day, at) => aMovement({ ...SALARY, day, counterparty: names[at % 3] as string }));
    expect(body(rows, '2025-06-30')).toMatchObject({
      number_of_income_streams: 1,
      income_summary: { employer: 'MERIDIAN FOODS LIMITED' },
    });
  });

  test('a month in which the bank leaves the employer out is still his', () => {
    const rows = SIX.map((day, at) =>
      aMovement(
        at === 3 ? { category: 'salary', day, counterparty: null, narration: 'SALARY APR 2025' } : { ...SALARY, day },
      ),
    );
    expect(body(rows, '2025-06-30').income_streams).toMatchObject([{ number_of_incomes: 6 }]);
  });

  test('a job that ended stays a stream with its months', () => {
    const rows = [...movementsOn(SIX.slice(0, 3), SALARY), aMovement({ day: '2025-06-28', credit: false })];
    expect(body(rows, '2025-06-30')).toMatchObject({
      ...{ total_income: 300_000, monthly_income: 60_000 },
      income_streams: [{ number_of_months: 3, monthly_average: 100_000 }],
    });
  });
});

test('confidence, range and window are told beside the wire', () => {
  const report = incomeReport(movementsOn(SIX, SALARY), { today: '2025-06-30', months: null });
  expect(report.streams[0]).toMatchObject({ confidence: 'HIGH', typicalMinor: 100_000n });
  expect(report).toMatchObject({ range: { lowMinor: 100_000n, highMinor: 100_000n }, windowDays: 153 });
});
