import type { SavedLists, StandingLists, StoredRule, WouldMove } from '../index.ts';

export function listsOnWire({ accountId, version, allow, deny, effective }: StandingLists) {
  return {
    scope: accountId === null ? 'org' : 'account',
    ...{ accountId, version, allow: allow.map(ruleOnWire), deny: deny.map(ruleOnWire), effective },
  };
}

export const savedOnWire = ({ openDlqAffected, ...lists }: SavedLists) => ({ ...listsOnWire(lists), openDlqAffected });

function ruleOnWire({ id, field, op, value, note, createdBy, createdAt }: StoredRule) {
  return {
    ...{ id, field, op, value },
    ...(note === null ? {} : { note }),
    ...{ createdBy, createdAt: createdAt.toISOString() },
  };
}

/** Moves that are told; the counts are of all. */
const MOVES_MOST = 100;

export function wouldMoveOnWire({ rows, moves }: WouldMove) {
  const counts: Record<string, number> = {};
  for (const { from, to } of moves) {
    const kind = `${from.outcome}→${to.outcome}`;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { rows, counts, moves: moves.slice(0, MOVES_MOST) };
}
