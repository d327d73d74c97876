import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromWire, toWire } from './money.ts';

const exact = fc.bigInt({ min: BigInt(Number.MIN_SAFE_INTEGER), max: BigInt(Number.MAX_SAFE_INTEGER) });

test('every amount that JSON can hold exactly comes back from the wire as it was', () => {
  fc.assert(fc.property(exact, (amount) => fromWire(JSON.parse(JSON.stringify(toWire(amount)))) === amount));
});

test('an amount beyond what JSON can hold exactly is refused and never rounded', () => {
  const beyond = fc.bigInt({ min: BigInt(Number.MAX_SAFE_INTEGER) + 1n, max: 1n << 80n });
  fc.assert(
    fc.property(beyond, (amount) => {
      expect(() => toWire(amount)).toThrow(RangeError);
      expect(() => toWire(-amount)).toThrow(RangeError);
    }),
  );
});

test('a fraction, no number and an inexact number are no amounts', () => {
  for (const amount of [0.5, -1.01, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(() => fromWire(amount)).toThrow(RangeError);
  }
});

test('a balance that the bank did not give stays null', () => {
  expect(toWire(null)).toBeNull();
});
