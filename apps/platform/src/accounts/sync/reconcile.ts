/** What a refresh brought against what is held. Pure; the whole algorithm is told in docs/sync.md. */
import type { BankRow } from '../../connectors/connector.ts';
import { type Changes, changesOf, instantAfter } from './changes.ts';
import { idsWereRenewed } from './ids-renewed.ts';
import { matchAsHeld, matchIdentical } from './match/as-held.ts';
import { matchBalanceChain } from './match/balance-chain.ts';
import { matchEdited } from './match/edited.ts';
import { matchFingerprint } from './match/fingerprint.ts';
import { inOrder } from './match/pair-by-key.ts';
import { matchPendingSettled } from './match/pending-settled.ts';
import { matchRecycledId } from './match/recycled-id.ts';
import { matchSameContentSameBalance } from './match/same-content-same-balance.ts';
import { matchSameIdChanged } from './match/same-id-changed.ts';
import { matchSameIdSameContent } from './match/same-id-same-content.ts';
import { matchSameReference } from './match/same-reference.ts';
import { compareContent } from './order.ts';
import { type Placed, placeRows, type Resident } from './position.ts';
import { type Covers, dayNumber, instantOf, type Scope, type StoredRow, type Tier } from './rows.ts';
import { tidyFetched } from './tidy.ts';

export type { Changes } from './changes.ts';
export type { Covers, StoredRow } from './rows.ts';

export interface Reconciliation {
  /** New rows in the bank's order; their ids are the caller's to make. */
  insert: { row: BankRow; position: number }[];
  /** New values of held rows, each at least one. `removed: false` in it: the row came back. */
  update: { id: string; changes: Changes }[];
  /** Held rows that the bank no longer shows on days that the fetch covers. */
  withdraw: string[];
  /** Rows that only made room for a newcomer of their instant: no reader sees it, no revision is due. */
  moved: { id: string; position: number }[];
  /** Ids of the held rows that the fetch showed, as they are or changed; withdrawn ones that came back too. */
  found: string[];
  /** How many of them it showed as they are. */
  unchanged: number;
}

/** Days that a row can have been moved by, so that its earlier self is still found. */
const REACH_DAYS = 10;

/**
 * The days of held rows (removed ones too) that a reconciliation has to see, inclusive. `null`: none.
 * @param fetched all rows of the fetch
 */
export function daysToLoad(fetched: readonly BankRow[], covers: Covers | null): Covers | null {
  let [from, to] = covers === null ? ['9999-12-31', '0000-01-01'] : [covers.from, covers.to];
  for (const { day } of fetched) {
    if (day < from) from = day;
    if (day > to) to = day;
  }
  if (from > to) return null;
  return { from: shiftDay(from, -REACH_DAYS), to: shiftDay(to, REACH_DAYS) };
}

function shiftDay(day: string, days: number): string {
  return new Date((dayNumber(day) + days) * 86_400_000).toISOString().slice(0, 10);
}

const surest = inOrder(matchSameIdSameContent, matchSameContentSameBalance, matchRecycledId);
const likeliest = inOrder(
  matchSameIdChanged,
  matchSameReference,
  matchBalanceChain,
  matchFingerprint,
  matchPendingSettled,
  matchEdited,
);

/**
 * Tells which rows are new, which are held rows in a new state and which are gone.
 * @param stored the account's rows of `daysToLoad`, removed ones included, in any order
 * @param fetched every row of all pages of one fetch, oldest first, in the bank's order
 * @param covers days that the fetch shows completely; `null`: nothing may be concluded from absence
 */
export function reconcile(
  stored: readonly StoredRow[],
  fetched: readonly BankRow[],
  covers: Covers | null,
): Reconciliation {
  const shown = tidyFetched(fetched);
  const partners: Partners = stored.length === 0 ? [] : pairUp(stored, shown, covers);
  const result: Reconciliation = { insert: [], update: [], withdraw: [], moved: [], found: [], unchanged: 0 };
  const changes: (Changes | null)[] = [];
  const found = new Set<StoredRow>();
  let quiet = partners.length === shown.length;
  for (let index = 0; index < shown.length; index++) {
    const held = partners[index];
    const change = held === undefined ? null : changesOf(held, shown[index] as BankRow, covers);
    changes.push(change);
    if (held !== undefined) found.add(held);
    if (held !== undefined && change === null) result.unchanged++;
    else quiet = false;
  }
  for (const { id } of found) result.found.push(id);
  if (!quiet) place(stored, shown, { partners, changes }, result);
  for (const row of stored) {
    const covered = covers !== null && row.day >= covers.from && row.day <= covers.to;
    if (covered && !row.removed && !found.has(row)) result.withdraw.push(row.id);
  }
  return result;
}

