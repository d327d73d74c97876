import type { BankRow } from '../../../connectors/connector.ts';
import { changesOf, sameCounterparty } from '../changes.ts';
import { instantOf, type Pair, type Scope, type StoredRow, type Tier } from '../rows.ts';
import { contentKey, moneyKey } from './content.ts';
import { inOrder, pairByKey } from './pair-by-key.ts';

/** How far rows of one instant may be out of the held order and still be found without a hash. */
const LOOK_AHEAD = 16;

/** Rows that are the same in everything, both lists by instant: the whole work of an unchanged refresh. */
export const matchIdentical: Tier = (stored, fetched) => {
  const pairs: Pair[] = [];
  const instants = new Float64Array(stored.length);
  for (let i = 0; i < stored.length; i++) instants[i] = instantOf(stored[i] as StoredRow);
  const taken = new Uint8Array(stored.length);
  let from = 0;
  for (let j = 0; j < fetched.length; j++) {
    const row = fetched[j] as BankRow;
    const instant = instantOf(row);
    while (from < stored.length && (taken[from] === 1 || (instants[from] as number) < instant)) from++;
    for (let i = from, looks = 0; i < stored.length && instants[i] === instant && looks < LOOK_AHEAD; i++) {
      if (taken[i] === 1) continue;
      looks++;
      if (!isIdentical(stored[i] as StoredRow, row)) continue;
      taken[i] = 1;
      pairs.push({ stored: i, fetched: j });
      break;
    }
  }
  return pairs;
};

function isIdentical(stored: StoredRow, fetched: BankRow): boolean {
  return (
    stored.providerId === fetched.providerId &&
    stored.amountMinor === fetched.amountMinor &&
    stored.direction === fetched.direction &&
    stored.balanceMinor === fetched.balanceMinor &&
    stored.narration === fetched.narration &&
    stored.status === fetched.status &&
    stored.reference === fetched.reference &&
    stored.day === fetched.day &&
    (stored.at === null) === (fetched.at === null) &&
    sameCounterparty(stored.counterparty, fetched.counterparty)
  );
}

const bringsNothing = (stored: StoredRow, fetched: BankRow, { covers }: Scope) =>
  changesOf(stored, fetched, covers) === null;

/** Rows that bring nothing new, though the source leaves out some of what is held; those of equal narration first. */
export const matchAsHeld = inOrder(
  pairByKey({ key: contentKey, accept: bringsNothing }),
  pairByKey({ key: moneyKey, accept: bringsNothing }),
);
