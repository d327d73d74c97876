import fc from 'fast-check';
import { expect, test } from 'vitest';
import { everyMonth } from './monthly-flow.ts';

const month = (period: string, minor = 1n) => ({ period, minor, rows: 1 });

test('months between two that have rows are filled in, also over the turn of a year', () => {
  const filled = everyMonth([month('2026-02'), month('2025-11')]).map(({ period, minor }) => [period, minor]);
  expect(filled).toEqual([
    ['2026-02', 1n],
    ['2026-01', 0n],
    ['2025-12', 0n],
    ['2025-11', 1n],
  ]);
});

test('no rows, no months; one month stays one', () => {
  expect(everyMonth([])).toEqual([]);
  expect(everyMonth([month('2026-02')])).toHaveLength(1);
});

test('whatever the months, the sum stays and each month comes once, newest first', () => {
  const period = fc.integer({ min: 2000 * 12, max: 2030 * 12 });
  fc.assert(
    fc.property(fc.uniqueArray(period, { maxLength: 20 }), (given) => {
      const sums = given
        .sort((a, b) => b - a)
        .map((at) => month(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`, BigInt(at)));
      const filled = everyMonth(sums);
      const span = given.length === 0 ? 0 : (given[0] ?? 0) - (given.at(-1) ?? 0) + 1;
      expect(filled).toHaveLength(span);
      expect(new Set(filled.map((each) => each.period)).size).toBe(span);
      expect(filled.reduce((sum, each) => sum + each.minor, 0n)).toBe(sums.reduce((sum, each) => sum + each.minor, 0n));
    }),
  );
});
