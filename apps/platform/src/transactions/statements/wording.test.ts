import { expect, test } from 'vitest';
import { dayText, moneyText, moneyWithSymbol } from './wording.ts';

test.each([
  [0n, '0.00'],
  [5n, '0.05'],
  [-5n, '-0.05'],
  [100n, '1.00'],
  [99_999n, '999.99'],
  [100_000n, '1,000.00'],
  [-123_456_789n, '-1,234,567.89'],
  [9_007_199_254_740_993n, '90,071,992,547,409.93'],
])('%s kobo is %s', (minor, text) => {
  expect(moneyText(minor)).toBe(text);
});

test('an amount stands behind the sign of its currency, or its code', () => {
  expect(moneyWithSymbol(100n, 'NGN')).toBe('₦ 1.00');
  expect(moneyWithSymbol(100n, 'GHC')).toBe('GH₵ 1.00');
  expect(moneyWithSymbol(100n, 'XOF')).toBe('XOF 1.00');
});

test('a day is written so that nobody can take the month for the day', () => {
  expect(dayText('2026-03-09')).toBe('9 Mar 2026');
});
