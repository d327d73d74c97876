import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Movement } from '../movement.ts';
import { aMovement, movementsOn } from '../testing/movements.ts';
import { type AffordabilityInput, affordability, bandOf } from './affordability.ts';
import { instalment } from './instalment.ts';
import { type DeclaredLoan, sameLender } from './lenders.ts';
import { monthsAssessed } from './months.ts';

describe('instalment', () => {
  test.each([
    // A textbook annuity: 100,000.00 at 12 % over 12 months is 8,884.88 a month.
    [10_000_000n, 12, 12, 888_488n],
    [10_000_000n, 0, 12, 833_333n],
    [5n, 0, 2, 3n],
    [10_000_000n, 27.5, 24, 546_340n],
    [1_000n, 12, 1, 1_010n],
    [1n, 0, 480, 0n],
  ])('%s kobo at %s percent over %s months', (principalMinor, annualRatePercent, termMonths, monthly) => {
    expect(instalment({ principalMinor, annualRatePercent, termMonths })).toBe(monthly);
  });

  test('agrees with the formula in floats to a kobo, at any rate and term', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 10n }),
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 1, max: 480 }),
        (principalMinor, hundredths, termMonths) => {
          const rate = hundredths / 100;
          const i = rate / 1200;
          const float = (Number(principalMinor) * i) / (1 - (1 + i) ** -termMonths);
          const exact = Number(instalment({ principalMinor, annualRatePercent: rate, termMonths }));
          expect(Math.abs(exact - float)).toBeLessThan(0.51 + float * 1e-9);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('no term and no rate of that kind', () => {
    expect(() => instalment({ principalMinor: 1n, annualRatePercent: 1, termMonths: 0 })).toThrow(RangeError);
    expect(() => instalment({ principalMinor: 1n, annualRatePercent: Number.NaN, termMonths: 1 })).toThrow(RangeError);
  });
});

describe('months assessed', () => {
  test.each([
    ['2024-01-01', '2025-10-12', { start: '2024-10', end: '2025-09', count: 12 }],
    ['2025-01-02', '2025-10-12', { start: '2025-02', end: '2025-09', count: 8 }],
    ['2025-07-01', '2025-10-01', { start: '2025-07', end: '2025-09', count: 3 }],
    ['2025-07-02', '2025-10-31', null],
    ['2025-10-02', '2025-10-31', null],
  ])('history from %s, on %s', (first, today, months) => expect(monthsAssessed(first, today)).toEqual(months));
});

test.each([
  [-50n, 'none'],
  [99n, 'none'],
  [100n, 'critical'],
  [110n, 'critical'],
  [111n, 'high'],
  [120n, 'high'],
  [121n, 'moderate'],
  [130n, 'moderate'],
  [131n, 'low'],
  [150n, 'low'],
  [151n, 'very_low'],
  [200n, 'very_low'],
  [201n, 'minimal'],
  [null, 'minimal'],
] as const)('a ratio of %s hundredths is %s', (hundredths, band) => expect(bandOf(hundredths)).toBe(band));

const MONTHS = ['01', '02', '03', '04', '05', '06'].map((month) => `2025-${month}`);
const salary = movementsOn(
  MONTHS.map((month) => `${month}-25`),
  { category: 'salary', counterparty: 'MERIDIAN FOODS LTD', amountMinor: 30_000_000n },
);
const spent = (category: Movement['category'], amountMinor: bigint, fields: Partial<Movement> = {}) =>
  movementsOn(
    MONTHS.map((month) => `${month}-10`),
    { credit: false, category, amountMinor, counterparty: 'SHOP', ...fields },
  );
const input: AffordabilityInput = {
  loan: { principalMinor: 60_000_000n, annualRatePercent: 0, termMonths: 6 },
  ...{ declared: [], bureau: [], today: '2025-07-15', historyFrom: '2025-01-01' },
};
const CARBON: DeclaredLoan = {
  institution: 'Carbon Microfinance Bank',
  repaymentMinor: 2_000_000n,
  tenorMonths: 10,
  paidEntries: 4,
  open: true,
};

