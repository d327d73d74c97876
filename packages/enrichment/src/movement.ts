import type { AccountRow } from './account-row.ts';
import type { Category } from './category.ts';
import type { Channel, RowKind } from './enrichment.ts';
import type { Relation } from './relate.ts';
import type { Row } from './row.ts';

/** A row with what the analytics need to know of it. */
export interface Movement extends Row {
  readonly category: Category;
  readonly channel: Channel | null;
  readonly kind: RowKind;
  readonly counterparty: string | null;
  readonly counterpartyKey: string | null;
  /** Between accounts of the same holder. */
  readonly ownAccount: boolean;
  /** One of a reversal pair: both leave all sums. */
  readonly reversed: boolean;
  /** A fee, levy or tax that the bank took. */
  readonly charge: boolean;
}

/** The engine's rows with their relations, as the analytics take them. A correction's category is to be in it already. */
export function movementsOf(
  rows: readonly AccountRow[],
  relations: ReadonlyMap<string, Relation> = new Map(),
): Movement[] {
  return rows.map(({ row, enrichment }) => {
    const relation = relations.get(row.id);
    const { channel, kind, counterparty, counterpartyKey } = enrichment;
    return {
      ...row,
      ...{ channel, kind, counterparty, counterpartyKey },
      category: enrichment.category.value,
      ownAccount: enrichment.ownAccount || kind === 'sweep' || (relation?.ownMove ?? null) !== null,
      reversed: (relation?.reversalOf ?? null) !== null,
      charge: kind === 'fee' || kind === 'levy' || (relation?.chargeOf ?? null) !== null,
    };
  });
}

/** By day, then by id: what makes an answer independent of the order in which rows arrive. */
export function inOrder(movements: readonly Movement[]): Movement[] {
  return [...movements].sort((a, b) =>
    a.day !== b.day ? (a.day < b.day ? -1 : 1) : a.id < b.id ? -1 : a.id > b.id ? 1 : 0,
  );
}
