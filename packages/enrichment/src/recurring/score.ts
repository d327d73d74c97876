import { steadiness } from './amounts.ts';
import type { Rhythm } from './cadence.ts';
import type { Hit } from './hits.ts';

/** From here on a stream is recurring. Source, with the weights: enrichment reference 5.6. */
export const RECURRING_FROM = 0.6;
const WEIGHTS = { interval: 0.3, amount: 0.25, description: 0.25, count: 0.1, recency: 0.1 } as const;
/** Hits that leave no doubt by their number. */
const PLENTY = 6;
/** Ended when the last hit is older than this many periods. */
export const PERIODS_TO_END = 1.5;

/** How far a group of hits is one recurring payment, 0 to 1. */
export function scoreOf(hits: readonly Hit[], rhythm: Rhythm, sameWords: number, periodsSilent: number): number {
  const interval = rhythm.cadence === 'variable' ? 0 : rhythm.regularity;
  const amount = steadiness(hits.map((hit) => hit.amountMinor));
  const count = Math.min(1, hits.length / PLENTY);
  // An ended stream was recurring all the same: recency tells apart, it does not forbid.
  const recency = Math.min(1, Math.max(0, (2 * PERIODS_TO_END - periodsSilent) / PERIODS_TO_END));
  return (
    WEIGHTS.interval * interval +
    WEIGHTS.amount * amount +
    WEIGHTS.description * sameWords +
    WEIGHTS.count * count +
    WEIGHTS.recency * recency
  );
}
