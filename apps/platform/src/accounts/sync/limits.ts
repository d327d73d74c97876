import type { BankRow } from '../../connectors/connector.ts';
import { narrationsAlike } from './narration.ts';
import { amountWithin, daysMoved } from './rows.ts';

/** A hold is settled days later and for another sum (fuel, tips, exchange rates); a posted row is only corrected. */
const LIMITS = {
  pending: { days: 10, amountPercent: 50n, agreements: 1 },
  posted: { days: 3, amountPercent: 50n, agreements: 2 },
} as const;

/**
 * May `after` be what became of `before`, given that the source calls both by one id? Sources use ids again, so
 * direction, day and amount must stay near, and of amount, day and narration one (posted: two) must agree. That a
 * hold is now posted is what holds do, so it counts as an agreement too.
 */
export function isPlausibleChange(before: BankRow, after: BankRow): boolean {
  const limit = LIMITS[before.status];
  if (before.direction !== after.direction) return false;
  const moved = daysMoved(before, after);
  if (Math.abs(moved) > limit.days) return false;
  if (!amountWithin(before.amountMinor, after.amountMinor, limit.amountPercent)) return false;
  const agreements =
    (before.status === 'pending' && after.status === 'posted' ? 1 : 0) +
    (before.amountMinor === after.amountMinor ? 1 : 0) +
    (moved === 0 ? 1 : 0) +
    (narrationsAlike(before.narration, after.narration) ? 1 : 0);
  return agreements >= limit.agreements;
}
