import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunningBalance } from './balances.ts';
import type { StatementRow } from './statement.ts';

const row = (amount: number, balanceMinor: bigint | null = null): StatementRow => ({
  ...{ day: '2026-03-01', narration: 'POS SHOPRITE', credit: amount > 0, balanceMinor, pending: false },
  amountMinor: BigInt(Math.abs(amount)),
});

describe('the running balance', () => {
  test("prints the bank's own balance as it is", () => {
    const balance = new RunningBalance(1_000n);
    expect(balance.next(row(500, 1_500n))).toEqual({ minor: 1_500n, source: 'bank' });
    expect(balance.unexplained).toBe(0);
  });

  test('follows from the row before where the bank gave none', () => {
    const balance = new RunningBalance(1_000n);
    expect(balance.next(row(-300))).toEqual({ minor: 700n, source: 'computed' });
    expect(balance.next(row(-700, 0n))).toEqual({ minor: 0n, source: 'bank' });
    expect(balance.computed).toBe(1);
  });

  test('is not told until one is known', () => {
    const balance = new RunningBalance(null);
    expect(balance.next(row(-300))).toBeNull();
    expect(balance.next(row(-300, 50n))).toEqual({ minor: 50n, source: 'bank' });
    expect(balance.next(row(-30))).toEqual({ minor: 20n, source: 'computed' });
  });

  test('says where a balance of the bank does not follow from the row before, and goes on from it', () => {
    const balance = new RunningBalance(1_000n);
    expect(balance.next(row(100, 999n))).toEqual({ minor: 999n, source: 'bank, unexplained' });
    expect(balance.next(row(1, 1_000n))).toEqual({ minor: 1_000n, source: 'bank' });
    expect(balance.unexplained).toBe(1);
  });

  test('may hold pending rows that are not printed: so many, so much', () => {
    const balance = new RunningBalance(1_000n);
    balance.pass(row(-300));
    expect(balance.next(row(-100, 600n))).toEqual({ minor: 600n, source: 'bank' });
    balance.pass(row(-50));
    expect(balance.next(row(100, 700n))).toEqual({ minor: 700n, source: 'bank' });
    expect(balance.next(row(-100, 550n))).toEqual({ minor: 550n, source: 'bank' });
    expect([balance.held, balance.unexplained]).toEqual([{ rows: 2, minor: -350n }, 0]);
  });

  test('does not take another gap for a pending row', () => {
    const balance = new RunningBalance(1_000n);
    balance.pass(row(-300));
    expect(balance.next(row(-100, 500n))?.source).toBe('bank, unexplained');
    expect(balance.held.rows).toBe(0);
  });

  test('with an opening balance and none of the bank, the last one is opening plus in minus out', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.array(fc.integer({ min: -1e9, max: 1e9 })),
        (opening, amounts) => {
          const balance = new RunningBalance(opening);
          let last = opening;
          for (const amount of amounts) last = balance.next(row(amount))?.minor ?? last;
          expect(last).toBe(opening + amounts.reduce((sum, amount) => sum + BigInt(amount), 0n));
          expect(balance.unexplained).toBe(0);
        },
      ),
    );
  });
});
