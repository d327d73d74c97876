import type { BankRow } from '../../../connectors/connector.ts';
import { balancesDiffer, daysMoved, idsAllow, provenGone, type Scope, type StoredRow } from '../rows.ts';
import { contentKey } from './content.ts';
import { inOrder, pairByKey } from './pair-by-key.ts';

const MAX_DAYS = 3;

const keyed = (rest: (row: BankRow) => string) => (row: BankRow) =>
  row.reference === null || row.reference === ''
    ? null
    : `${row.reference}|${row.direction}|${row.amountMinor}|${rest(row)}`;

/** On one day: two balances under one reference are two rows, unless the held one is gone. */
const sameDay = (stored: StoredRow, fetched: BankRow, scope: Scope) =>
  idsAllow(stored, fetched, scope) && (provenGone(stored, scope.covers) || !balancesDiffer(stored, fetched));

/** A reference may be a terminal's, the same each day: the day moves only for a hold or for a row that is gone. */
const nearDay = (stored: StoredRow, fetched: BankRow, scope: Scope) =>
  idsAllow(stored, fetched, scope) &&
  (provenGone(stored, scope.covers) || (stored.status === 'pending' && fetched.status === 'posted')) &&
  Math.abs(daysMoved(stored, fetched)) <= MAX_DAYS;

/** Same bank reference, direction and amount: the equal narration first, then the same day, then a day close by. */
export const matchSameReference = inOrder(
  pairByKey({ key: keyed(contentKey), accept: sameDay }),
  pairByKey({ key: keyed((row) => row.day), accept: sameDay }),
  pairByKey({ key: keyed(() => ''), accept: nearDay }),
);
