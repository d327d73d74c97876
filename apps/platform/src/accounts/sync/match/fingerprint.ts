import { balancesDiffer, idsAllow, provenGone, referencesDiffer } from '../rows.ts';
import { contentKey } from './content.ts';
import { pairByKey } from './pair-by-key.ts';

/**
 * Day, direction, amount and narration, counted by occurrence: the second equal purchase is a second row. Another
 * balance or reference means another row, unless the held one is gone (a bank that recomputes its balances).
 */
export const matchFingerprint = pairByKey({
  key: contentKey,
  accept: (stored, fetched, scope) =>
    idsAllow(stored, fetched, scope) &&
    (provenGone(stored, scope.covers) || (!balancesDiffer(stored, fetched) && !referencesDiffer(stored, fetched))),
});
