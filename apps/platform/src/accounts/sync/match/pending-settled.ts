import type { BankRow } from '../../../connectors/connector.ts';
import { isGeneric, narrationKey, narrationsAlike } from '../narration.ts';
import { amountWithin, daysMoved, provenGone, referencesDiffer, type StoredRow, type Tier } from '../rows.ts';
import { inOrder, pairByKey } from './pair-by-key.ts';

const EARLIEST_DAYS = -1;
const LATEST_DAYS = 10;
const AMOUNT_PERCENT = 20n;

const sumKey = (row: BankRow) => `${row.direction}|${row.amountMinor}`;

function inTime(stored: StoredRow, fetched: BankRow): boolean {
  const moved = daysMoved(stored, fetched);
  return moved >= EARLIEST_DAYS && moved <= LATEST_DAYS;
}

const sameWords = pairByKey({ key: (row) => `${sumKey(row)}|${narrationKey(row.narration)}`, accept: inTime });

const likeWords = pairByKey({
  key: sumKey,
  accept: (stored, fetched) => inTime(stored, fetched) && narrationsAlike(stored.narration, fetched.narration),
});

/** The hold is gone and its words say nothing, or it is the only one of its sum and so is the posted row. */
const onlyOneLeft: Tier = (stored, fetched, scope) => {
  const [held, shown] = [countBySum(stored), countBySum(fetched)];
  return pairByKey({
    key: sumKey,
    accept: (before, after) => {
      if (!provenGone(before, scope.covers) || before.removed || !inTime(before, after)) return false;
      if (isGeneric(before.narration)) return true;
      const key = sumKey(before);
      return held.get(key) === 1 && shown.get(key) === 1 && !referencesDiffer(before, after);
    },
  })(stored, fetched, scope);
};

const otherSum = pairByKey({
  key: (row) => row.direction,
  accept: (stored, fetched, scope) =>
    provenGone(stored, scope.covers) &&
    inTime(stored, fetched) &&
    amountWithin(stored.amountMinor, fetched.amountMinor, AMOUNT_PERCENT) &&
    narrationsAlike(stored.narration, fetched.narration),
});

const steps = inOrder(sameWords, likeWords, onlyOneLeft, otherSum);

/**
 * A hold that the bank settled under another id: same direction, up to 10 days later, same sum (or up to 20 % off when
 * the words agree). Only held rows that are pending, only fetched ones that are posted.
 */
export const matchPendingSettled: Tier = (stored, fetched, scope) => {
  const holds = indexesWhere(stored, (row) => row.status === 'pending');
  const settled = indexesWhere(fetched, (row) => row.status === 'posted');
  if (holds.length === 0 || settled.length === 0) return [];
  const pairs = steps(
    holds.map((index) => stored[index] as StoredRow),
    settled.map((index) => fetched[index] as BankRow),
    scope,
  );
  return pairs.map((pair) => ({ stored: holds[pair.stored] as number, fetched: settled[pair.fetched] as number }));
};

function indexesWhere(rows: readonly BankRow[], test: (row: BankRow) => boolean): number[] {
  const indexes: number[] = [];
  rows.forEach((row, index) => {
    if (test(row)) indexes.push(index);
  });
  return indexes;
}

function countBySum(rows: readonly BankRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(sumKey(row), (counts.get(sumKey(row)) ?? 0) + 1);
  return counts;
}
