import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitVat, taxOn } from './vat.ts';

test.each([
  [250_000n, 232_558n, 17_442n],
  [10_750_000n, 10_000_000n, 750_000n],
  [99_999n, 93_022n, 6_977n],
  [0n, 0n, 0n],
  [1n, 1n, 0n],
])('₦ receipts at 7.5 %%: %i kobo are %i net and %i VAT', (gross, net, vat) => {
  expect(splitVat(gross)).toEqual({ gross, net, vat, rateBp: 750 });
});

test('a half kobo goes up', () => {
  // 3 × 2000 / 12000 is exactly one half.
  expect(splitVat(3n, { mode: 'inclusive', rateBp: 2_000 }).vat).toBe(1n);
});

test('a business that charges no VAT keeps the whole amount', () => {
  expect(splitVat(250_000n, { mode: 'none', rateBp: 750 })).toEqual({
    gross: 250_000n,
    net: 250_000n,
    vat: 0n,
    rateBp: 0,
  });
});

test('what is no receipt or no rate is refused', () => {
  expect(() => splitVat(-1n)).toThrow(RangeError);
  for (const rateBp of [-1, 7.5, 10_001, Number.NaN])
    expect(() => splitVat(1n, { mode: 'inclusive', rateBp })).toThrow(RangeError);
});

const gross = fc.bigInt({ min: 0n, max: 10n ** 18n });
const rateBp = fc.integer({ min: 0, max: 10_000 });

test('net and VAT make the gross again, and the VAT is within half a minor unit of the exact one', () => {
  fc.assert(
    fc.property(gross, rateBp, (amount, rate) => {
      const { net, vat } = splitVat(amount, { mode: 'inclusive', rateBp: rate });
      expect(net + vat).toBe(amount);
      const whole = 10_000n + BigInt(rate);
      const twice = 2n * (vat * whole - amount * BigInt(rate));
      expect(twice <= whole && twice > -whole).toBe(true);
    }),
  );
});

test('the tax on the net differs from the VAT taken out by one minor unit at most', () => {
  fc.assert(
    fc.property(gross, rateBp, (amount, rate) => {
      const { net, vat } = splitVat(amount, { mode: 'inclusive', rateBp: rate });
      const difference = taxOn(net, rate) - vat;
      expect(difference >= -1n && difference <= 1n).toBe(true);
    }),
  );
});
