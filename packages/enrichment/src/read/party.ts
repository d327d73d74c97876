/** The other side's name: cleaned for people, normalised for clustering, compared with the holder. */
import { GENERIC, MARK, MONTH, PLACE, PURPOSE, SUFFIX, TITLE, TOWN_FIRST } from '../compile/classes.ts';
import { DIGITS, LETTERS, MIXED, type Scan } from '../text/scan.ts';

export interface Party {
  readonly name: string;
  readonly key: string;
  /** Town that ended a card row's descriptor. */
  readonly location: string | null;
  /** Word numbers of the name within the scan, last one excluded. */
  readonly first: number;
  readonly last: number;
}

/** The first word that does not begin before a place. */
export function wordAt(scan: Scan, place: number): number {
  let word = 0;
  while (word < scan.count && (scan.starts[word] as number) < place) word++;
  return word;
}

/**
 * The party that stands between two places, or null where no name does. `card`: a card row's descriptor, whose country
 * mark, town code and terminal are taken off.
 */
export function partyIn(scan: Scan, start: number, end: number, card: boolean): Party | null {
  let first = wordAt(scan, card ? afterStar(scan, start, end) : start);
  if (first >= scan.count || (scan.starts[first] as number) >= end) return glued(scan, start, end);
  let last = first;
  while (last < scan.count && (scan.starts[last] as number) < end) last++;
  // Codes in front; a text that has nothing else is no name.
  while (first < last && (isLeadingCode(scan, first, card) || isMonth(scan, first, last))) first++;
  if (card && last - first > 1 && isLoneLetter(scan, first)) first++;
  let location: string | null = null;
  let town = -1;
  let marked = false;
  while (last - first > 1) {
    const flags = scan.flags[last - 1] as number;
    const isMark = card && (flags & MARK) !== 0;
    // A code of two or three letters is a town's only before the country's mark; behind a code its town may stand.
    const isTown = card && town === -1 && (flags & PLACE) !== 0 && (marked || isMark || isLong(scan, last - 1));
    if (isTown) {
      location = printed(scan, last - 1, last);
      if (!isMark) town = last - 1;
      if (last - first > 2 && ((scan.flags[last - 2] as number) & TOWN_FIRST) !== 0) {
        location = printed(scan, last - 2, last);
        last--;
      }
    } else if (!isMark && !isCode(scan, last - 1) && !(card && isTail(scan, last - 1))) break;
    marked ||= isMark;
    last--;
  }
  if (first >= last || isCode(scan, first) || !isName(scan, first, last, card)) return null;
  const name = printed(scan, first, last, end);
  return { name, key: keyOf(scan, first, last), location, first, last };
}

/** The words of a known shop or biller, by number and both included, as a party. */
export function partyOfWords(scan: Scan, words: { readonly first: number; readonly last: number }): Party {
  const { first, last } = { first: words.first, last: words.last + 1 };
  return { name: printed(scan, first, last), key: keyOf(scan, first, last), location: null, first, last };
}

/** A name inside a text without blanks: `…toKUNLEADEOBIREF:…`. */
function glued(scan: Scan, start: number, end: number): Party | null {
  const name = scan.display.slice(start, end).trim();
  if (!/^\p{L}{4,}$/u.test(name)) return null;
  return { name, key: scan.lower(start, end).trim(), location: null, first: 0, last: 0 };
}

/** After the gateway's short name: `PAYSTACK*CHOWDECK`. */
function afterStar(scan: Scan, start: number, end: number): number {
  const star = starFrom(scan, start);
  return star > start + 1 && star < end - 2 && (scan.codes[star - 1] as number) > 57 ? star + 1 : start;
}

function starFrom({ codes, length }: Scan, start: number): number {
  for (let at = start; at < length; at++) if (codes[at] === STAR) return at;
  return -1;
}
const STAR = 42;

