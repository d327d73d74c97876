import { isAcknowledged } from './disable.ts';
import { nextAttemptAt } from './retry-schedule.ts';

/** What one attempt brought back. `status` is null when no answer came; `error` then says why. */
export interface Attempt {
  at: Date;
  status: number | null;
  error: string | null;
  durationMs: number;
}

/** What the rule needs to know of a delivery before the attempt. Times are the environment's. */
export interface Tried {
  attempts: number;
  attemptsBefore: number;
  since: Date;
}

export type Verdict =
  | { state: 'delivered' | 'failed'; nextAttemptAt: null }
  | { state: 'pending'; nextAttemptAt: Date };

/** What becomes of a delivery after one more attempt: done, tried again, or given up. */
export function judge(delivery: Tried, attempt: Attempt): Verdict {
  if (isAcknowledged(attempt.status)) return { state: 'delivered', nextAttemptAt: null };
  const attempts = delivery.attempts + 1 - delivery.attemptsBefore;
  const next = nextAttemptAt({ attempts, attemptedAt: attempt.at, since: delivery.since });
  return next === null ? { state: 'failed', nextAttemptAt: null } : { state: 'pending', nextAttemptAt: next };
}
