/**
 * The cursor feed of one account. Each stored change of a row takes the account's next revision under its lock, so
 * revisions are distinct and become visible in order. A row has two entries in the feed: its birth at
 * `createdRevision`, which never moves, and its newest change at `revision` when that is later. Because the birth
 * stays where it is, whoever is past it has been told of the row, even when the row changed between two pages.
 * A withdrawn row that comes back is born again: `createdRevision = revision`.
 */

export interface FeedRow {
  id: string;
  revision: bigint;
  createdRevision: bigint;
  removed: boolean;
}

export interface FeedPage<Row extends FeedRow> {
  added: Row[];
  modified: Row[];
  removed: { id: string }[];
  /** Where the next page starts: the cursor to hand out, also when nothing was new. */
  next: bigint;
  hasMore: boolean;
}

/**
 * One page after `cursor`. No row is in it twice; at most `count` rows.
 * @param born rows with `createdRevision > cursor`, by `createdRevision`, at least `count + 1` of them if there are
 * @param changed rows with `revision > cursor` and `revision > createdRevision`, by `revision`, likewise
 */
export function feedPage<Row extends FeedRow>(
  born: readonly Row[],
  changed: readonly Row[],
  cursor: bigint,
  count: number,
): FeedPage<Row> {
  const page: FeedPage<Row> = { added: [], modified: [], removed: [], next: cursor, hasMore: false };
  let [bornAt, changedAt] = [0, 0];
  for (let taken = 0; taken < count; taken++) {
    const birth = born[bornAt];
    const change = changed[changedAt];
    if (birth !== undefined && (change === undefined || birth.createdRevision < change.revision)) {
      if (!birth.removed) page.added.push(birth);
      page.next = birth.createdRevision;
      bornAt++;
    } else if (change !== undefined) {
      // Born on this page too: told above in its present form. A withdrawal is always told, for the reader may hold the
      // row from an earlier life; only who starts from nothing cannot.
      const known = change.createdRevision <= cursor;
      if (change.removed && (known || cursor > 0n)) page.removed.push({ id: change.id });
      else if (!change.removed && known) page.modified.push(change);
      page.next = change.revision;
      changedAt++;
    }
  }
  page.hasMore = bornAt < born.length || changedAt < changed.length;
  return page;
}
