/** The payer's own words, without the numbers that banks put behind them. */
import { GENERIC } from '../compile/classes.ts';
import { SLOT_OF } from '../compile/template.ts';
import { DIGITS, LETTERS } from '../text/scan.ts';
import { wordAt } from './party.ts';
import type { Reader } from './reader.ts';

const FEWEST_DIGITS = 6;

const isLetterCode = (code: number): boolean => code >= 97 && code <= 122;

/** Text without blanks has no words of its own. */
function gluedIn(text: string): string | null {
  return /\p{L}{3}/u.test(text) ? text.trim() : null;
}

/** Null where the remark is empty, a number, or only says that money moved. */
export function remarkIn({ scan, places }: Reader): string | null {
  const { remark } = SLOT_OF;
  const start = places.starts[remark] as number;
  if (start === -1) return null;
  const end = places.ends[remark] as number;
  let first = wordAt(scan, start);
  if (first >= scan.count || (scan.starts[first] as number) >= end) return gluedIn(scan.display.slice(start, end));
  // A remark that begins inside a word: `webAppMedical bill`.
  if (start > 0 && isLetterCode(scan.codes[start - 1] as number) && isLetterCode(scan.codes[start] as number)) {
    return gluedIn(scan.display.slice(start, end));
  }
  let last = first;
  while (last < scan.count && (scan.starts[last] as number) < end) last++;
  const isNumber = (word: number): boolean =>
    scan.shapes[word] === DIGITS && (scan.ends[word] as number) - (scan.starts[word] as number) >= FEWEST_DIGITS;
  while (first < last && isNumber(last - 1)) last--;
  while (first < last && isNumber(first)) first++;
  let tells = false;
  for (let word = first; word < last; word++) {
    if (((scan.flags[word] as number) & GENERIC) === 0 && scan.shapes[word] !== DIGITS) tells = true;
  }
  if (!tells && !(last - first > 0 && scan.shapes[first] !== LETTERS)) return null;
  return scan.display.slice(scan.starts[first] as number, scan.ends[last - 1] as number);
}
