import { token_set_ratio } from 'fuzzball';
import type { ReadName } from './normalise.ts';

/** Fewer letters may begin anything. */
const SHORTEST_BEGINNING = 3;

/**
 * How like a payer's name is to a customer's, 0 to 1: the better of token-set ratio and Jaro-Winkler on sorted words. A
 * last word that the bank cut counts as the customer's word that begins with it.
 */
export function nameSimilarity(payer: ReadName, customer: ReadName): number {
  if (payer.tokens.length === 0 || customer.tokens.length === 0) return 0;
  const sorted = completed(payer, customer);
  if (sorted === customer.sorted) return 1;
  const set = token_set_ratio(sorted, customer.sorted, { full_process: false }) / 100;
  return Math.max(set, jaroWinkler(sorted, customer.sorted));
}

function completed(payer: ReadName, customer: ReadName): string {
  const last = payer.tokens.at(-1) ?? '';
  if (!payer.maybeCut || last.length < SHORTEST_BEGINNING) return payer.sorted;
  const whole = customer.tokens.find((token) => token !== last && token.startsWith(last));
  if (whole === undefined || customer.tokens.includes(last)) return payer.sorted;
  return [...payer.tokens.slice(0, -1), whole].sort().join(' ');
}

/** Source: Winkler 1990, prefix weight 0.1 over at most four letters. */
export function jaroWinkler(one: string, other: string): number {
  const jaro = jaroSimilarity(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length === 0 || other.length === 0) return 0;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Uint8Array(other.length);
  const common: string[] = [];
  for (let place = 0; place < one.length; place += 1) {
    const end = Math.min(other.length, place + reach + 1);
    for (let at = Math.max(0, place - reach); at < end; at += 1) {
      if (taken[at] === 1 || one[place] !== other[at]) continue;
      taken[at] = 1;
      common.push(other[at] ?? '');
      break;
    }
  }
  if (common.length === 0) return 0;
  const inOrder = [...other].filter((_, at) => taken[at] === 1);
  const moved = common.filter((letter, place) => letter !== inOrder[place]).length / 2;
  const shared = common.length;
  return (shared / one.length + shared / other.length + (shared - moved) / shared) / 3;
}
