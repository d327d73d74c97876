import { expect, test } from 'vitest';
import { aMovement } from '../testing/movements.ts';
import { monthlyFlow } from './monthly.ts';

test('one direction by month, newest first, with the empty months between', () => {
  const rows = [
    aMovement({ day: '2025-07-31', amountMinor: 5n }),
    aMovement({ day: '2025-04-01', amountMinor: 7n }),
    aMovement({ day: '2025-07-01', amountMinor: 6n }),
    aMovement({ day: '2025-08-01', amountMinor: 9n, credit: false }),
  ];
  expect(monthlyFlow(rows, true)).toEqual({
    totalMinor: 18n,
    transactions: 3,
    history: [
      { period: '2025-07', amountMinor: 11n, transactions: 2 },
      { period: '2025-06', amountMinor: 0n, transactions: 0 },
      { period: '2025-05', amountMinor: 0n, transactions: 0 },
      { period: '2025-04', amountMinor: 7n, transactions: 1 },
    ],
  });
});

test('no rows: zeros and no months', () => {
  expect(monthlyFlow([], false)).toEqual({ totalMinor: 0n, transactions: 0, history: [] });
});

test('a date of another century makes no endless list', () => {
  const rows = [aMovement({ day: '0001-01-01' }), aMovement({ day: '2025-04-01' })];
  expect(monthlyFlow(rows, true).history).toHaveLength(2);
});
