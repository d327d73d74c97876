import { idsAllow } from '../rows.ts';
import { contentKey } from './content.ts';
import { pairByKey } from './pair-by-key.ts';

/** Same content and same balance after it, whatever the id says: the whole fingerprint, counted by occurrence. */
export const matchSameContentSameBalance = pairByKey({
  key: (row) => (row.balanceMinor === null ? null : `${contentKey(row)}|${row.balanceMinor}`),
  accept: idsAllow,
});
