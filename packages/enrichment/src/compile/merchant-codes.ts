import { MERCHANT_CODES } from '../data/every-country/merchant-codes.ts';
import type { CategoryResult } from '../enrichment.ts';
import { CONFIDENCE, resultFor } from './lexicon.ts';

/** What a code says of a payment, by the code; nothing for codes that say only how it was made. */
export function merchantCodes(version: string): ReadonlyMap<string, CategoryResult> {
  const results = new Map<string, CategoryResult>();
  for (const [category, list] of MERCHANT_CODES) {
    for (const part of list.split(' ')) {
      const [from = 0, to = from] = part.split('-').map(Number);
      for (let code = from; code <= to; code++) {
        const key = String(code).padStart(4, '0');
        if (results.has(key)) continue;
        results.set(key, resultFor(category, 'merchant', CONFIDENCE.merchant, ['mcc', key], version));
      }
    }
  }
  return results;
}
