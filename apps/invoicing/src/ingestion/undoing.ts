import type { Database } from '../tenancy/index.ts';
import type { Batch, TakingDeps } from './batch.ts';
import type { Change } from './following.ts';
import { markOwnMoves } from './store/own-moves.ts';
import { giveBack, markTakenBack, reversalsWaiting } from './store/takebacks.ts';

/** The other half of a move between two own accounts came first, and may have been taken for something else. */
export async function undoOtherHalves(
  tx: Database,
  { invoices, deadLetters }: TakingDeps,
  { tenant, at }: Batch,
  all: readonly Change[],
): Promise<void> {
  const halves = all.flatMap(({ id, decision, otherHalf }) =>
    otherHalf === null || decision.detail !== 'own_account' ? [] : [{ ...otherHalf, by: id }],
  );
  const marked = await markOwnMoves(tx, tenant, halves);
  const refs = marked.map(({ accountId, id }) => ({ accountId, transactionId: id }));
  if (refs.length > 0) await invoices.rejectDrafts(tx, tenant, refs, 'The money moved between own accounts.');
  for (const [accountId, some] of Map.groupBy(refs, (ref) => ref.accountId)) {
    const transactionIds = some.map(({ transactionId }) => transactionId);
    await deadLetters.close(tx, tenant, { accountId, at, transactionIds });
  }
}

/**
 * Reversals, and what they take back: a held receipt whose reversal comes now, one that comes after its reversal, and one
 * that changed after it was taken back. @returns what a reversal had taken back that is none any more: it stands again.
 */
export async function takeBack(
  tx: Database,
  deps: TakingDeps,
  batch: Batch,
  all: readonly Change[],
): Promise<string[]> {
  const { tenant, account } = batch;
  const isReversal = ({ decision }: Change): boolean => decision.detail === 'reversal';
  const taking = all.filter(isReversal).flatMap(({ id, decision }) => {
    const taken = decision.reasons[0]?.evidence ?? '';
    return taken === '' ? [] : [{ transactionId: taken, by: id }];
  });
  const eligible = all.filter(({ decision }) => decision.decision === 'eligible');
  const known = eligible.flatMap(({ id, candidate: { held } }) =>
    held?.takenBackBy == null ? [] : [{ transactionId: id, by: held.takenBackBy }],
  );
  const waiting = await reversalsWaiting(
    tx,
    tenant,
    account.id,
    eligible.map(({ id, row }) => ({
      ...{ id, type: row.type, amount: String(row.amountMinor), currency: row.currency, day: row.day },
    })),
  );
  const late = [...waiting].map(([transactionId, by]) => ({ transactionId, by }));
  const pairs = [...new Map([...late, ...known, ...taking].map((pair) => [pair.transactionId, pair])).values()];
  await markTakenBack(tx, tenant, account.id, pairs);
  await deps.invoices.takeBack(
    tx,
    tenant,
    pairs.map((pair) => ({ ...pair, accountId: account.id })),
  );
  const none = all.filter((each) => each.candidate.held?.detail === 'reversal' && !isReversal(each));
  return giveBack(
    tx,
    tenant,
    account.id,
    none.map(({ id }) => id),
  );
}