function printed(scan: Scan, first: number, last: number, end = scan.display.length): string {
  let stop = scan.ends[last - 1] as number;
  // A bracket or a dot of an abbreviation belongs to the name.
  const next = scan.display[stop];
  if (stop < end && (next === ')' || (next === '.' && stop - (scan.starts[last - 1] as number) <= 3))) stop++;
  return scan.display.slice(scan.starts[first] as number, stop);
}

const FEWEST_CODE_DIGITS = 4;

/** The `T` that a terminal prints in front, not the `C` of `C*PLAZA`. */
function isLoneLetter(scan: Scan, word: number): boolean {
  const end = scan.ends[word] as number;
  return end - (scan.starts[word] as number) === 1 && (scan.codes[end] as number) === 32;
}

const LONGEST_TOWN_CODE = 3;

function isLong(scan: Scan, word: number): boolean {
  return (scan.ends[word] as number) - (scan.starts[word] as number) > LONGEST_TOWN_CODE;
}

/** Behind a card row's name: a terminal of letters with a digit, a part of a date, a single letter of a cut mark. */
function isTail(scan: Scan, word: number): boolean {
  const [start, end] = [scan.starts[word] as number, scan.ends[word] as number];
  if (scan.shapes[word] === MIXED) return end - start >= SHORTEST_TERMINAL && scan.ids[word] === 0;
  if (scan.shapes[word] === DIGITS) {
    const slash = 47;
    const isDay = word + 1 < scan.count && ((scan.flags[word + 1] as number) & MONTH) !== 0;
    return isDay || (scan.codes[start - 1] as number) === slash || (scan.codes[end] as number) === slash;
  }
  if (((scan.flags[word] as number) & MONTH) !== 0) return scan.shapes[word - 1] === DIGITS;
  return end - start === 1;
}
const SHORTEST_TERMINAL = 6;

/** Where a row happened, without the codes and the country's mark behind it. */
export function printedPlace(scan: Scan, start: number, end: number): string | null {
  const first = wordAt(scan, start);
  let last = first;
  while (last < scan.count && (scan.starts[last] as number) < end) last++;
  while (last > first && (isCode(scan, last - 1) || ((scan.flags[last - 1] as number) & (MARK | PLACE)) === MARK))
    last--;
  return last > first ? printed(scan, first, last) : null;
}

/** Digits, or letters with several digits: a phone, an account, a terminal. `3A` and `7UP` are words. */
function isCode(scan: Scan, word: number): boolean {
  const shape = scan.shapes[word] as number;
  if (shape === LETTERS) return false;
  const length = (scan.ends[word] as number) - (scan.starts[word] as number);
  if (shape === DIGITS) return length >= FEWEST_CODE_DIGITS - 1;
  let digits = 0;
  for (let at = scan.starts[word] as number; at < (scan.ends[word] as number); at++) {
    if ((scan.codes[at] as number) <= 57) digits++;
  }
  return digits >= FEWEST_CODE_DIGITS - 1 && (scan.ids[word] as number) === 0;
}

/** `OCT 2026 ACME LTD`: the month that a salary is for. */
function isMonth(scan: Scan, word: number, last: number): boolean {
  return word + 1 < last && ((scan.flags[word] as number) & MONTH) !== 0 && scan.shapes[word + 1] === DIGITS;
}

/** Numbers in front of a name; on card rows letters with digits before a slash too. */
function isLeadingCode(scan: Scan, word: number, card: boolean): boolean {
  if (scan.shapes[word] === DIGITS) return isCode(scan, word);
  if (!card || scan.shapes[word] !== MIXED) return false;
  return isCode(scan, word) || (scan.codes[scan.ends[word] as number] as number) === 47;
}

