import { HOUR_MS, later, SECOND_MS } from '@kente/kit/clock';

export interface RetryRule {
  firstDelayMs: number;
  delayMsMax: number;
  attemptsMax: number;
  /** Counted from the event, or from the replay. */
  windowMs: number;
}

export const RETRY_RULE: RetryRule = {
  firstDelayMs: 30 * SECOND_MS,
  delayMsMax: 4 * HOUR_MS,
  attemptsMax: 25,
  windowMs: 48 * HOUR_MS,
};

/**
 * When to try again after the failed attempt number `attempts` (1 for the first one), made at `attemptedAt`; `null` when
 * the delivery has failed for good. Source: financial-data contract 9.1.
 */
export function nextAttemptAt(
  { attempts, attemptedAt, since }: { attempts: number; attemptedAt: Date; since: Date },
  rule: RetryRule = RETRY_RULE,
): Date | null {
  if (attempts >= rule.attemptsMax) return null;
  // The exponent is bounded, so that the power stays a finite number.
  const delayMs = Math.min(rule.firstDelayMs * 2 ** Math.min(attempts - 1, 40), rule.delayMsMax);
  const next = later(attemptedAt, delayMs);
  return isExpired(next, since, rule) ? null : next;
}

/** Whether the window of a delivery is over: nothing is sent any more. */
export function isExpired(now: Date, since: Date, rule: RetryRule = RETRY_RULE): boolean {
  return now.getTime() - since.getTime() > rule.windowMs;
}
