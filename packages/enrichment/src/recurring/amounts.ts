import { median } from '../rounding.ts';

export type AmountType = 'fixed' | 'variable' | 'irregular';

export interface AmountLevel {
  readonly fromDay: string;
  readonly amountMinor: bigint;
}

/** 1 − MAD ÷ median, 0 to 1. Internal to recurrence; never the wire's `stability`. Source: enrichment reference 5.4. */
export function steadiness(amounts: readonly bigint[]): number {
  const middle = median(amounts);
  if (middle === 0n) return 0;
  const deviation = median(amounts.map((amount) => (amount > middle ? amount - middle : middle - amount)));
  return 1 - Math.min(1, Number(deviation) / Number(middle));
}

/**
 * The levels that a stream's amount stood on, oldest first. A hit within 2 % of its level keeps it; a new level needs
 * two hits in a row, or it is a single odd payment. An annual increase is a second level of the same stream.
 */
export function levelsOf(hits: readonly { readonly day: string; readonly amountMinor: bigint }[]): AmountLevel[] {
  const levels: AmountLevel[] = [];
  for (let at = 0; at < hits.length; at++) {
    const hit = hits[at] as { day: string; amountMinor: bigint };
    const level = levels.at(-1);
    if (level !== undefined && near(hit.amountMinor, level.amountMinor, 2n)) continue;
    const next = hits[at + 1];
    const holds = next !== undefined && near(hit.amountMinor, next.amountMinor, 2n);
    if (level === undefined || holds) levels.push({ fromDay: hit.day, amountMinor: hit.amountMinor });
  }
  return levels;
}

/** Within so many percent of the reference. */
export function near(amount: bigint, reference: bigint, percent: bigint): boolean {
  const off = amount > reference ? amount - reference : reference - amount;
  return off * 100n <= reference * percent;
}

/**
 * `fixed`: four in five hits within 2 % of a level, with a level for every three hits at most; `variable`: within
 * 30 % of the median; else `irregular`.
 */
export function amountTypeOf(hits: readonly { readonly day: string; readonly amountMinor: bigint }[]): AmountType {
  const levels = levelsOf(hits);
  const onLevel = hits.filter(({ amountMinor }) => levels.some((level) => near(amountMinor, level.amountMinor, 2n)));
  if (onLevel.length * 5 >= hits.length * 4 && levels.length * 3 <= Math.max(3, hits.length)) return 'fixed';
  const middle = median(hits.map((hit) => hit.amountMinor));
  const close = hits.filter(({ amountMinor }) => near(amountMinor, middle, 30n));
  return close.length * 5 >= hits.length * 4 ? 'variable' : 'irregular';
}
