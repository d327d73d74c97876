/** A name with a bank or a purpose behind it and nothing between them: `TRF TO ADA OBI KUDA school fees`. */
import { BANK, FILLER, PAY, TELLS } from '../compile/classes.ts';
import type { Reading } from '../compile/fitting.ts';
import { type Places, SLOT_OF } from '../compile/template.ts';
import { LETTERS, type Scan } from '../text/scan.ts';
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
      if (bank === 0 && (remarked || !beginsRemark(scan, first, word, flags, isPurpose))) continue;
      places.ends[slot] = at;
      const rest = bank === 0 ? at : (scan.ends[word + bank - 1] as number);
      if (bank > 0 && places.starts[SLOT_OF.bank] === -1) places.set(SLOT_OF.bank, at, rest);
      if (rest < end && !remarked) places.set(SLOT_OF.remark, rest, end);
      return;
    }
  }
}

/** A purpose, a word that no name has, or small letters behind a name in capitals: banks print names so, people do not type so. */
function beginsRemark(
  scan: Scan,
  first: number,
  word: number,
  flags: number,
  isPurpose: (word: number) => boolean,
): boolean {
  if ((flags & (FILLER | PAY)) !== 0 || ((flags & TELLS) !== 0 && isPurpose(word))) return true;
  return isSmall(scan, word) && isCapital(scan, first) && isCapital(scan, word - 1);
}

const isCapitalCode = (code: number): boolean => code >= 65 && code <= 90;

/** By its first and last letter. */
function isCapital({ display, starts, ends }: Scan, word: number): boolean {
  const [start, end] = [starts[word] as number, ends[word] as number];
  return end - start > 1 && isCapitalCode(display.charCodeAt(start)) && isCapitalCode(display.charCodeAt(end - 1));
}

function isSmall({ display, codes, shapes, starts, ends }: Scan, word: number): boolean {
  const [start, end] = [starts[word] as number, ends[word] as number];
  return shapes[word] === LETTERS && end - start > 1 && display.charCodeAt(start) === codes[start];
}

/** Of how many words the bank's name is that begins here: the longest of up to three; 0 for none. */
function bankWords(scan: Scan, reading: Reading, word: number, end: number): number {
  for (let words = 3; words > 0; words--) {
    const last = word + words - 1;
    if (last >= scan.count || (scan.ends[last] as number) > end) continue;
    if (reading.isBank(scan.starts[word] as number, scan.ends[last] as number)) return words;
  }
  return 0;
}
