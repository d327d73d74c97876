/** What a change of the rules would move, before it is made. */
import { type Context, type Decision, decide } from './decide.ts';
import type { ReadRow } from './read-row.ts';

export interface DecidedRow {
  readonly row: ReadRow;
  readonly decision: Decision;
  /** What the row was decided with, apart from the rules. */
  readonly relations?: Pick<Context, 'reversalOf' | 'isOwnMove'>;
}

export interface Move {
  readonly id: string;
  readonly from: Decision;
  readonly to: Decision;
}

export interface DryRun {
  readonly rows: number;
  /** `rejected→eligible` and how many. */
  readonly counts: Readonly<Record<string, number>>;
  /** Rows whose decision or deciding detail changes, in the order given. */
  readonly moves: readonly Move[];
}

/** Nothing is changed: the decisions of `rows` under other rules and books, beside those that they have. */
export function dryRun(rows: readonly DecidedRow[], { ruleset, books }: Pick<Context, 'ruleset' | 'books'>): DryRun {
  const moves: Move[] = [];
  const counts: Record<string, number> = {};
  for (const { row, decision: from, relations = {} } of rows) {
    const to = decide(row, { ...relations, ruleset, books });
    if (to.decision === from.decision && to.detail === from.detail && to.rule === from.rule) continue;
    moves.push({ id: row.id, from, to });
    const key = `${from.decision}→${to.decision}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return { rows: rows.length, counts, moves };
}
