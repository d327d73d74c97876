import { narrationsAlike } from '../narration.ts';
import { provenGone } from '../rows.ts';
import { moneyKey } from './content.ts';
import { pairByKey } from './pair-by-key.ts';

/** Same day, direction and amount, the held row gone, and a narration that is recognisably the old one reworded. */
export const matchEdited = pairByKey({
  key: moneyKey,
  accept: (stored, fetched, scope) =>
    provenGone(stored, scope.covers) && narrationsAlike(stored.narration, fetched.narration),
});
