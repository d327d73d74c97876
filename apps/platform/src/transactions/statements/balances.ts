import type { StatementRow } from './statement.ts';

/** Whose word a printed balance is: the bank's, ours (the row before plus the amount), or the bank's against the row before. */
export type BalanceSource = 'bank' | 'computed' | 'bank, unexplained';

export interface PrintedBalance {
  minor: bigint;
  source: BalanceSource;
}

/**
 * The running balance of a statement. What the bank gave is printed as it is; where it gave none, the balance follows
 * from the row before. One that does not follow is told apart, and never mended.
 */
export class RunningBalance {
  #last: bigint | null;
  computed = 0;
  unexplained = 0;

  /** @param openingMinor before the first row; null where it is not known. */
  constructor(openingMinor: bigint | null) {
    this.#last = openingMinor;
  }

  /** @returns null where nothing is known yet. */
  next({ credit, amountMinor, balanceMinor }: StatementRow): PrintedBalance | null {
    const expected = this.#last === null ? null : this.#last + (credit ? amountMinor : -amountMinor);
    const minor = balanceMinor ?? expected;
    this.#last = minor;
    if (minor === null) return null;
    if (balanceMinor === null) {
      this.computed += 1;
      return { minor, source: 'computed' };
    }
    if (expected === null || expected === balanceMinor) return { minor, source: 'bank' };
    this.unexplained += 1;
    return { minor, source: 'bank, unexplained' };
  }
}
