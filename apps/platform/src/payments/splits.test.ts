import { Refusal } from '@kente/kit/errors';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICE_BOOK, priceOf } from '../billing/price-book.ts';
import { divide, type Shares, type Split, splitProblems } from './splits.ts';

const A = 'a1b2c3d4e5f60718293a4b5c';
const B = 'b1b2c3d4e5f60718293a4b5c';

function shares(split: Split | null, amountMinor: bigint, feeBearer: 'business' | 'customer' = 'business'): Shares {
  const feeMinor = priceOf(PRICE_BOOK.direct_debit, amountMinor);
  return divide(split, { amountMinor, feeMinor, feeBearer, legFeeMinor: priceOf(PRICE_BOOK.split_leg) });
}
const outcome = ({ businessMinor, legs, splitFeeMinor }: Shares) => [
  businessMinor,
  ...legs.map(({ netMinor }) => netMinor),
  splitFeeMinor,
];
const thirtyAndTwenty: Split['distribution'] = [
  { account: A, value: 30, max: 1_000_000 },
  { account: B, value: 20 },
];

describe('the worked examples', () => {
  test('E1 and E2: without a split the business gets everything, less the fee that it bears', () => {
    expect(outcome(shares(null, 5_000_000n))).toEqual([4_950_000n, 0n]);
    expect(outcome(shares(null, 5_000_000n, 'customer'))).toEqual([5_000_000n, 0n]);
  });

  test('E3: percentages, one capped, split fees from the business', () => {
    const split: Split = { type: 'percentage', fee_bearer: 'business', distribution: thirtyAndTwenty };
    expect(outcome(shares(split, 5_000_000n))).toEqual([2_948_000n, 1_000_000n, 1_000_000n, 2_000n]);
  });

  test('E4: the same, split fees from the legs', () => {
    const split: Split = { type: 'percentage', fee_bearer: 'sub_accounts', distribution: thirtyAndTwenty };
    expect(outcome(shares(split, 5_000_000n))).toEqual([2_950_000n, 999_000n, 999_000n, 2_000n]);
  });

  test('E5: fixed sums', () => {
    const distribution = [
      { account: A, value: 100_000 },
      { account: B, value: 50_000 },
    ];
    const split: Split = { type: 'fixed', fee_bearer: 'sub_accounts', distribution };
    expect(outcome(shares(split, 300_000n))).toEqual([143_500n, 99_000n, 49_000n, 2_000n]);
  });

  test('E6: a part of a kobo stays with the business', () => {
    const split: Split = { type: 'percentage', fee_bearer: 'business', distribution: [{ account: A, value: 33 }] };
    expect(outcome(shares(split, 33_333n))).toEqual([14_834n, 10_999n, 1_000n]);
  });

  test('E7: the customer bears the fee, the business the split fee', () => {
    const split: Split = { type: 'percentage', fee_bearer: 'business', distribution: [{ account: A, value: 30 }] };
    expect(outcome(shares(split, 5_000_000n, 'customer'))).toEqual([3_499_000n, 1_500_000n, 1_000n]);
  });

  test('E8: shares and fees that do not fit are refused', () => {
    const split: Split = { type: 'fixed', fee_bearer: 'business', distribution: [{ account: A, value: 15_000 }] };
    expect(() => shares(split, 20_000n)).toThrow('Split distribution exceeds transaction amount');
  });

  test('a leg that does not exceed its split fee is refused', () => {
    const split: Split = { type: 'fixed', fee_bearer: 'sub_accounts', distribution: [{ account: A, value: 1_000 }] };
    expect(() => shares(split, 50_000n)).toThrow('Split distribution exceeds transaction amount');
  });
});

describe('what a split must look like', () => {
  const problems = (split: unknown) => splitProblems(split).map(({ field }) => field);
  const good = { type: 'percentage', fee_bearer: 'business', distribution: thirtyAndTwenty };
  const one = (leg: object, type = 'percentage') => ({ ...good, type, distribution: [{ account: A, ...leg }] });

  test('a good one has no problem', () => {
    expect(problems(good)).toEqual([]);
    expect(problems(one({ value: 5_000 }, 'fixed'))).toEqual([]);
  });

  test.each([
    ['no object', 'half', ['split']],
    ['everything missing', {}, ['split.type', 'split.fee_bearer', 'split.distribution']],
    ['no leg', { ...good, distribution: [] }, ['split.distribution']],
    ['0 percent', one({ value: 0 }), ['split.distribution.0.value']],
    ['100 percent', one({ value: 100 }), ['split.distribution.0.value', 'split.distribution']],
    ['half a percent', one({ value: 0.5 }), ['split.distribution.0.value']],
    ['text for a number', one({ value: '50' }), ['split.distribution.0.value']],
    ['a max on a fixed sum', one({ value: 5_000, max: 6_000 }, 'fixed'), ['split.distribution.0.max']],
    ['a max of zero', one({ value: 5, max: 0 }), ['split.distribution.0.max']],
    ['no id', { ...good, distribution: [{ account: 'A', value: 5 }] }, ['split.distribution.0.account']],
    ['an account twice', { ...good, distribution: [thirtyAndTwenty[0], thirtyAndTwenty[0]] }, ['split.distribution']],
    ['null as a leg', { ...good, distribution: [null] }, ['split.distribution.0']],
  ])('%s is told by its field', (_name, split, fields) => {
    expect(problems(split)).toEqual(fields);
  });
});

test('shares and fees add up to what was taken, exactly, whatever the split', () => {
  const leg = (type: Split['type']) =>
    fc.record({
      value: fc.integer({ min: 1, max: type === 'percentage' ? 33 : 3_000_000 }),
      max:
        type === 'percentage'
          ? fc.option(fc.integer({ min: 1, max: 900_000 }), { nil: undefined })
          : fc.constant(undefined),
    });
  const split = fc.constantFrom<Split['type']>('percentage', 'fixed').chain((type) =>
    fc.record({
      type: fc.constant(type),
      fee_bearer: fc.constantFrom<Split['fee_bearer']>('business', 'sub_accounts'),
      distribution: fc.array(leg(type), { minLength: 1, maxLength: 3 }).map((legs) =>
        legs.map(({ value, max }, index) => ({
          account: index.toString(16).padStart(24, '0'),
          value,
          ...(max === undefined ? {} : { max }),
        })),
      ),
    }),
  );
  fc.assert(
    fc.property(
      fc.bigInt(20_000n, 500_000_000n),
      split,
      fc.constantFrom('business' as const, 'customer' as const),
      (amount, given, feeBearer) => {
        let divided: Shares;
        try {
          divided = shares(given, amount, feeBearer);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        const fee = feeBearer === 'business' ? priceOf(PRICE_BOOK.direct_debit, amount) : 0n;
        const legs = divided.legs.reduce((sum, { netMinor }) => sum + netMinor, 0n);
        expect(divided.businessMinor + legs + divided.splitFeeMinor + fee).toBe(amount);
        expect(divided.businessMinor).toBeGreaterThanOrEqual(0n);
        for (const { netMinor } of divided.legs) expect(netMinor).toBeGreaterThan(0n);
      },
    ),
    { numRuns: 100 },
  );
});
