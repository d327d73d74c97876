import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CATEGORIES, type Category } from '../category.ts';
import { aMovement } from '../testing/movements.ts';
import { percentagesOf } from './shares.ts';
import { spending } from './spending.ts';

const JULY = { fromDay: '2025-07-01', toDay: '2025-07-31' };
const paid = (category: Category, amountMinor: bigint, fields: object = {}) =>
  aMovement({ day: '2025-07-10', credit: false, category, amountMinor, ...fields });

test('the printed example: five groups of 4,500,000 are 33.3, 26.7, 17.8, 13.3 and 8.9 percent, largest first', () => {
  const rows = [
    paid('groceries', 700_000n),
    paid('food_and_dining', 500_000n),
    paid('transport', 800_000n),
    paid('airtime_and_data', 600_000n),
    paid('subscriptions', 400_000n),
    paid('transfer', 1_500_000n),
  ];
  const { totalMinor, categories } = spending(rows, JULY);
  expect(totalMinor).toBe(4_500_000n);
  expect(categories.map(({ category, percentage }) => [category, percentage])).toEqual([
    ['transfers', 33.3],
    ['food_and_dining', 26.7],
    ['transport', 17.8],
    ['utilities', 13.3],
    ['entertainment', 8.9],
  ]);
});

describe('left out', () => {
  test('credits, debits whose reversal is held, and days outside the period', () => {
    const rows = [
      paid('pos', 100n, { credit: true }),
      paid('pos', 200n, { reversed: true }),
      paid('pos', 300n, { day: '2025-06-30' }),
      paid('pos', 400n, { day: '2025-08-01' }),
      paid('pos', 500n, { day: '2025-07-31' }),
    ];
    expect(spending(rows, JULY)).toMatchObject({
      totalMinor: 500n,
      categories: [{ percentage: 100, transactions: 1 }],
    });
  });

  test('an empty period is zero and no groups', () => {
    expect(spending([], JULY)).toEqual({ totalMinor: 0n, categories: [], consumedMinor: 0n });
  });

  test('own pockets count on the wire and not as consumed', () => {
    const rows = [
      paid('transfer', 100n, { ownAccount: true }),
      paid('savings', 200n),
      paid('loan_repayment', 300n, { kind: 'overdraft-repayment' }),
      paid('groceries', 400n),
    ];
    expect(spending(rows, JULY)).toMatchObject({ totalMinor: 1_000n, consumedMinor: 400n });
  });
});

test('any amounts: percentages add up to exactly 100.0, and the groups to the total', () => {
  const category = fc.constantFrom(...(Object.keys(CATEGORIES) as Category[]));
  const debits = fc.array(fc.tuple(category, fc.bigInt({ min: 1n, max: 10n ** 15n })), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(debits, (pairs) => {
      const { totalMinor, categories } = spending(
        pairs.map(([name, amount]) => paid(name, amount)),
        JULY,
      );
      expect(categories.reduce((tenths, each) => tenths + Math.round(each.percentage * 10), 0)).toBe(1_000);
      expect(categories.reduce((sum, each) => sum + each.amountMinor, 0n)).toBe(totalMinor);
      for (const { percentage, amountMinor } of categories)
        expect(Math.abs(percentage - (Number(amountMinor) / Number(totalMinor)) * 100)).toBeLessThan(0.1 + 1e-9);
    }),
    { numRuns: 200 },
  );
});

test('nothing but zeros has no shares', () => expect(percentagesOf([0n, 0n])).toEqual([0, 0]));
