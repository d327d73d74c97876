import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { currencyOf, decimalSign, formatMinor, readAmount } from './amount.ts';

const signed = (text: string, decimal: '.' | ',' = '.'): bigint | null => {
  const amount = readAmount(text, decimal);
  return amount && (amount.negative || amount.mark === 'debit' ? -amount.minor : amount.minor);
};

describe('readAmount', () => {
  test.each<[string, bigint]>([
    ['1,234.56', 123_456n],
    ['1 234.56', 123_456n],
    ['1\u00a0234\u202f567.80', 123_456_780n],
    ["1'234.56", 123_456n],
    ['0.5', 50n],
    ['.50', 50n],
    ['7', 700n],
    ['(123.45)', -12_345n],
    ['-123.45', -12_345n],
    ['123.45-', -12_345n],
    ['\u2212123.45', -12_345n],
    ['123.45Cr', 12_345n],
    ['123.45 DR', -12_345n],
    ['+500', 50_000n],
    ['₦1,000.00', 100_000n],
    ['-₦1,000.00', -100_000n],
    ['₦-1,000.00', -100_000n],
    ['(₦1,000.00)', -100_000n],
    ['NGN 1,000.00', 100_000n],
    ['N1,000.00', 100_000n],
    ['KES 20', 2_000n],
    ['KSh.20.5', 2_050n],
    ['Ksh 1,020', 102_000n],
    ['GHS1.00', 100n],
    ['GH₵ 3.20', 320n],
    ['R 1 250.00', 125_000n],
    ['-R99.99', -9_999n],
    ['100.00 NGN', 10_000n],
    ['12.5000', 1_250n],
    ['99999999999999.99', 9_999_999_999_999_999n],
  ])('reads %s', (text, minor) => expect(signed(text)).toBe(minor));

  test.each<[string, bigint]>([
    ['1.234,56', 123_456n],
    ['1 234,56', 123_456n],
    ['-123,4', -12_340n],
    ['R1.000', 100_000n],
  ])('reads %s with a decimal comma', (text, minor) => expect(signed(text, ',')).toBe(minor));

  test.each([
    '',
    '-',
    'abc',
    '1.2.3',
    '12,34.56',
    '1,23,456.00',
    '--5',
    '-(5)',
    '1.234',
    '1e5',
    '=1+1',
    '0x10',
    'R',
    '1 2 3',
    '999999999999999.00',
    '9'.repeat(60),
  ])('refuses %s', (text) => expect(readAmount(text)).toBeNull());

  test('what formatMinor writes is read back to the unit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), (minor) => {
        expect(signed(formatMinor(minor))).toBe(minor);
      }),
    );
  });
});

describe('decimalSign', () => {
  test.each<[string[], string]>([
    [['1,234.56'], '.'],
    [['1.234,56'], ','],
    [['100', '2,50'], ','],
    [['1,500', '2,500'], '.'],
    [['1.500', '2.500'], ','],
    [['1,000,000'], '.'],
    [['12', ''], '.'],
    [['1,5', '10.00', '11.00'], '.'],
  ])('%j → %s', (cells, sign) => expect(decimalSign(cells)).toBe(sign));
});

test('currencies are known by code, sign and habit, and nothing else is a currency', () => {
  expect(['₦', 'KSh', 'ksh', 'GHC', 'R', 'usd', 'CR', 'Yaba'].map(currencyOf)).toEqual([
    'NGN',
    'KES',
    'KES',
    'GHS',
    'ZAR',
    'USD',
    null,
    null,
  ]);
});
