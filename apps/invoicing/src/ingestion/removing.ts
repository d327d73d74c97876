import type { Database } from '../tenancy/index.ts';
import type { Batch, TakingDeps } from './batch.ts';
import { heldByProviderId, markRemoved } from './store/rows.ts';

/** Rows that the bank took out again: allocations are undone, open drafts rejected. @returns how many were here. */
export async function removeRows(
  tx: Database,
  { invoices, deadLetters }: TakingDeps,
  { tenant, account, traceId, at }: Batch,
  providerIds: readonly string[],
): Promise<number> {
  if (providerIds.length === 0) return 0;
  const held = (await heldByProviderId(tx, tenant, account.id, providerIds)).filter(({ isRemoved }) => !isRemoved);
  if (held.length === 0) return 0;
  const made = held.filter(({ result }) => result === 'drafted' || result === 'matched');
  if (made.length > 0) {
    const refs = made.map(({ id }) => ({ accountId: account.id, transactionId: id }));
    await invoices.rejectDrafts(tx, tenant, refs, 'The bank removed the row.');
  }
  const ids = held.map(({ id }) => id);
  await deadLetters.close(tx, tenant, { accountId: account.id, at, transactionIds: ids });
  await markRemoved(tx, tenant, account.id, { ids, traceId, at });
  return held.length;
}
