import type { Minor } from '@kente/kit/money';
import { LIMITS } from './ruleset.ts';

export interface SubsetSums {
  /** Places of the members of each solution, ascending. */
  readonly solutions: readonly (readonly number[])[];
  /** False when steps or solutions ran out: there may be more. */
  readonly complete: boolean;
}

/**
 * Which two to five of at most twenty amounts add up to the target. Integers, and a budget of steps instead of a time: the
 * same books give the same answer on every machine. 20 amounts have 21,679 such sets, so the budget only bounds what a
 * caller with other limits may ask.
 */
export function subsetSums(
  amounts: readonly Minor[],
  target: Minor,
  limits: { size: number; steps: number; solutions: number; from?: number } = {
    size: LIMITS.setSize,
    steps: LIMITS.setSteps,
    solutions: LIMITS.setSolutions,
  },
): SubsetSums {
  const usable = amounts
    .map((amount, place) => ({ amount, place }))
    .slice(0, LIMITS.setCandidates)
    .filter(({ amount }) => amount > 0n && amount <= target)
    .sort((one, other) => (other.amount > one.amount ? 1 : other.amount < one.amount ? -1 : one.place - other.place));
  const fewest = limits.from ?? 2;
  const solutions: number[][] = [];
  let steps = 0;
  let complete = true;
  const seek = (from: number, left: Minor, members: readonly number[]): void => {
    if (left === 0n) {
      if (members.length < fewest) return;
      if (solutions.length >= limits.solutions) complete = false;
      else solutions.push([...members].sort((one, other) => one - other));
      return;
    }
    const room = BigInt(limits.size - members.length);
    for (let at = from; at < usable.length && complete; at += 1) {
      const next = usable[at];
      if (next === undefined || room === 0n) return;
      // Descending order: when even the largest that are left cannot fill the rest, none can.
      if (next.amount * room < left) return;
      steps += 1;
      if (steps > limits.steps) {
        complete = false;
        return;
      }
      if (next.amount <= left) seek(at + 1, left - next.amount, [...members, next.place]);
    }
  };
  if (target > 0n) seek(0, target, []);
  return { solutions, complete };
}