/** Has a word of letters that is more than how money moves, and does not begin like a purpose. */
function isName(scan: Scan, first: number, last: number, card: boolean): boolean {
  if (!card && ((scan.flags[first] as number) & PURPOSE) !== 0) return false;
  for (let word = first; word < last; word++) {
    const length = (scan.ends[word] as number) - (scan.starts[word] as number);
    const none = card ? GENERIC | PLACE | MARK : GENERIC;
    if (scan.shapes[word] !== DIGITS && length > 1 && ((scan.flags[word] as number) & none) === 0) return true;
  }
  return false;
}

const MAX_KEY_WORDS = 8;

/** Lower case, folded, without titles and company suffixes where something else is left. */
function keyOf(scan: Scan, first: number, last: number): string {
  if (isPlain(scan, first, last)) {
    return scan.lower(scan.starts[first] as number, scan.ends[last - 1] as number);
  }
  let key = '';
  let words = 0;
  for (let word = first; word < last && words < MAX_KEY_WORDS; word++) {
    if (((scan.flags[word] as number) & (TITLE | SUFFIX)) !== 0) continue;
    key += (key === '' ? '' : ' ') + wordOf(scan, word);
    words++;
  }
  if (key !== '') return key;
  for (let word = first; word < last && words < MAX_KEY_WORDS; word++, words++) {
    key += (key === '' ? '' : ' ') + wordOf(scan, word);
  }
  return key;
}

/** One blank between its words, none of them left out and no apostrophe: most names are. */
function isPlain(scan: Scan, first: number, last: number): boolean {
  if (last - first > MAX_KEY_WORDS) return false;
  for (let word = first; word < last; word++) {
    if (((scan.flags[word] as number) & (TITLE | SUFFIX)) !== 0) return false;
    const end = scan.ends[word] as number;
    if (word + 1 < last && ((scan.starts[word + 1] as number) !== end + 1 || scan.codes[end] !== BLANK)) return false;
    for (let at = scan.starts[word] as number; at < end; at++) if (scan.codes[at] === APOSTROPHE) return false;
  }
  return true;
}
const BLANK = 32;
const APOSTROPHE = 39;

function wordOf(scan: Scan, word: number): string {
  const text = scan.lower(scan.starts[word] as number, scan.ends[word] as number);
  return text.includes("'") ? text.replaceAll("'", '') : text;
}

const FEWEST_SHARED = 2;
const SHORTEST_CUT = 3;

export interface HolderName {
  readonly text: string;
  readonly hash: number;
}

/** At least two of the holder's names, in any order; the last word may be cut off. */
export function isHolder(holder: readonly HolderName[], scan: Scan, { first, last }: Party): boolean {
  if (holder.length < FEWEST_SHARED || last - first < FEWEST_SHARED) return false;
  let shared = 0;
  let used = 0;
  for (let word = first; word < last; word++) {
    const hash = scan.hashes[word];
    for (let at = 0; at < holder.length; at++) {
      if ((used & (1 << at)) !== 0) continue;
      const name = holder[at] as HolderName;
      if (name.hash !== hash && !(word === last - 1 && isCutOf(name.text, scan, word))) continue;
      used |= 1 << at;
      shared++;
      break;
    }
  }
  return shared >= FEWEST_SHARED;
}

function isCutOf(name: string, scan: Scan, word: number): boolean {
  const [start, end] = [scan.starts[word] as number, scan.ends[word] as number];
  return end - start >= SHORTEST_CUT && name.startsWith(scan.lower(start, end));
}

/** The holder's names as they are compared: folded, without titles and single letters. */
export function holderNames(scan: Scan, holder: string): HolderName[] {
  scan.read(holder);
  const names: HolderName[] = [];
  for (let word = 0; word < scan.count && names.length < MOST_NAMES; word++) {
    const flags = scan.flags[word] as number;
    const text = wordOf(scan, word);
    if ((flags & (TITLE | SUFFIX)) !== 0 || text.length < 2 || scan.shapes[word] !== LETTERS) continue;
    names.push({ text, hash: scan.hashes[word] as number });
  }
  return names;
}
/** More than anybody has; the bits of a number are enough to mark them. */
const MOST_NAMES = 16;
