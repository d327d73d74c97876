import type { Movement } from '../movements/movement.ts';
import type { ReportLine } from '../rail.ts';

/**
 * `open`: the rail has it, we have no outcome. `unknown_session`: the rail has it, we do not. `amount`: both have it, with
 * other amounts. `contradiction`: the rail has it, for us it failed. `missing`: for us it was successful, the rail lacks it.
 * `not_reversed`: the rail gave it back, for us it stands. `ledger`: the clearing account does not hold what our own movements
 * add up to; it stands in place of the session.
 */
export type DifferenceKind =
  | 'open'
  | 'unknown_session'
  | 'amount'
  | 'contradiction'
  | 'missing'
  | 'not_reversed'
  | 'ledger';

export interface Difference {
  sessionId: string;
  kind: DifferenceKind;
  oursMinor: bigint | null;
  theirsMinor: bigint | null;
}

type Ours = Pick<Movement, 'sessionId' | 'status' | 'amountMinor' | 'direction'>;

/** One line of the rail against what we have of its session. Null: they agree. */
export function compareLine(line: ReportLine, ours: Ours | null): Difference | null {
  const theirs = { sessionId: line.sessionId, theirsMinor: line.amountMinor };
  if (!ours) return { ...theirs, kind: 'unknown_session', oursMinor: null };
  const { status, amountMinor: oursMinor } = ours;
  if (line.kind === 'reversal') {
    return status === 'successful' ? { ...theirs, kind: 'not_reversed', oursMinor } : null;
  }
  if (status === 'intended' || status === 'unknown') return { ...theirs, kind: 'open', oursMinor };
  if (status === 'failed' || status === 'voided') return { ...theirs, kind: 'contradiction', oursMinor: 0n };
  if (line.amountMinor !== oursMinor || line.kind !== ours.direction) return { ...theirs, kind: 'amount', oursMinor };
  return null;
}

/** What we have as successful, and the rail did not report. */
export function missingAt(reported: ReadonlySet<string>, ours: readonly Ours[]): Difference[] {
  return ours
    .filter(({ status, sessionId }) => (status === 'successful' || status === 'reversed') && !reported.has(sessionId))
    .map(({ sessionId, amountMinor }) => ({ sessionId, kind: 'missing', oursMinor: amountMinor, theirsMinor: null }));
}

/** The clearing account against what was taken by movements, and into suspense, and not given back. Null: they agree. */
export function compareBooks(account: string, bookedMinor: bigint, takenMinor: bigint): Difference | null {
  if (bookedMinor === takenMinor) return null;
  return { sessionId: account, kind: 'ledger', oursMinor: bookedMinor, theirsMinor: takenMinor };
}
