/** Texts that no form fits but that have slashes: which part is the name, which the remark, which the bank. */
import { CHANNEL, GENERIC, TELLS } from '../compile/classes.ts';
import type { Reading } from '../compile/fitting.ts';
import { type Places, SLOT_OF } from '../compile/template.ts';
import { LETTERS, type Scan } from '../text/scan.ts';

const MOST_PARTS = 8;
const NAME_WORDS = { from: 2, to: 5 } as const;

/**
 * Fills the slots of a text like `APP/ADA OBI/rice/0123`. The name is the first part of two to five words of letters
 * that are no purpose; `GARBA ADEOJO/LEND` has it in front. False where there is no such part.
 */
export function segment(scan: Scan, reading: Reading, places: Places): boolean {
  const { codes, length } = scan;
  let from = 0;
  let found = false;
  for (let part = 0; part < MOST_PARTS && from <= length; part++) {
    const to = endOfPart(codes, from, length);
    if (to === length && part === 0) return false;
    const kind = kindOf(scan, reading, from, to);
    if (kind === 'name' && !found) {
      places.set(SLOT_OF.name, from, to);
      found = true;
    } else if (kind === 'bank' && places.starts[SLOT_OF.bank] === -1) places.set(SLOT_OF.bank, from, to);
    else if ((kind === 'words' || kind === 'name') && part > 0 && places.starts[SLOT_OF.remark] === -1) {
      places.set(SLOT_OF.remark, from, to);
    }
    from = to + 1;
  }
  if (!found) places.clear();
  return found;
}

function endOfPart(codes: Uint16Array, from: number, length: number): number {
  let to = from;
  while (to < length && codes[to] !== SLASH) to++;
  return to;
}
const SLASH = 47;

function kindOf(scan: Scan, reading: Reading, from: number, to: number): 'name' | 'bank' | 'words' | 'none' {
  let words = 0;
  let letters = 0;
  let generic = 0;
  let telling = 0;
  for (let word = 0; word < scan.count; word++) {
    const start = scan.starts[word] as number;
    if (start < from) continue;
    if (start >= to) break;
    words++;
    const flags = scan.flags[word] as number;
    if (scan.shapes[word] === LETTERS) letters++;
    if ((flags & (GENERIC | CHANNEL)) !== 0) generic++;
    else if ((flags & TELLS) !== 0) telling++;
  }
  if (letters === 0 || generic === words) return 'none';
  if (reading.isBank(from, to)) return 'bank';
  const isName = letters === words && words >= NAME_WORDS.from && words <= NAME_WORDS.to && generic + telling === 0;
  return isName ? 'name' : generic > 0 && telling === 0 && letters < 3 ? 'none' : 'words';
}
