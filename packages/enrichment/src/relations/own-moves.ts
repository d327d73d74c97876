/** Which rows are the two halves of a move between accounts of one customer. */

import type { AccountRow } from '../account-row.ts';
import type { RowKind } from '../enrichment.ts';
import { daysBetween, type Pair } from './days.ts';

const MOST_DAYS = 2;

const MOVES: ReadonlySet<RowKind> = new Set<RowKind>(['transfer', 'sweep', 'direct-debit', 'other']);

/** Pairs of [debit, credit]: equal amount, another account, at most two days apart, and texts that agree. */
export function ownMovePairs(rows: readonly AccountRow[]): Pair[] {
  const credits = Map.groupBy(
    rows.filter(({ row, enrichment }) => row.credit && MOVES.has(enrichment.kind)),
    ({ row }) => row.amountMinor,
  );
  const taken = new Set<string>();
  const pairs: Pair[] = [];
  const debits = rows.filter(({ row, enrichment }) => !row.credit && MOVES.has(enrichment.kind));
  for (const out of debits.sort((a, b) => (a.row.day + a.row.id < b.row.day + b.row.id ? -1 : 1))) {
    let found: AccountRow | null = null;
    let best = Number.POSITIVE_INFINITY;
    for (const into of credits.get(out.row.amountMinor) ?? []) {
      if (into.accountId === out.accountId || taken.has(into.row.id)) continue;
      const days = Math.abs(daysBetween(out.row.day, into.row.day));
      if (days > MOST_DAYS) continue;
      const distance = days + (sharesSession(out, into) ? -10 : 0);
      if (!agrees(out, into)) continue;
      if (distance < best || (distance === best && found !== null && into.row.id < found.row.id)) {
        [found, best] = [into, distance];
      }
    }
    if (found === null) continue;
    taken.add(found.row.id);
    pairs.push([out.row.id, found.row.id]);
  }
  return pairs;
}

function sharesSession({ enrichment: a }: AccountRow, { enrichment: b }: AccountRow): boolean {
  return a.sessionId !== null && a.sessionId === b.sessionId;
}

/** One number, or one side names the holder, or both carry the same reference or remark. */
function agrees(one: AccountRow, other: AccountRow): boolean {
  const [a, b] = [one.enrichment, other.enrichment];
  if (sharesSession(one, other) || a.ownAccount || b.ownAccount) return true;
  if (a.reference !== null && a.reference === b.reference) return true;
  return a.reason !== null && a.reason.toLowerCase() === b.reason?.toLowerCase();
}