/** By index of the fetched row: the held row that it is, if there is one. */
type Partners = readonly (StoredRow | undefined)[];

/** Live rows before removed ones, sure rules before likely ones. */
function pairUp(stored: readonly StoredRow[], shown: readonly BankRow[], covers: Covers | null): Partners {
  const partners: (StoredRow | undefined)[] = new Array(shown.length).fill(undefined);
  const scope: Scope = { covers, idsRenewed: false };
  const rowAt = (index: number) => shown[index] as BankRow;
  let left: readonly number[] = sortedBy(shown.keys().toArray(), (a, b) => instantOf(rowAt(a)) - instantOf(rowAt(b)));

  const run = (tier: Tier, held: readonly StoredRow[]): readonly StoredRow[] => {
    if (held.length === 0 || left.length === 0) return held;
    const taken = new Set<StoredRow>();
    for (const pair of tier(held, left.map(rowAt), scope)) {
      const row = held[pair.stored] as StoredRow;
      taken.add(row);
      partners[left[pair.fetched] as number] = row;
    }
    left = left.filter((index) => partners[index] === undefined);
    return held.filter((row) => !taken.has(row));
  };

  const liveRows = stored.filter((row) => !row.removed);
  let live = run(
    matchIdentical,
    sortedBy(liveRows, (a, b) => instantOf(a) - instantOf(b) || a.position - b.position),
  );
  if (left.length === 0) return partners;
  left = sortedBy(left, (a, b) => compareContent(rowAt(a), rowAt(b)));
  live = run(matchAsHeld, sortedBy(live, compareContent));
  live = run(matchSameIdSameContent, live);
  const kept = liveRows.length - live.length;
  scope.idsRenewed = covers === null && idsWereRenewed(kept, live, left.map(rowAt));
  live = run(surest, live);
  let removed = sortedBy(
    stored.filter((row) => row.removed),
    compareContent,
  );
  removed = run(surest, removed);
  run(likeliest, live);
  run(likeliest, removed);
  return partners;
}

/** The list itself when it is in order, else a sorted copy. */
function sortedBy<Item>(items: readonly Item[], compare: (a: Item, b: Item) => number): readonly Item[] {
  for (let i = 1; i < items.length; i++) {
    if (compare(items[i - 1] as Item, items[i] as Item) > 0) return [...items].sort(compare);
  }
  return items;
}

interface Pairing {
  partners: Partners;
  changes: readonly (Changes | null)[];
}

/** Writes inserts and updates in the bank's order, with a position for each row that is new at its instant. */
function place(
  stored: readonly StoredRow[],
  shown: readonly BankRow[],
  { partners, changes }: Pairing,
  result: Reconciliation,
): void {
  const leaving = new Set<StoredRow>();
  const places: Placed[] = shown.map((row, index) => {
    const held = partners[index];
    if (held === undefined) return { instant: instantOf(row), position: null };
    const moved = instantAfter(held, changes[index] ?? null);
    if (moved === instantOf(held)) return { instant: moved, position: held.position };
    leaving.add(held);
    return { instant: moved, position: null };
  });
  const staying = stored.filter((row) => !leaving.has(row));
  const residents: Resident[] = staying.map((row) => ({ instant: instantOf(row), position: row.position }));
  const { positions, moved } = placeRows(places, residents);
  shown.forEach((row, index) => {
    const held = partners[index];
    const change = changes[index] ?? null;
    const position = positions[index] as number;
    if (held === undefined) result.insert.push({ row, position });
    else if (change !== null)
      result.update.push({ id: held.id, changes: leaving.has(held) ? { ...change, position } : change });
  });
  for (const [index, position] of moved) result.moved.push({ id: (staying[index] as StoredRow).id, position });
}
