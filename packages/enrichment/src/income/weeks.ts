import { weekIndex } from '../calendar.ts';
import type { Hit } from '../recurring/hits.ts';

/** Deviation ÷ mean of the weekly sums up to which what comes every week is steady. */
export const STEADY_WEEKS = 0.6;

/** Coefficient of variation of the sums of whole weeks, empty ones included; the two at the ends are cut off. */
export function weeklyVariation(hits: readonly Hit[]): number {
  const first = weekIndex(hits[0]?.number ?? 0) + 1;
  const last = weekIndex(hits.at(-1)?.number ?? 0) - 1;
  if (last - first < 2) return Number.POSITIVE_INFINITY;
  const sums: number[] = new Array(last - first + 1).fill(0);
  for (const hit of hits) {
    const at = weekIndex(hit.number) - first;
    if (at < 0 || at >= sums.length) continue;
    for (const movement of hit.movements) sums[at] = (sums[at] as number) + Number(movement.amountMinor);
  }
  const mean = sums.reduce((total, value) => total + value, 0) / sums.length;
  const variance = sums.reduce((total, value) => total + (value - mean) ** 2, 0) / sums.length;
  return mean === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(variance) / mean;
}
