import { MINUTE_MS, SECOND_MS } from '@kente/kit/clock';

export interface BreakerRule {
  /** Deliveries under way at once while the endpoint answers. */
  concurrency: number;
  /** Failures in a row after which one delivery at a time probes the endpoint. */
  failuresMax: number;
  /** Failures quicker than this cost us nothing: no pause follows. */
  quickMs: number;
  pauseMsMax: number;
}

export const BREAKER_RULE: BreakerRule = {
  concurrency: 32,
  failuresMax: 5,
  quickMs: SECOND_MS,
  pauseMsMax: 5 * MINUTE_MS,
};

/** How many deliveries an endpoint may have under way: one probe while it is failing, all again with its first success. */
export function concurrencyFor(consecutiveFailures: number, rule: BreakerRule = BREAKER_RULE): number {
  return consecutiveFailures >= rule.failuresMax ? 1 : rule.concurrency;
}

/**
 * Real milliseconds to leave the endpoint alone after its newest attempt, which took `tookMs`. An endpoint that fails
 * slowly may hold a worker for a quarter of the time at most, so that many hanging ones leave workers to the others.
 * Its deliveries wait, none is dropped.
 */
export function pauseMs(consecutiveFailures: number, tookMs: number, rule: BreakerRule = BREAKER_RULE): number {
  if (consecutiveFailures < rule.failuresMax || tookMs < rule.quickMs) return 0;
  return Math.min(tookMs * 3, rule.pauseMsMax);
}

/** Failures in a row after some more attempts, told in the order in which they ended. */
export function failuresAfter(consecutiveFailures: number, outcomes: readonly boolean[]): number {
  return outcomes.reduce((failures, succeeded) => (succeeded ? 0 : failures + 1), consecutiveFailures);
}
