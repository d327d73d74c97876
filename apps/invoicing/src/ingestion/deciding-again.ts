import type { Database } from '../tenancy/index.ts';
import type { Batch, Candidate, TakingDeps } from './batch.ts';
import { decideAll } from './deciding.ts';
import { undoBefore } from './following.ts';
import { type Concluded, settle } from './settling.ts';
import type { HeldRow } from './store/held-row.ts';
import { heldById } from './store/rows.ts';

/** A row as it is held, to be decided anew. */
export const heldCandidate = (held: HeldRow): Candidate => ({
  ...{ id: held.id, row: { ...held, key: held.providerId }, contentHash: held.contentHash, held },
});

/** Undoes, decides and settles rows, and those that stand again with them. */
export async function conclude(
  tx: Database,
  deps: TakingDeps,
  batch: Batch,
  due: readonly Candidate[],
): Promise<Concluded> {
  const kept = await undoBefore(tx, deps, batch, due);
  const decided = await decideAll(tx, { ...batch, invoices: deps.invoices }, due);
  const { standing, ...concluded } = await settle(tx, deps, batch, due, decided, kept);
  const { events } = await decideAgain(tx, deps, batch, standing);
  return { ...concluded, events: [...concluded.events, ...events] };
}

/** Rows that did not change, while something else did that their result hangs on. The caller holds the rows. */
export async function decideAgain(
  tx: Database,
  deps: TakingDeps,
  batch: Batch,
  ids: readonly string[],
): Promise<Concluded> {
  if (ids.length === 0) return { settled: [], events: [] };
  const held = (await heldById(tx, batch.tenant, batch.account.id, ids)).filter(({ isRemoved }) => !isRemoved);
  const candidates = held.map(heldCandidate);
  return conclude(tx, deps, { ...batch, toldAt: null }, candidates);
}