describe('affordability', () => {
  test('what is left of income after expenses, over what is to be served', () => {
    const result = affordability([...salary, ...spent('groceries', 10_000_000n)], input);
    expect(result).toMatchObject({
      ...{ months: { start: '2025-01', end: '2025-06', count: 6 }, instalmentMinor: 10_000_000n },
      ...{ incomeMinor: 30_000_000n, expensesMinor: 10_000_000n, debtServiceMinor: 10_000_000n },
      ...{ dscr: 2, riskBand: 'very_low', canAfford: true },
    });
  });

  test('own transfers, savings, investments, loan repayments and reversed debits are no expenses', () => {
    const rows = [
      ...spent('transfer', 1_000_000n, { ownAccount: true }),
      ...spent('savings', 1_000_000n),
      ...spent('investments', 1_000_000n),
      ...spent('pos', 1_000_000n, { reversed: true }),
      ...spent('loan_repayment', 1_000_000n, { kind: 'overdraft-repayment' }),
    ];
    expect(affordability([...salary, ...rows], input)).toMatchObject({
      expensesMinor: 0n,
      debtServiceMinor: 10_000_000n,
    });
  });

  test('each lender counts once: declared, then the bureau, then what the account shows', () => {
    const seen = [
      ...spent('loan_repayment', 2_000_000n, { counterparty: 'CARBON MFB' }),
      ...spent('loan_repayment', 3_000_000n, { counterparty: 'FAIRMONEY' }),
      ...spent('loan_repayment', 500_000n, { counterparty: null, narration: 'RENMONEY LOAN REPAYMENT' }),
    ];
    const bureau = [
      { institution: 'CARBON', repaymentMinor: 9_000_000n, owedMinor: 11_000_000n },
      { institution: 'Fairmoney Microfinance Bank', repaymentMinor: 3_100_000n, owedMinor: 7_000_000n },
    ];
    const result = affordability([...salary, ...seen], { ...input, declared: [CARBON], bureau });
    // Instalment, Carbon as declared, Fairmoney as the bureau has it, Renmoney as seen.
    expect(result?.debtServiceMinor).toBe(10_000_000n + 2_000_000n + 3_100_000n + 500_000n);
    expect(result?.debtByInstitution).toEqual([
      { institution: 'CARBON', owedMinor: 11_000_000n },
      { institution: 'Fairmoney Microfinance Bank', owedMinor: 7_000_000n },
    ]);
    expect(result?.totalDebtMinor).toBe(18_000_000n);
  });

  test('without a bureau a declared loan owes what is left of its instalments, a closed one nothing', () => {
    const declared = [CARBON, { ...CARBON, institution: 'Old Bank', open: false }];
    expect(affordability(salary, { ...input, declared })).toMatchObject({
      ...{ totalDebtMinor: 12_000_000n, debtServiceMinor: 12_000_000n },
      debtByInstitution: [{ institution: 'Carbon Microfinance Bank', owedMinor: 12_000_000n }],
    });
  });

  test('the ratio is rounded half up from the exact sums, and decides at 1.11', () => {
    const ratio = (principalMinor: bigint) =>
      affordability(salary, { ...input, loan: { principalMinor, annualRatePercent: 0, termMonths: 1 } });
    // 30,000,000 ÷ 27,149,321 is 1.10500…: half up 1.11; one kobo more is 1.10.
    expect(ratio(27_149_321n)).toMatchObject({ dscr: 1.11, canAfford: true, riskBand: 'high' });
    expect(ratio(27_149_322n)).toMatchObject({ dscr: 1.1, canAfford: false, riskBand: 'critical' });
  });

  test('expenses above income are below zero, and nothing to serve has no ratio', () => {
    expect(affordability([...salary, ...spent('rent', 40_000_000n)], input)).toMatchObject({
      dscr: -1,
      riskBand: 'none',
    });
    const loan = { principalMinor: 1n, annualRatePercent: 0, termMonths: 480 };
    expect(affordability(salary, { ...input, loan })).toMatchObject({
      dscr: null,
      riskBand: 'minimal',
      canAfford: true,
    });
  });

  test('under three complete months nothing is said', () => {
    expect(affordability(salary, { ...input, historyFrom: '2025-04-02' })).toBeNull();
    expect(affordability([], { ...input, historyFrom: '2025-06-01' })).toBeNull();
    expect(
      affordability([aMovement({ day: '2025-06-01' })], {
        loan: input.loan,
        declared: [],
        bureau: [],
        today: '2025-07-01',
      }),
    ).toBeNull();
  });
});

test.each([
  ['Carbon Microfinance Bank', 'CARBON MFB LTD', true],
  ['FAIRMONEY', 'Fairmoney MFB', true],
  ['RENMONEY', 'REN', false],
  ['First Bank', 'FirstBank Plc', true],
  ['Access Bank', 'Zenith Bank', false],
  ['Loan', 'Loans Ltd', false],
])('%s and %s: the same lender is %s', (a, b, same) => expect(sameLender(a, b)).toBe(same));
