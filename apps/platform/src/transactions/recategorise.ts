import type { Transaction } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { EnvId } from '../tenancy/index.ts';
import type { AppliedAccount } from './apply.ts';
import type { ModifiedTransaction, StoredTransaction } from './row.ts';
import { recategorisedRow } from './row-states.ts';
import { rowsById } from './store/held.ts';
import { updateRows } from './store/write.ts';

export interface NewCategory {
  id: string;
  category: string;
  /** Given: what the business says of this row from now on; null takes its word back. */
  edited?: string | null;
}

export interface Recategorised {
  /** The account's newest revision now. */
  revision: bigint;
  /** Rows whose category is another one than before. */
  modified: ModifiedTransaction[];
}

/**
 * Writes categories in the caller's transaction. The caller holds the lock of the account row and writes the new revision
 * there. A row that the business has given a category keeps it, unless the change is the business's own.
 */
export async function recategorise(
  tx: Transaction<Schema>,
  envId: EnvId,
  account: AppliedAccount,
  changes: readonly NewCategory[],
): Promise<Recategorised> {
  const held = await rowsById(
    tx,
    envId,
    account.id,
    changes.map(({ id }) => id),
  );
  let { revision } = account;
  const written: StoredTransaction[] = [];
  const modified: ModifiedTransaction[] = [];
  for (const { id, category, edited } of changes) {
    const before = held.get(id);
    if (!before || (edited === undefined && before.editedCategory !== null)) continue;
    const editedCategory = edited === undefined ? before.editedCategory : edited;
    const after = recategorisedRow(before, { category, editedCategory }, revision + 1n);
    if (after.category === before.category && after.editedCategory === before.editedCategory) continue;
    written.push(after);
    if (after.category === before.category) continue;
    revision += 1n;
    if (!after.removed) modified.push({ ...after, settledNow: false });
  }
  await updateRows(tx, envId, account.id, written);
  return { revision, modified };
}
