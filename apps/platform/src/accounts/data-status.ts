/** What is held for an account after a refresh, and how the refresh went. Contract: financial-data 4.2. */

/** What is held: PROCESSING until the first fetch ends. */
export type DataStatus = 'PROCESSING' | 'AVAILABLE' | 'PARTIAL' | 'UNAVAILABLE' | 'FAILED';
/** How the last refresh went. */
export type SyncStatus = 'SUCCESSFUL' | 'FAILED' | 'REAUTHORISATION_REQUIRED';
export type RetrievedData = 'identity' | 'balance' | 'transactions';

/** What is held of an account. A list that the bank answered empty is held. */
export interface Held {
  identity: boolean;
  balance: boolean;
  transactions: boolean;
}

/** What one refresh brought, all its pages together, and whose turn it is when it did not end well. */
export interface Brought {
  identity: boolean;
  /** The bank told a balance (0 is one). */
  balance: boolean;
  /** How many rows the list had; `null` when no list was retrieved. */
  rows: number | null;
  /** `null`: the refresh ended well. */
  failed: 'bank' | 'platform' | 'person' | null;
}

export interface DataState {
  dataStatus: DataStatus;
  syncStatus: SyncStatus;
  held: Held;
}

/**
 * The state after a refresh. What was held is never lost: a refresh that fails shows in `syncStatus` alone.
 * An empty list counts as transactions only beside a balance: a bank that shows neither shows nothing.
 */
export function stateAfterRefresh(before: Held, brought: Brought): DataState {
  const balance = before.balance || brought.balance;
  const listed = brought.rows !== null && (brought.rows > 0 || balance);
  const transactions = before.transactions || listed;
  const held = { identity: before.identity || brought.identity, balance, transactions };
  return { dataStatus: dataStatusOf(held, brought), syncStatus: syncStatusOf(brought, listed), held };
}

/** The state after an import was taken back. What others brought, `left`, is held as before. */
export function stateAfterUndo(
  before: Held,
  dataStatus: DataStatus,
  left: { balance: boolean; transactions: boolean },
): Pick<DataState, 'dataStatus' | 'held'> {
  const balance = before.balance && left.balance;
  // A bank's empty list beside its balance is held; without either there is nothing.
  const transactions = before.transactions && (left.transactions || balance);
  const held = { ...before, balance, transactions };
  if (dataStatus === 'PROCESSING') return { dataStatus, held };
  const brought: Brought = { identity: false, balance: false, rows: null, failed: null };
  return { dataStatus: dataStatusOf(held, brought), held };
}

function dataStatusOf({ balance, transactions }: Held, { failed }: Brought): DataStatus {
  if (balance && transactions) return 'AVAILABLE';
  if (balance || transactions) return 'PARTIAL';
  return failed === 'platform' ? 'FAILED' : 'UNAVAILABLE';
}

function syncStatusOf({ balance, failed }: Brought, listed: boolean): SyncStatus {
  if (failed === 'person') return 'REAUTHORISATION_REQUIRED';
  return failed === null && (balance || listed) ? 'SUCCESSFUL' : 'FAILED';
}

/** The contract's `retrieved_data`: what is held, in its fixed order. */
export function retrievedData(held: Held): RetrievedData[] {
  return (['identity', 'balance', 'transactions'] as const).filter((part) => held[part]);
}
