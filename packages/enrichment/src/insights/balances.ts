import type { Movement } from '../movement.ts';

/** Balances as the bank printed them; null where it printed none. Minor units. */
export interface BalanceSummary {
  readonly openingMinor: bigint | null;
  readonly closingMinor: bigint | null;
  readonly lowestMinor: bigint | null;
  readonly highestMinor: bigint | null;
  /** Days that ended below zero. */
  readonly overdrawnDays: number;
}

interface Step {
  readonly before: bigint;
  readonly after: bigint;
}

/** @param rows any order: within a day the balances themselves tell which row came first */
export function balancesOf(rows: readonly Movement[]): BalanceSummary {
  const days = new Map<string, Step[]>();
  let lowest: bigint | null = null;
  let highest: bigint | null = null;
  for (const { balanceMinor: after, amountMinor, credit, day } of rows) {
    if (after === null) continue;
    const step = { before: credit ? after - amountMinor : after + amountMinor, after };
    const steps = days.get(day);
    if (steps === undefined) days.set(day, [step]);
    else steps.push(step);
    if (lowest === null || after < lowest) lowest = after;
    if (highest === null || after > highest) highest = after;
  }
  const sorted = [...days].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, steps]) => steps);
  const [first, last] = [sorted[0], sorted.at(-1)];
  return {
    openingMinor: first === undefined ? null : startOf(first),
    closingMinor: last === undefined ? null : endOf(last),
    ...{ lowestMinor: lowest, highestMinor: highest },
    overdrawnDays: sorted.filter((steps) => endOf(steps) < 0n).length,
  };
}

/** The balance that a row starts from and no row of the day leaves. */
function startOf(steps: readonly Step[]): bigint {
  const ends = new Set(steps.map((step) => step.after));
  return (steps.find((step) => !ends.has(step.before)) ?? (steps[0] as Step)).before;
}

function endOf(steps: readonly Step[]): bigint {
  const starts = new Set(steps.map((step) => step.before));
  return (steps.findLast((step) => !starts.has(step.after)) ?? (steps.at(-1) as Step)).after;
}
