import { DAY_MS, later } from '@kente/kit/clock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess, type DebitFacts } from './likelihood.ts';

const NOW = new Date('2026-03-03T09:00:00.000Z');
const facts = (changes: Partial<DebitFacts> = {}): DebitFacts => ({
  ...{ now: NOW, amountMinor: 1_000_000n, refusal: null, blockedUntil: null, isBusy: false, fundsTriesLeft: 6 },
  ...{ balance: null, income: null, past: [] },
  ...changes,
});
const balance = (availableMinor: bigint, changes: object = {}) => ({
  ...{ availableMinor, readAt: NOW, isSameAccount: true },
  ...changes,
});
const debit = (code: string | null, daysAgo = 1) => ({
  ...{ isSuccessful: code === null, code: code ?? '00', amountMinor: 1_000_000n, at: later(NOW, -daysAgo * DAY_MS) },
});
const words = (given: Partial<DebitFacts>) => {
  const { likelihood, score, reasons } = assess(facts(given));
  return [likelihood, score, reasons.map(({ code }) => code)];
};

describe('a debit', () => {
  test('of which nothing is known is uncertain, and says so', () => {
    expect(words({})).toEqual(['uncertain', 50, ['no_balance', 'no_history']]);
  });

  test('that would be refused before the bank is asked is impossible, for every reason at once', () => {
    const blockedUntil = new Date('2026-03-03T23:00:00.000Z');
    const { likelihood, score, reasons } = assess(
      facts({ refusal: 'This mandate has expired', blockedUntil, isBusy: true, balance: balance(9_000_000n) }),
    );
    expect([likelihood, score]).toEqual(['impossible', 0]);
    expect(reasons.filter(({ effect }) => effect === 'blocks').map(({ code, message }) => [code, message])).toEqual([
      ['refused', 'This mandate has expired'],
      ['rate_limited', 'The account has failed too often today: not before 2026-03-03T23:00:00.000Z.'],
      ['in_progress', 'Another debit of this account is in progress.'],
    ]);
  });

  test.each([
    [balance(1_500_000n), 90, 'balance_ample'],
    [balance(1_499_999n), 75, 'balance_enough'],
    [balance(999_999n), 10, 'balance_short'],
    [balance(1_500_000n, { readAt: later(NOW, -2 * DAY_MS) }), 70, 'balance_ample'],
    [balance(0n, { readAt: later(NOW, -2 * DAY_MS) }), 30, 'balance_short'],
    [balance(0n, { readAt: later(NOW, -8 * DAY_MS) }), 50, 'balance_old'],
    [balance(1_500_000n, { isSameAccount: false }), 63, 'balance_ample'],
    [balance(0n, { isSameAccount: false }), 37, 'balance_short'],
  ])('with balance %# is worth what the table says', (given, score, code) => {
    expect(words({ balance: given }).slice(1)).toEqual([score, [code, 'no_history']]);
  });

  test('is weighed by income, and by its having come in lately', () => {
    const income = (monthlyMinor: bigint, lastOn: Date | null = null) => words({ income: { monthlyMinor, lastOn } })[1];
    expect([income(3_000_000n), income(1_000_000n), income(999_999n)]).toEqual([60, 55, 40]);
    expect(income(3_000_000n, later(NOW, -3 * DAY_MS))).toBe(65);
    expect(income(3_000_000n, later(NOW, DAY_MS))).toBe(60);
  });

  test('is weighed by the debits before it, the more the more there were', () => {
    const past = (...codes: (string | null)[]) => words({ past: codes.map((code) => debit(code)) })[1];
    expect([past(null), past(null, null, null, null), past('91'), past('51')]).toEqual([57, 63, 43, 28]);
    const known = { past: [debit('51')], balance: balance(1_500_000n) };
    expect(words(known)).toEqual(['very_likely', 83, ['balance_ample', 'history']]);
    expect(words({ past: [debit('51')], fundsTriesLeft: 1 })[2]).toContain('last_try');
  });
});

const known = fc.record({
  amountMinor: fc.bigInt({ min: 20_000n, max: 10_000_000n }),
  availableMinor: fc.bigInt({ min: 0n, max: 20_000_000n }),
  ageMs: fc.integer({ min: 0, max: 10 * DAY_MS }),
  isSameAccount: fc.boolean(),
  monthlyMinor: fc.option(fc.bigInt({ min: 0n, max: 50_000_000n })),
  past: fc.array(fc.constantFrom(null, '51', '91', '05'), { maxLength: 12 }),
});
const asFacts = ({
  amountMinor,
  availableMinor,
  ageMs,
  isSameAccount,
  monthlyMinor,
  past,
}: typeof known extends fc.Arbitrary<infer T> ? T : never) =>
  facts({
    ...{ amountMinor, balance: { availableMinor, readAt: later(NOW, -ageMs), isSameAccount } },
    income: monthlyMinor === null ? null : { monthlyMinor, lastOn: null },
    past: past.map((code, index) => debit(code, index + 1)),
  });

test('the score is what its reasons add up to, from 1 to 100', () => {
  fc.assert(
    fc.property(known, (given) => {
      const { score, reasons } = assess(asFacts(given));
      const sum = reasons.reduce((total, { points }) => total + points, 50);
      expect(score).toBe(Math.min(100, Math.max(1, sum)));
    }),
    { numRuns: 100 },
  );
});

test('more on the account, and less to be debited, never make a debit less likely', () => {
  fc.assert(
    fc.property(known, fc.bigInt({ min: 0n, max: 5_000_000n }), (given, more) => {
      const { score } = assess(asFacts(given));
      expect(assess(asFacts({ ...given, availableMinor: given.availableMinor + more })).score).toBeGreaterThanOrEqual(
        score,
      );
      const amountMinor = given.amountMinor > more ? given.amountMinor - more : 1n;
      expect(assess(asFacts({ ...given, amountMinor })).score).toBeGreaterThanOrEqual(score);
    }),
    { numRuns: 100 },
  );
});
