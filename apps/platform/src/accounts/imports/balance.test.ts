import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceBy, type ToldBalance } from './balance.ts';

const NONE: ToldBalance = { balanceMinor: null, day: null };
const told = (day: string | null, balanceMinor: bigint | null): ToldBalance => ({ day, balanceMinor });

describe('the balance of an account with statements', () => {
  test('is that of the statement that ends last, in whatever order they were uploaded', () => {
    const [may, june] = [told('2025-05-31', 100n), told('2025-06-30', 200n)];
    expect(balanceBy(NONE, [may, june])).toBe(200n);
    expect(balanceBy(NONE, [june, may])).toBe(200n);
  });

  test('of two that end on one day, is that of the later upload', () => {
    expect(balanceBy(NONE, [told('2025-06-30', 100n), told('2025-06-30', 200n)])).toBe(200n);
  });

  test('is not changed by a statement without a balance, nor by one that ends before the bank last told it', () => {
    const bank = told('2025-07-10', 500n);
    expect(balanceBy(bank, [told('2025-06-30', 200n), told('2025-08-31', null)])).toBe(500n);
  });

  test('is what the bank told, or unknown, when no statement stands', () => {
    expect(balanceBy(told('2025-07-10', 500n), [])).toBe(500n);
    expect(balanceBy(NONE, [])).toBeNull();
  });

  test('is always one that somebody told', () => {
    const any = fc.record({
      balanceMinor: fc.option(fc.bigInt()),
      day: fc.option(fc.constantFrom('2025-05-31', '2025-06-30', '2025-07-31')),
    });
    fc.assert(
      fc.property(any, fc.array(any), (base, imports) => {
        const result = balanceBy(base, imports);
        const all = [base, ...imports].map(({ balanceMinor }) => balanceMinor);
        expect(all.some((balance) => balance !== null) ? all.filter((each) => each !== null) : [null]).toContain(
          result,
        );
      }),
    );
  });
});
