import type { Changes } from '../accounts/sync/reconcile.ts';
import type { BankRow } from '../connectors/connector.ts';
import type { Enricher } from './enriching.ts';
import type { StoredTransaction } from './row.ts';

/** The instant that a row is listed under: the bank's, or midnight UTC of a day without a time. */
function instantOf(at: Date | null, day: string): Date {
  return at ?? new Date(`${day}T00:00:00.000Z`);
}

/** A row first seen. Its category is set here, from what the bank tells. */
export function newRow(
  id: string,
  row: BankRow,
  { position, revision, enricher }: { position: number; revision: bigint; enricher: Enricher },
): StoredTransaction {
  const { narration, amountMinor, day, balanceMinor } = row;
  const credit = row.direction === 'credit';
  return {
    id,
    date: instantOf(row.at, row.day),
    day,
    timed: row.at !== null,
    position,
    amountMinor,
    balanceMinor,
    credit,
    pending: row.status === 'pending',
    removed: false,
    narration,
    category: enricher.category({ id, narration, credit, amountMinor, day, balanceMinor }),
    editedCategory: null,
    metadata: null,
    providerId: row.providerId,
    reference: row.reference,
    counterparty: row.counterparty,
    revision,
    createdRevision: revision,
  };
}

/** A row that the bank no longer shows. */
export function withdrawnRow(before: StoredTransaction, revision: bigint): StoredTransaction {
  return { ...before, removed: true, revision };
}

/**
 * A held row with its new values. `revision` is given to it only when a reader can see the change. A row that comes
 * back counts as new from then on: whoever saw it go must be told of it again.
 */
export function changedRow(
  before: StoredTransaction,
  changes: Changes,
  revision: bigint,
  enricher: Enricher,
): { after: StoredTransaction; shown: boolean; announced: boolean } {
  const day = changes.day ?? before.day;
  const at = changes.at === undefined ? (before.timed ? before.date : null) : changes.at;
  const narration = changes.narration ?? before.narration;
  const after: StoredTransaction = {
    ...before,
    date: instantOf(at, day),
    day,
    timed: at !== null,
    position: changes.position ?? before.position,
    amountMinor: changes.amountMinor ?? before.amountMinor,
    balanceMinor: changes.balanceMinor === undefined ? before.balanceMinor : changes.balanceMinor,
    pending: changes.status === undefined ? before.pending : changes.status === 'pending',
    removed: changes.removed ?? before.removed,
    narration,
    providerId: changes.providerId ?? before.providerId,
    reference: changes.reference === undefined ? before.reference : changes.reference,
    counterparty: changes.counterparty === undefined ? before.counterparty : changes.counterparty,
  };
  if (narration !== before.narration) {
    // What the business said of the row stands, whatever the bank prints now.
    after.category = after.editedCategory ?? enricher.category(after);
    if (after.metadata) after.metadata = { ...enricher.metadata(after), category: after.category };
  }
  const announced = differs(before, after, ANNOUNCED);
  const shown = announced || differs(before, after, SHOWN);
  if (shown) after.revision = revision;
  if (before.removed && !after.removed) after.createdRevision = revision;
  return { after, shown, announced };
}

/**
 * A held row with another category, or with the one it has now coming from somebody else. `revision` is given to it
 * only when a reader can see the change.
 */
export function recategorisedRow(
  before: StoredTransaction,
  { category, editedCategory }: { category: string; editedCategory: string | null },
  revision: bigint,
): StoredTransaction {
  const shown = category !== before.category;
  const metadata = before.metadata && { ...before.metadata, category };
  return { ...before, category, editedCategory, metadata, ...(shown ? { revision } : {}) };
}

type Field = keyof StoredTransaction;
/** What `transaction.updated` is about. */
const ANNOUNCED = ['amountMinor', 'pending', 'removed', 'narration', 'category'] as const satisfies readonly Field[];
/** What else a reader can see. */
const SHOWN = ['balanceMinor', 'reference', 'counterparty'] as const satisfies readonly Field[];

function differs(before: StoredTransaction, after: StoredTransaction, fields: readonly Field[]): boolean {
  return before.date.getTime() !== after.date.getTime() || fields.some((field) => before[field] !== after[field]);
}
