/** How calls to an institution ended. `person`: the bank answered and the person was wrong, or left. */
export type Outcome = 'ok' | 'bank' | 'platform' | 'person';

export interface OutcomeCounts {
  ok: number;
  bankFaults: number;
  ourFaults: number;
  person: number;
}

export type HealthStatus = 'up' | 'degraded' | 'down';

export interface HealthVerdict {
  status: HealthStatus;
  /** Whose fault most failures are; `null` when all is well. */
  fault: 'bank' | 'platform' | null;
  calls: number;
}

/** Only the last minutes count: a bank that came back should be chosen again soon. */
export const HEALTH_WINDOW_MINUTES = 15;
/** With fewer calls nothing is concluded. */
const FEWEST_CALLS = 5;
const DOWN_ABOVE = 0.5;
const DEGRADED_ABOVE = 0.15;

export const NO_CALLS: Readonly<OutcomeCounts> = { ok: 0, bankFaults: 0, ourFaults: 0, person: 0 };

/**
 * Can people link here now? Down when more than half of the calls failed, degraded above 15 %. A wrong password is no
 * failure: it proves that the bank answers. A tie between bank and platform is ours, since we can mend it.
 */
export function judgeHealth(counts: OutcomeCounts): HealthVerdict {
  const failed = counts.bankFaults + counts.ourFaults;
  const calls = counts.ok + counts.person + failed;
  const share = calls < FEWEST_CALLS ? 0 : failed / calls;
  if (share <= DEGRADED_ABOVE) return { status: 'up', fault: null, calls };
  const fault = counts.bankFaults > counts.ourFaults ? 'bank' : 'platform';
  return { status: share > DOWN_ABOVE ? 'down' : 'degraded', fault, calls };
}

export function addCounts(one: OutcomeCounts, other: OutcomeCounts): OutcomeCounts {
  return {
    ok: one.ok + other.ok,
    bankFaults: one.bankFaults + other.bankFaults,
    ourFaults: one.ourFaults + other.ourFaults,
    person: one.person + other.person,
  };
}
