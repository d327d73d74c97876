import { idsAllow } from '../rows.ts';
import { moneyKey } from './content.ts';
import { pairByKey } from './pair-by-key.ts';

/**
 * The same step of the balance on the same day: amount, direction and balance after it (so also the balance before).
 * Aligns overlapping statement files of one account whose narrations are printed differently.
 */
export const matchBalanceChain = pairByKey({
  key: (row) => (row.balanceMinor === null ? null : `${moneyKey(row)}|${row.balanceMinor}`),
  accept: idsAllow,
});
