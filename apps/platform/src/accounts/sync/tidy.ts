import type { BankRow } from '../../connectors/connector.ts';
import { changesOf } from './changes.ts';
import { isPlausibleChange } from './limits.ts';

/**
 * One fetch without its own repetitions, in the same order: a row shown twice under one id (a list that moved between
 * two pages), and a hold shown beside the posted row of the same id that it became. Rows without id are never merged:
 * two equal ones are two purchases.
 */
export function tidyFetched(fetched: readonly BankRow[]): readonly BankRow[] {
  const byId = new Map<string, number[]>();
  let repeated = false;
  for (let index = 0; index < fetched.length; index++) {
    const { providerId } = fetched[index] as BankRow;
    if (providerId === null) continue;
    const seen = byId.get(providerId);
    if (seen === undefined) {
      byId.set(providerId, [index]);
    } else {
      seen.push(index);
      repeated = true;
    }
  }
  if (!repeated) return fetched;

  const dropped = new Set<number>();
  for (const indexes of byId.values()) {
    if (indexes.length < 2) continue;
    for (const index of repetitions(indexes, fetched)) dropped.add(index);
  }
  return dropped.size === 0 ? fetched : fetched.filter((_, index) => !dropped.has(index));
}

const MOST_LOOKED_AT = 16;

/** Those of one id's rows that repeat another of them: the later copy, and the hold of a posted row. */
function repetitions(indexes: readonly number[], fetched: readonly BankRow[]): number[] {
  const kept: number[] = [];
  const dropped: number[] = [];
  for (const index of indexes) {
    const row = fetched[index] as BankRow;
    const twin = kept.slice(-MOST_LOOKED_AT).find((other) => isTwin(fetched[other] as BankRow, row));
    if (twin === undefined) {
      kept.push(index);
    } else if ((fetched[twin] as BankRow).status === 'pending' && row.status === 'posted') {
      kept[kept.indexOf(twin)] = index;
      dropped.push(twin);
    } else {
      dropped.push(index);
    }
  }
  return dropped;
}

function isTwin(a: BankRow, b: BankRow): boolean {
  if (a.status !== b.status) return a.status === 'pending' ? isPlausibleChange(a, b) : isPlausibleChange(b, a);
  if (a.direction !== b.direction) return false;
  return changesOf({ ...a, id: '', position: 0, removed: false }, b, { from: '', to: '' }) === null;
}
