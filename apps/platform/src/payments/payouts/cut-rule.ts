/** When pending money becomes a payout, and when it is sent. Source: payments contract 1.4, 11. */
import { later, MINUTE_MS } from '@kente/kit/clock';
import { addDays, type LagosDay, lagosDay, lagosTime, nextBankingDay } from '../lagos-day.ts';
import type { PaymentSettings } from '../settings/index.ts';

type CutSettings = Pick<
  PaymentSettings,
  'settlement.cut' | 'settlement.run_at' | 'settlement.days' | 'settlement.holidays'
>;

const timeOf = (day: LagosDay, minutes: number): Date => later(lagosTime(day), minutes * MINUTE_MS);

/** The first cut after an instant. */
export function nextCut(at: Date, settings: CutSettings): Date {
  const today = timeOf(lagosDay(at), settings['settlement.cut']);
  return today > at ? today : timeOf(addDays(lagosDay(at), 1), settings['settlement.cut']);
}

/** The given number of banking days after the day that was cut, at the hour of transfers. */
export function transferAt(cut: Date, settings: CutSettings): Date {
  let day = lagosDay(later(cut, -1));
  for (let count = 0; count < settings['settlement.days']; count += 1)
    day = nextBankingDay(day, settings['settlement.holidays']);
  const at = timeOf(day, settings['settlement.run_at']);
  // A cut late in the day may fall after that hour.
  return at >= cut ? at : timeOf(nextBankingDay(day, settings['settlement.holidays']), settings['settlement.run_at']);
}

export interface Totals {
  collectedMinor: bigint;
  feeMinor: bigint;
  refundedMinor: bigint;
}
export const netOfTotals = ({ collectedMinor, feeMinor, refundedMinor }: Totals): bigint =>
  collectedMinor - feeMinor - refundedMinor;

export const together = (a: Totals, b: Totals): Totals => ({
  collectedMinor: a.collectedMinor + b.collectedMinor,
  feeMinor: a.feeMinor + b.feeMinor,
  refundedMinor: a.refundedMinor + b.refundedMinor,
});

/**
 * Whether a cut takes everything until now: so where what came since the cut has taken from what was there before, a refund
 * for instance.
 */
export const reachesUntilNow = (since: Totals): boolean => netOfTotals(since) < 0n;

/** What of a payout is kept back for what the merchant owes. */
export const recovered = (net: bigint, owedMinor: bigint): bigint =>
  net <= 0n ? 0n : net < owedMinor ? net : owedMinor;
