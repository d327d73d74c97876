/** The reference that a narration carries, by its words. */
import { DOCUMENT, FOLLOWS, INVOICE, REFERENCE } from '../compile/classes.ts';
import { DIGITS, LETTERS, MIXED, type Scan } from '../text/scan.ts';

const SHORTEST = 4;
const LONGEST = 40;
/** 30 by the scheme; statements cut them or add one. */
const SESSION_DIGITS = { from: 26, to: 31 } as const;

/** A NIP session id: six digits of an institution, then year, month, day and time, then digits. */
export function isSession(scan: Scan, word: number): boolean {
  if (scan.shapes[word] !== DIGITS) return false;
  return isSessionAt(scan.codes, scan.starts[word] as number, scan.ends[word] as number);
}

/** The same of digits from `start` to below `end`. */
export function isSessionAt(codes: Uint16Array, start: number, end: number): boolean {
  const length = end - start;
  if (length < SESSION_DIGITS.from || length > SESSION_DIGITS.to) return false;
  const [month, day] = [twoDigits(codes, start + 8), twoDigits(codes, start + 10)];
  return twoDigits(codes, start) <= 12 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

function twoDigits(codes: Uint16Array, at: number): number {
  return ((codes[at] as number) - 48) * 10 + (codes[at + 1] as number) - 48;
}

/**
 * A document's number first (what an invoice is matched by), then what is called a reference, then a long number that is
 * neither a session id nor a phone. Null where nothing of that stands there.
 */
export function referenceIn(scan: Scan, sessionId: string | null): string | null {
  if (!scan.hasDigits) return null;
  let named: string | null = null;
  let long: string | null = null;
  for (let word = 0; word < scan.count; word++) {
    const shape = scan.shapes[word] as number;
    const flags = scan.flags[word] as number;
    if (shape !== LETTERS && (flags & INVOICE) !== 0) return documentFrom(scan, word, word);
    if (shape === LETTERS) {
      if (word + 1 >= scan.count) continue;
      const near = gap(scan, word) === 1;
      const next = scan.shapes[word + 1] as number;
      const digitFirst = next !== LETTERS && startsWithDigit(scan, word + 1);
      if (near && digitFirst && (flags & DOCUMENT) !== 0 && isNumbered(scan, word))
        return documentFrom(scan, word, word + 1);
      if (digitFirst && isSeries(scan, word)) return documentFrom(scan, word, word + 1);
      if (named === null && (flags & REFERENCE) !== 0) named = tokenFrom(scan, word + 1, sessionId);
    } else if (long === null && shape === DIGITS) {
      const length = (scan.ends[word] as number) - (scan.starts[word] as number);
      if (length >= 14 && length <= 36 && !isSession(scan, word)) long = textOf(scan, word, word);
    }
  }
  return named ?? long;
}

const textOf = (scan: Scan, first: number, last: number): string =>
  scan.display.slice(scan.starts[first] as number, scan.ends[last] as number);

const gap = (scan: Scan, word: number): number => (scan.starts[word + 1] as number) - (scan.ends[word] as number);

const startsWithDigit = (scan: Scan, word: number): boolean =>
  (scan.codes[scan.starts[word] as number] as number) <= 57;

/** `INV-12`, `PO#12`, `INV 0043`: behind a blank or a slash a number has at least three digits. */
function isNumbered(scan: Scan, word: number): boolean {
  const between = scan.codes[scan.ends[word] as number];
  if (between === 45 || between === 35) return true;
  return (
    ((scan.flags[word] as number) & INVOICE) !== 0 &&
    (scan.ends[word + 1] as number) - (scan.starts[word + 1] as number) >= 3
  );
}

/** Two to six capitals, a hyphen, a number: `ABC-0042`. */
function isSeries(scan: Scan, word: number): boolean {
  const start = scan.starts[word] as number;
  const end = scan.ends[word] as number;
  if (end - start < 2 || end - start > 6 || scan.codes[end] !== 45 || gap(scan, word) !== 1) return false;
  const digits = (scan.ends[word + 1] as number) - (scan.starts[word + 1] as number);
  // Six digits and more after a bank's own word is how card rows go on, a month is how dates do.
  return (
    digits >= 2 && digits <= 8 && ((scan.flags[word] as number) & ~FOLLOWS) === 0 && !MONTHS.has(scan.lower(start, end))
  );
}
const MONTHS = new Set('jan feb mar apr may jun jul aug sep sept oct nov dec'.split(' '));

/** From a word on, as far as words follow after a single hyphen. */
function documentFrom(scan: Scan, first: number, from: number): string {
  let last = from;
  while (last + 1 < scan.count && gap(scan, last) === 1 && scan.codes[scan.ends[last] as number] === 45) last++;
  return textOf(scan, first, last).slice(0, LONGEST);
}

/** A word with a digit, of a reference's length, that is not the session id; parts after hyphens belong to it. */
export function tokenFrom(scan: Scan, word: number, sessionId: string | null): string | null {
  if (word >= scan.count) return null;
  const text = documentFrom(scan, word, word);
  const usable = text.length >= SHORTEST && /\d/.test(text) && text !== sessionId;
  return usable && (scan.shapes[word] === MIXED || text.length >= SHORTEST) ? text : null;
}
