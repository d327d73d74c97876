import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amount, decimal, ExactNumber, printExact } from './exact-json.ts';

test.each([
  [0n, '0.00'],
  [5n, '0.05'],
  [100n, '1.00'],
  [750_000n, '7500.00'],
  [-5n, '-0.05'],
  [123_456_789_012_345_678n, '1234567890123456.78'],
])('%i minor units are printed %s', (minor, digits) => {
  expect(printExact(amount(minor))).toBe(digits);
});

test.each([
  [10_000n, 3, '10'],
  [2_500n, 3, '2.5'],
  [1n, 3, '0.001'],
  [750n, 2, '7.5'],
  [0n, 2, '0'],
  [12n, 0, '12'],
])('%i with %i places is %s', (scaled, places, digits) => {
  expect(printExact(decimal(scaled, places))).toBe(digits);
});

test('amounts have two decimals, and nothing is lost on the way back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (minor) => {
      const { digits } = amount(minor);
      expect(digits).toMatch(/^-?\d+\.\d{2}$/);
      expect(BigInt(digits.replace('.', ''))).toBe(minor);
    }),
  );
});

test('members that are undefined are left out, and the order is kept unless it is to be sorted', () => {
  const value = { b: 'two', a: undefined, Z: [new ExactNumber('1.50'), true, { y: '“quoted”\n', x: '' }] };
  expect(printExact(value)).toBe('{"b":"two","Z":[1.50,true,{"y":"“quoted”\\n","x":""}]}');
  expect(printExact(value, true)).toBe('{"Z":[1.50,true,{"x":"","y":"“quoted”\\n"}],"b":"two"}');
});

const text = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.string({ unit: 'binary', maxLength: 8 }));

test('whatever the texts are, a reader of JSON gets them back, sorted or not', () => {
  fc.assert(
    fc.property(text, (value) => {
      for (const sorted of [true, false]) expect({ ...JSON.parse(printExact(value, sorted)) }).toEqual({ ...value });
    }),
  );
});
