/** A name with a bank or a purpose behind it and nothing between them: `TRF TO ADA OBI KUDA school fees`. */
import { BANK, TELLS } from '../compile/classes.ts';
import { type Places, type Reading, SLOT_OF } from '../compile/template.ts';
import type { Scan } from '../text/scan.ts';
import { wordAt } from './party.ts';

/** Words that a name has before anything else may follow it. */
const FEWEST_NAMES = 2;

/**
 * Cuts the name where a bank's name stands in it, or else a purpose does, and makes the rest the remark. `isPurpose` tells
 * whether a purpose begins at a word.
 */
export function unglue(scan: Scan, reading: Reading, places: Places, isPurpose: (word: number) => boolean): void {
  const remarked = places.starts[SLOT_OF.remark] !== -1;
  for (const slot of [SLOT_OF.name, SLOT_OF.to, SLOT_OF.from]) {
    const start = places.starts[slot] as number;
    if (start === -1) continue;
    const end = places.ends[slot] as number;
    const first = wordAt(scan, start);
    for (let word = first + FEWEST_NAMES; word < scan.count; word++) {
      const at = scan.starts[word] as number;
      if (at >= end) break;
      const flags = scan.flags[word] as number;
      const bank = (flags & BANK) === 0 ? 0 : bankWords(scan, reading, word, end);
      if (bank === 0 && (remarked || (flags & TELLS) === 0 || !isPurpose(word))) continue;
      places.ends[slot] = at;
      const rest = bank === 0 ? at : (scan.ends[word + bank - 1] as number);
      if (bank > 0 && places.starts[SLOT_OF.bank] === -1) places.set(SLOT_OF.bank, at, rest);
      if (rest < end && !remarked) places.set(SLOT_OF.remark, rest, end);
      return;
    }
  }
}

/** Of how many words the bank's name is that begins here: the longest of up to three; 0 for none. */
function bankWords(scan: Scan, reading: Reading, word: number, end: number): number {
  for (let words = 3; words > 0; words--) {
    const last = word + words - 1;
    if (last >= scan.count || (scan.ends[last] as number) > end) continue;
    if (reading.isBank(scan.lower.slice(scan.starts[word] as number, scan.ends[last] as number))) return words;
  }
  return 0;
}
