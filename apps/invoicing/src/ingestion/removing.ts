import type { Database } from '../tenancy/index.ts';
import type { Batch, TakingDeps } from './batch.ts';
import { decideAgain } from './deciding-again.ts';
import { heldByProviderId, markRemoved } from './store/rows.ts';
import { giveBack } from './store/takebacks.ts';

/**
 * Rows that the bank took out again: allocations are undone, open drafts rejected, and what they had taken back stands again.
 * Who says so later than the newest word about a row changes nothing. @returns how many were here.
 */
export async function removeRows(
  tx: Database,
  deps: TakingDeps,
  batch: Batch,
  providerIds: readonly string[],
): Promise<number> {
  if (providerIds.length === 0) return 0;
  const { invoices, deadLetters } = deps;
  const { tenant, account, traceId, at, toldAt } = batch;
  const held = (await heldByProviderId(tx, tenant, account.id, providerIds)).filter(
    (row) => !row.isRemoved && (toldAt === null || row.toldAt === null || toldAt >= row.toldAt),
  );
  if (held.length === 0) return 0;
  const made = held.filter(({ result }) => result === 'drafted' || result === 'matched');
  if (made.length > 0) {
    const refs = made.map(({ id }) => ({ accountId: account.id, transactionId: id }));
    await invoices.rejectDrafts(tx, tenant, refs, 'The bank removed the row.');
  }
  const ids = held.map(({ id }) => id);
  // Rows before letters, as everybody locks them.
  await markRemoved(tx, tenant, account.id, { ids, traceId, at, toldAt });
  await deadLetters.close(tx, tenant, { accountId: account.id, at, transactionIds: ids });
  await decideAgain(tx, deps, batch, await giveBack(tx, tenant, account.id, ids));
  return held.length;
}
