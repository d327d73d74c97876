import { newIds } from '@kente/kit/ids';
import type { Transaction } from 'kysely';
import type { Reconciliation } from '../accounts/sync/reconcile.ts';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { Enricher, EnricherFor } from './enriching.ts';
import type { ModifiedTransaction, StoredTransaction } from './row.ts';
import { changedRow, newRow, withdrawnRow } from './row-states.ts';
import { rowsById } from './store/held.ts';
import { countWeeks, insertRows, moveRows, updateRows } from './store/write.ts';
import { WeekChanges } from './weeks.ts';

export interface Applied {
  /** The account's newest revision now. */
  revision: bigint;
  /** By how many rows the account's list grew (or shrank). */
  countDelta: number;
  added: StoredTransaction[];
  /** Those that `transaction.updated` tells: narration, amount, date, category or status changed, or the row came back. */
  modified: ModifiedTransaction[];
  removed: StoredTransaction[];
}

export interface AppliedAccount {
  id: string;
  /** Before this reconciliation. */
  revision: bigint;
}

/**
 * Writes a reconciliation: rows, revisions and week counters, all in the caller's transaction. The caller holds the
 * lock of the account row and writes the new revision and count there.
 */
export async function apply(
  tx: Transaction<Schema>,
  envId: EnvId,
  account: AppliedAccount,
  changes: Reconciliation,
  enricherFor: EnricherFor,
): Promise<Applied> {
  const touched = [...changes.update.map(({ id }) => id), ...changes.withdraw];
  const held = await rowsById(tx, envId, account.id, touched);
  const reads = changes.insert.length > 0 || changes.update.some((each) => each.changes.narration !== undefined);
  const enricher = reads ? await enricherFor(tx, envId, account.id) : unread;
  const states = afterwards(account, changes, held, enricher);
  await insertRows(tx, envId, account.id, states.added);
  await updateRows(tx, envId, account.id, states.written);
  await moveRows(tx, envId, account.id, changes.moved);
  await countWeeks(tx, envId, account.id, states.weeks.byWeek);
  const { revision, added, modified, removed } = states;
  return { revision, countDelta: states.weeks.total, added, modified, removed };
}

function notRead(): never {
  throw new Error('a row is to be enriched in a reconciliation that reads none');
}
const unread: Enricher = { category: notRead, metadata: notRead };

/** Every row's state after the reconciliation. Revisions follow one another: withdrawn, changed, then new rows. */
function afterwards(
  account: AppliedAccount,
  changes: Reconciliation,
  held: ReadonlyMap<string, StoredTransaction>,
  enricher: Enricher,
) {
  const weeks = new WeekChanges();
  const written: StoredTransaction[] = [];
  const modified: ModifiedTransaction[] = [];
  const removed: StoredTransaction[] = [];
  let { revision } = account;
  const heldRow = (id: string): StoredTransaction => {
    const row = held.get(id);
    if (!row) throw new Error(`transaction ${id} of account ${account.id} is not stored`);
    return row;
  };

  for (const id of changes.withdraw) {
    const before = heldRow(id);
    if (before.removed) continue;
    revision += 1n;
    const after = withdrawnRow(before, revision);
    weeks.count(before, after);
    written.push(after);
    removed.push(after);
  }
  for (const { id, changes: change } of changes.update) {
    const before = heldRow(id);
    const { after, shown, announced } = changedRow(before, change, revision + 1n, enricher);
    if (shown) revision += 1n;
    weeks.count(before, after);
    written.push(after);
    if (announced) modified.push({ ...after, settledNow: before.pending && !after.pending });
  }
  const ids = newIds(changes.insert.length);
  const added = changes.insert.map(({ row, position }, index) => {
    revision += 1n;
    const after = newRow(ids[index] as string, row, { position, revision, enricher });
    weeks.count(null, after);
    return after;
  });
  return { weeks, written, modified, removed, added, revision };
}
