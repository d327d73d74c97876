import { dayNumber } from '../calendar.ts';
import { inOrder, type Movement } from '../movement.ts';
import { sum } from '../rounding.ts';

/** What one payee paid, or got, on one day. */
export interface Hit {
  readonly day: string;
  readonly number: number;
  readonly amountMinor: bigint;
  readonly movements: readonly Movement[];
}

/**
 * Rows of one payee by day, oldest first. Equal amounts of one day are one hit that was posted twice; different ones
 * are one payment in parts.
 */
export function hitsOf(movements: readonly Movement[]): Hit[] {
  const byDay = new Map<string, Movement[]>();
  for (const movement of inOrder(movements)) {
    const ofDay = byDay.get(movement.day);
    if (ofDay === undefined) byDay.set(movement.day, [movement]);
    else ofDay.push(movement);
  }
  return [...byDay].map(([day, ofDay]) => ({
    day,
    number: dayNumber(day),
    amountMinor: sum(new Set(ofDay.map((movement) => movement.amountMinor))),
    movements: ofDay,
  }));
}

/** Longer than a year's band: what comes after such a silence is another story of the same payee. */
const LONGEST_SILENCE_DAYS = 400;

/** Splits hits (oldest first) where the payee was silent for longer than a yearly payment would be. */
export function splitAtSilence<T extends { readonly number: number }>(
  hits: readonly T[],
  longestDays = LONGEST_SILENCE_DAYS,
): T[][] {
  const runs: T[][] = [];
  for (const hit of hits) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run === undefined || last === undefined || hit.number - last.number > longestDays) runs.push([hit]);
    else run.push(hit);
  }
  return runs;
}
