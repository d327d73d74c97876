/**
 * May this account be debited again today? Two classes of failure, each with a counter of its own, over all mandates on
 * the account. Source: May 2025 product update (in force since 10 June 2025); payments contract, 8.
 */
import { addDays, type LagosDay, lagosDay, secondsToLagosMidnight } from '../lagos-day.ts';

export const CAUSES = ['funds', 'other'] as const;
export type Cause = (typeof CAUSES)[number];

/** How many failures a day may have in all: the first one and those that may follow. */
export type RetryLimits = Readonly<Record<Cause, number>>;

/** What is stored of an account. All zero, without a reset, when nothing is. */
export interface Tally {
  /** The Lagos day that the counters are of. */
  day: LagosDay;
  funds: number;
  other: number;
  /** When a success last became final. */
  resetAt: Date | null;
}

/** Calls that a bank is answering at this moment: each may still become a failure of either class. */
export interface Standing {
  tally: Tally;
  onTheWire: number;
}

export type Decision =
  | { kind: 'allowed' }
  /** Too many on the wire to know yet: 409. */
  | { kind: 'busy'; retryAfterSeconds: number }
  /** 429 until the next Lagos day. */
  | { kind: 'blocked'; cause: Cause; until: LagosDay; retryAfterSeconds: number };

const BUSY_SECONDS = 5;

/** From the settings, which count the attempts that may follow the first failure. */
export const retryLimits = ({ fundsMore, otherMore }: { fundsMore: number; otherMore: number }): RetryLimits => ({
  funds: fundsMore + 1,
  other: otherMore + 1,
});

export const freshTally = (now: Date): Tally => ({ day: lagosDay(now), funds: 0, other: 0, resetAt: null });

/** The tally as it counts now: midnight in Lagos sets both counters to zero. */
export function tallyAt(tally: Tally, now: Date): Tally {
  const day = lagosDay(now);
  return tally.day === day ? tally : { day, funds: 0, other: 0, resetAt: tally.resetAt };
}

export function nextDebit({ tally, onTheWire }: Standing, limits: RetryLimits, now: Date): Decision {
  const today = tallyAt(tally, now);
  const cause = CAUSES.find((each) => today[each] >= limits[each]);
  if (cause) {
    const until = addDays(today.day, 1);
    return { kind: 'blocked', cause, until, retryAfterSeconds: secondsToLagosMidnight(now) };
  }
  const isFull = CAUSES.some((each) => today[each] + onTheWire >= limits[each]);
  return isFull ? { kind: 'busy', retryAfterSeconds: BUSY_SECONDS } : { kind: 'allowed' };
}

/**
 * A failure has become final. It counts on the day on which it was sent, when that day still runs and no reset came
 * after it was sent.
 */
export function countFailure(tally: Tally, failure: { sentAt: Date; cause: Cause }, now: Date): Tally {
  const today = tallyAt(tally, now);
  const { sentAt, cause } = failure;
  if (lagosDay(sentAt) !== today.day || (today.resetAt && today.resetAt > sentAt)) return today;
  return { ...today, [cause]: today[cause] + 1 };
}

/** A debit has become final and successful: both counters begin anew. */
export function countSuccess(tally: Tally, now: Date): Tally {
  return { ...tallyAt(tally, now), funds: 0, other: 0, resetAt: now };
}

/** How many more failures of each class this day may have; for people as well as for the header. */
export function remaining(tally: Tally, limits: RetryLimits, now: Date): Record<Cause, number> {
  const today = tallyAt(tally, now);
  return {
    funds: Math.max(0, limits.funds - today.funds),
    other: Math.max(0, limits.other - today.other),
  };
}

const NAMES: Readonly<Record<Cause, string>> = { funds: 'dd-insufficient-funds', other: 'dd-other-error' };
const WINDOW_SECONDS = 86_400;

/** Both headers that every answer of a debit bears. */
export function retryHeaders(tally: Tally, limits: RetryLimits, now: Date): Record<string, string> {
  const left = remaining(tally, limits, now);
  const seconds = secondsToLagosMidnight(now);
  const all = (entry: (cause: Cause) => string): string => CAUSES.map(entry).join(', ');
  return {
    'ratelimit-policy': all((cause) => `"${NAMES[cause]}";q=${limits[cause]};w=${WINDOW_SECONDS}`),
    ratelimit: all((cause) => `"${NAMES[cause]}";r=${left[cause]};t=${seconds}`),
  };
}

export const blockedMessage = (until: LagosDay): string =>
  `You have been rate-limited for this mandate. You cannot attempt any more payments on this account until ${until}`;

export const BUSY_MESSAGE = 'Another debit on this account is in progress, please retry shortly';
