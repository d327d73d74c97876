import { isPlausibleChange } from '../limits.ts';
import { pairByKey } from './pair-by-key.ts';

/** Same provider id and a change that a bank makes: a hold that settles, a narration completed, an amount corrected. */
export const matchSameIdChanged = pairByKey({ key: (row) => row.providerId, accept: isPlausibleChange });
