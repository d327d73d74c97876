/** Who pays, where a row of pay has no form: `STAFF PAY JUN 2026/MERIDIAN FOODS LIMITED`, `PAYROLL CREDIT ACME FOODS`. */
import {
  BANK,
  BESIDE_PAY,
  CHANNEL,
  DOCUMENT,
  GENERIC,
  MONTH,
  PAY,
  PLACE,
  REFERENCE,
  SUFFIX,
} from '../compile/classes.ts';
import { LETTERS, type Scan } from '../text/scan.ts';
import { type Party, partyIn } from './party.ts';

const NO_NAME = GENERIC | MONTH | PAY | BESIDE_PAY | CHANNEL | DOCUMENT | REFERENCE | BANK | PLACE;
const FEWEST_WORDS = 2;
const BLANK = 32;

/** The longest run of plain words that are neither about pay nor about how it came; of equal ones the last. */
export function payerIn(scan: Scan): Party | null {
  let [from, to] = [0, 0];
  for (let word = 0; word < scan.count; word++) {
    const first = word;
    while (word < scan.count && isNameWord(scan, word) && (word === first || isNext(scan, word))) word++;
    if (word - first >= FEWEST_WORDS && word - first >= to - from) [from, to] = [first, word];
    // A run that a gap ended begins again with the word behind it.
    if (word > first && word < scan.count && isNameWord(scan, word)) word--;
  }
  return to === 0 ? null : partyIn(scan, scan.starts[from] as number, scan.ends[to - 1] as number, false);
}

function isNameWord({ shapes, flags }: Scan, word: number): boolean {
  const own = flags[word] as number;
  return shapes[word] === LETTERS && ((own & NO_NAME) === 0 || (own & SUFFIX) !== 0);
}

function isNext({ starts, ends, codes }: Scan, word: number): boolean {
  const end = ends[word - 1] as number;
  return starts[word] === end + 1 && codes[end] === BLANK;
}
