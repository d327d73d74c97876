import type { AccountRow } from './account-row.ts';
import { COUNTRIES } from './countries.ts';
import { chargePairs } from './relations/charges.ts';
import { ownMovePairs } from './relations/own-moves.ts';
import { reversalPairs } from './relations/reversals.ts';
import type { Country } from './row.ts';

/** How a row belongs to others. Rows without any relation are not in the map. */
export interface Relation {
  /** The id of the other row of a reversal pair: both leave all sums. */
  readonly reversalOf: string | null;
  /** The id of the row that this charge was taken for. */
  readonly chargeOf: string | null;
  /** The id of the other half of a move between two accounts of one customer: neither income nor spending. */
  readonly ownMove: string | null;
}

type Open = { -readonly [Field in keyof Relation]: Relation[Field] };

/**
 * Relations among the rows of one customer, by row id. Row ids are unique over the accounts given; the rows of an account
 * stand in its statement's order, either way round: a charge without a session id is found beside its row.
 */
export function relate(rows: readonly AccountRow[], country?: Country): ReadonlyMap<string, Relation> {
  const relations = new Map<string, Open>();
  const of = (id: string): Open => {
    const held = relations.get(id);
    if (held !== undefined) return held;
    const made: Open = { reversalOf: null, chargeOf: null, ownMove: null };
    relations.set(id, made);
    return made;
  };
  const amounts = new Set(
    (country === undefined ? Object.values(COUNTRIES) : [COUNTRIES[country]]).flatMap(
      ({ facts }) => facts.chargesMinor,
    ),
  );
  const charges = chargePairs(rows, amounts);
  for (const [charge, main] of charges) of(charge.row.id).chargeOf = main.row.id;
  const reversed = new Set<string>();
  for (const [back, sent] of reversalPairs(rows, new Map(charges.map(([charge, main]) => [charge.row.id, main])))) {
    of(back).reversalOf = sent;
    of(sent).reversalOf = back;
    reversed.add(back).add(sent);
  }
  const free = rows.filter(({ row }) => !reversed.has(row.id));
  for (const [one, other] of ownMovePairs(free)) {
    of(one).ownMove = other;
    of(other).ownMove = one;
  }
  return relations;
}
