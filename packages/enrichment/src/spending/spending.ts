import { CATEGORIES, type SpendingGroup } from '../category.ts';
import type { Movement } from '../movement.ts';
import { descending, percentagesOf } from './shares.ts';

export interface SpendingOptions {
  /** Days of the account's local calendar, both included. */
  readonly fromDay: string;
  readonly toDay: string;
}

export interface SpentOn {
  readonly category: SpendingGroup;
  readonly amountMinor: bigint;
  /** One decimal; all of them add up to 100.0. */
  readonly percentage: number;
  readonly transactions: number;
}

/** Debits of a period by group. Minor units. Source: contract 4.13 and 6.5. */
export interface Spending {
  readonly totalMinor: bigint;
  /** Largest first. */
  readonly categories: readonly SpentOn[];
  /** Not on the wire: the total without own-account moves, savings sweeps and overdraft repayment. */
  readonly consumedMinor: bigint;
}

/** Debits whose reversal is held are left out. An empty period: total 0, no categories. */
export function spending(movements: readonly Movement[], { fromDay, toDay }: SpendingOptions): Spending {
  const groups = new Map<SpendingGroup, { amount: bigint; transactions: number }>();
  let total = 0n;
  let consumed = 0n;
  for (const movement of movements) {
    if (movement.credit || movement.reversed || movement.day < fromDay || movement.day > toDay) continue;
    const name = CATEGORIES[movement.category].group ?? 'other';
    const group = groups.get(name) ?? { amount: 0n, transactions: 0 };
    group.amount += movement.amountMinor;
    group.transactions++;
    groups.set(name, group);
    total += movement.amountMinor;
    if (isConsumption(movement)) consumed += movement.amountMinor;
  }
  const sorted = [...groups].sort((a, b) => descending(a[1].amount, b[1].amount) || (a[0] < b[0] ? -1 : 1));
  const percentages = percentagesOf(sorted.map(([, { amount }]) => amount));
  const categories = sorted.map(([category, { amount, transactions }], at) => ({
    ...{ category, amountMinor: amount, transactions },
    percentage: percentages[at] as number,
  }));
  return { totalMinor: total, categories, consumedMinor: consumed };
}

/** Money that moved to a pocket of one's own, or filled an overdraft, is not spent. */
function isConsumption({ ownAccount, category, kind }: Movement): boolean {
  return !ownAccount && category !== 'savings' && kind !== 'sweep' && kind !== 'overdraft-repayment';
}
