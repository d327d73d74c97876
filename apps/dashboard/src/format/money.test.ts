import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editable, money, percent, readMoney, readPercent } from './money.ts';

test.each([
  [10_750_000, 'NGN', '₦107,500.00'],
  [5, 'NGN', '₦0.05'],
  [0, 'GHS', 'GH₵0.00'],
  [123_456_789_012, 'KES', 'KSh\u00a01,234,567,890.12'],
  [-250_000, 'ZAR', '−R\u00a02,500.00'],
  [99_999, 'USD', 'USD\u00a0999.99'],
])('%d minor units of %s are shown as %s', (minor, currency, shown) => {
  expect(money(minor, currency)).toBe(shown);
});

test.each([
  ['1,234.5', 123_450],
  ['107500', 10_750_000],
  [' 0.07 ', 7],
  ['12.', 1_200],
])('%j is read as %d minor units', (text, minor) => {
  expect(readMoney(text)).toBe(minor);
});

test.each(['', '-1', '1.234', '1,23', '1e3', '₦5', 'ten', '99999999999999'])('%j is no amount', (text) => {
  expect(readMoney(text)).toBeNull();
});

test('every amount that the API takes comes back from an input as it went in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (minor) => readMoney(editable(minor)) === minor),
    { numRuns: 100 },
  );
});

test('a rate is shown and read in percent', () => {
  expect(percent(750)).toBe('7.5\u00a0%');
  expect([readPercent('7.5'), readPercent('7.5 %'), readPercent('0'), readPercent('100')]).toEqual([
    750, 750, 0, 10_000,
  ]);
  expect([readPercent('101'), readPercent('7.555'), readPercent('x')]).toEqual([null, null, null]);
});
