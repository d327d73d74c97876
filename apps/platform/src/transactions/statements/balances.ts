import type { StatementRow } from './statement.ts';

/** Whose word a printed balance is: the bank's, ours (the row before plus the amount), or the bank's against the row before. */
export type BalanceSource = 'bank' | 'computed' | 'bank, unexplained';

export interface PrintedBalance {
  minor: bigint;
  source: BalanceSource;
}

/**
 * The running balance of a statement. What the bank gave is printed as it is; where it gave none, the balance follows
 * from the row before. One that follows only with pending rows holds them; one that does not is told apart, and never mended.
 */
export class RunningBalance {
  #last: bigint | null;
  /** Pending rows since the last balance that follows. */
  #waiting = { rows: 0, minor: 0n };
  computed = 0;
  unexplained = 0;
  /** Pending rows that the bank's balances hold. */
  held = { rows: 0, minor: 0n };

  /** @param openingMinor before the first row; null where it is not known. */
  constructor(openingMinor: bigint | null) {
    this.#last = openingMinor;
  }

  /** A row that is not printed: banks that take a card hold off at once show it in the next balance. */
  pass({ credit, amountMinor }: StatementRow): void {
    this.#waiting = plus(this.#waiting, { rows: 1, minor: credit ? amountMinor : -amountMinor });
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
    if (expected + this.#waiting.minor === balanceMinor) {
      this.held = plus(this.held, this.#waiting);
      this.#waiting = { rows: 0, minor: 0n };
      return { minor, source: 'bank' };
    }
    this.unexplained += 1;
    return { minor, source: 'bank, unexplained' };
  }
}

interface Sum {
  rows: number;
  minor: bigint;
}

const plus = (a: Sum, b: Sum): Sum => ({ rows: a.rows + b.rows, minor: a.minor + b.minor });
