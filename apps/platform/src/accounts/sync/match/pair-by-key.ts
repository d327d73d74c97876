import type { BankRow } from '../../../connectors/connector.ts';
import type { Pair, Scope, StoredRow, Tier } from '../rows.ts';

/** How many candidates of one key are looked at for a row: keeps a hostile history from costing a square. */
const MAX_LOOKS = 32;

interface KeyRule {
  /** `null`: the row has no such key and takes no part. */
  key: (row: BankRow) => string | null;
  accept?: (stored: StoredRow, fetched: BankRow, scope: Scope) => boolean;
}

/**
 * Pairs rows of equal key by occurrence: the first fetched row of a key takes the first stored one that it accepts,
 * and so on. Linear: candidates of a key are a linked list, a taken one is unhooked.
 */
export function pairByKey({ key, accept }: KeyRule): Tier {
  return (stored, fetched, scope) => {
    const next = new Int32Array(stored.length).fill(-1);
    const buckets = new Map<string, { first: number; last: number }>();
    for (let i = 0; i < stored.length; i++) {
      const name = key(stored[i] as StoredRow);
      if (name === null) continue;
      const bucket = buckets.get(name);
      if (bucket === undefined) {
        buckets.set(name, { first: i, last: i });
      } else {
        if (bucket.first === -1) bucket.first = i;
        else next[bucket.last] = i;
        bucket.last = i;
      }
    }

    const pairs: Pair[] = [];
    for (let j = 0; j < fetched.length; j++) {
      const row = fetched[j] as BankRow;
      const name = key(row);
      const bucket = name === null ? undefined : buckets.get(name);
      if (bucket === undefined) continue;
      let before = -1;
      for (let i = bucket.first, looks = 0; i !== -1 && looks < MAX_LOOKS; before = i, i = next[i] as number, looks++) {
        if (accept !== undefined && !accept(stored[i] as StoredRow, row, scope)) continue;
        if (before === -1) bucket.first = next[i] as number;
        else next[before] = next[i] as number;
        pairs.push({ stored: i, fetched: j });
        break;
      }
    }
    return pairs;
  };
}

/** Runs tiers one after the other, each on what the earlier ones left. */
export function inOrder(...tiers: readonly Tier[]): Tier {
  return (stored, fetched, scope) => {
    const pairs: Pair[] = [];
    let storedLeft = stored.map((_, index) => index);
    let fetchedLeft = fetched.map((_, index) => index);
    for (const tier of tiers) {
      if (storedLeft.length === 0 || fetchedLeft.length === 0) break;
      const found = tier(
        storedLeft.map((index) => stored[index] as StoredRow),
        fetchedLeft.map((index) => fetched[index] as BankRow),
        scope,
      );
      if (found.length === 0) continue;
      const storedTaken = new Set<number>();
      const fetchedTaken = new Set<number>();
      for (const pair of found) {
        const [storedIndex, fetchedIndex] = [storedLeft[pair.stored] as number, fetchedLeft[pair.fetched] as number];
        storedTaken.add(storedIndex);
        fetchedTaken.add(fetchedIndex);
        pairs.push({ stored: storedIndex, fetched: fetchedIndex });
      }
      storedLeft = storedLeft.filter((index) => !storedTaken.has(index));
      fetchedLeft = fetchedLeft.filter((index) => !fetchedTaken.has(index));
    }
    return pairs;
  };
}
