import type { StoredCredit } from '../credits/store.ts';
import type { IncomingCredit } from '../rail.ts';
import type { Difference } from './compare.ts';

/** A transfer that the rail reports against what we received under its session. Null: they agree. */
export function compareCredit(
  { sessionId, amountMinor: theirsMinor }: IncomingCredit,
  ours: StoredCredit | null,
): Difference | null {
  if (!ours) return { sessionId, kind: 'unknown_session', oursMinor: null, theirsMinor };
  const { amountMinor: oursMinor } = ours;
  return oursMinor === theirsMinor ? null : { sessionId, kind: 'amount', oursMinor, theirsMinor };
}

/** What we received, and the rail did not report. */
export const creditsMissingAt = (reported: ReadonlySet<string>, ours: readonly StoredCredit[]): Difference[] =>
  ours
    .filter(({ sessionId }) => !reported.has(sessionId))
    .map(({ sessionId, amountMinor }) => ({ sessionId, kind: 'missing', oursMinor: amountMinor, theirsMinor: null }));
