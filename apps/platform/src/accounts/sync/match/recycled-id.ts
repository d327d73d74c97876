import type { BankRow } from '../../../connectors/connector.ts';
import { provenGone, type Tier } from '../rows.ts';
import { contentKey } from './content.ts';
import { pairByKey } from './pair-by-key.ts';

/**
 * Ids that changed hands: the row's old id now names another row, and its new id named another one before. Sources
 * that number the rows of each answer do this to everything after an insertion. The content decides.
 */
export const matchRecycledId: Tier = (stored, fetched, scope) => {
  const held = idsOf(stored);
  const shown = idsOf(fetched);
  const changedHands = pairByKey({
    key: (row) =>
      row.providerId !== null && held.has(row.providerId) && shown.has(row.providerId) ? contentKey(row) : null,
    accept: (row, _, { covers }) => provenGone(row, covers),
  });
  return changedHands(stored, fetched, scope);
};

function idsOf(rows: readonly BankRow[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { providerId } of rows) if (providerId !== null) ids.add(providerId);
  return ids;
}
