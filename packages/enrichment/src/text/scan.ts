import { cleaned, despaced, folded, isGlyphSpaced, MAX_CHARACTERS } from './normalise.ts';
import { checked, HASH_START, hashed, slotOf, type Vocabulary } from './vocabulary.ts';

export const MAX_WORDS = 96;
/** `901` is a word of a bank. */
export const LONGEST_KNOWN_NUMBER = 4;

/** What a word is made of. */
export const LETTERS = 1;
export const DIGITS = 2;
/** Letters and digits. */
export const MIXED = 3;

const BLANK = 32;
const APOSTROPHE = 39;
const LAST_PLAIN = 126;

/** By ASCII code: a letter, a digit or neither. */
const SHAPES = Uint8Array.from({ length: LAST_PLAIN + 1 }, (_, code) =>
  code >= 97 && code <= 122 ? LETTERS : code >= 48 && code <= 57 ? DIGITS : 0,
);
/** By ASCII code: the letter in lower case; 0 where a text needs cleaning. */
const LOWER = Uint8Array.from({ length: 128 }, (_, code) =>
  code < BLANK || code > LAST_PLAIN ? 0 : code >= 65 && code <= 90 ? code + 32 : code,
);

const encoder = new TextEncoder();

/**
 * A narration cut into words. One instance is filled again and again: an engine works on one row at a time, and what
 * outlives the row is copied out of it. The text is kept as codes: reading them costs a fraction of `charCodeAt`.
 */
export class Scan {
  readonly #vocabulary: Vocabulary;
  /** The folded text; null where it is the printed one in lower case. */
  #lower: string | null = null;
  #singles = 0;
  /** The bytes of the narration, as printed, where it is plain text: see `take`. */
  readonly printed = new Uint8Array(MAX_CHARACTERS * 3);
  /** As printed, blanks collapsed. */
  display = '';
  /** UTF-16 units of the folded text, of the same length as `display`; a 0 ends them. */
  readonly codes = new Uint16Array(MAX_CHARACTERS + 1);
  length = 0;
  count = 0;
  glyphSpaced = false;
  /** A word has a digit. */
  hasDigits = false;
  /** A number so long that it is this row's own: a session, a receipt, a phone. */
  hasOwnNumber = false;
  readonly starts = new Int32Array(MAX_WORDS);
  readonly ends = new Int32Array(MAX_WORDS);
  readonly shapes = new Uint8Array(MAX_WORDS);
  /** Ids in the vocabulary; 0 for unknown words. `AIRTIME0803…` has the id of its letters. */
  readonly ids = new Int32Array(MAX_WORDS);
  readonly flags = new Int32Array(MAX_WORDS);
  /** Hashes by word; 0 for long numbers. */
  readonly hashes = new Int32Array(MAX_WORDS);
  readonly checks = new Int32Array(MAX_WORDS);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** A part of the folded text. */
  lower(start: number, end: number): string {
    return this.#lower === null ? this.display.slice(start, end).toLowerCase() : this.#lower.slice(start, end);
  }

  read(narration: string): void {
    this.take(narration);
    this.cut(narration);
  }

  /** The first half of reading. True for plain text, whose bytes are then in `printed`. */
  take(narration: string): boolean {
    if (this.#takePlain(narration)) return true;
    this.#fold(cleaned(narration));
    return false;
  }

  /** The second half, of the narration that was taken. */
  cut(narration: string): void {
    this.glyphSpaced = false;
    this.#cut();
    if (isGlyphSpaced(this.#singles, this.count)) {
      this.#fold(cleaned(despaced(narration)));
      this.#cut();
      this.glyphSpaced = true;
    }
  }

  /** The fast path, for plain text without doubled blanks or blanks at its ends: false for any other. */
  #takePlain(narration: string): boolean {
    const { length } = narration;
    if (length > MAX_CHARACTERS) return false;
    // Only ASCII takes as many bytes as it has units.
    if (encoder.encodeInto(narration, this.printed).written !== length) return false;
    const { codes } = this;
    const bytes = this.printed;
    let previous = BLANK;
    for (let at = 0; at < length; at++) {
      const code = LOWER[bytes[at] as number] as number;
      if (code === 0 || (code === BLANK && previous === BLANK)) return false;
      codes[at] = code;
      previous = code;
    }
    if (length > 0 && previous === BLANK) return false;
    codes[length] = 0;
    this.length = length;
    this.display = narration;
    this.#lower = null;
    return true;
  }

  #fold(text: string): void {
    const lower = folded(text);
    const { codes } = this;
    for (let at = 0; at < lower.length; at++) codes[at] = lower.charCodeAt(at);
    codes[lower.length] = 0;
    this.length = lower.length;
    this.display = text;
    this.#lower = lower;
  }

  #cut(): void {
    const { codes, length, starts, ends, shapes, ids, flags, hashes, checks } = this;
    const vocabulary = this.#vocabulary;
    const { table } = vocabulary;
    let digits = 0;
    let singles = 0;
    let count = 0;
    this.hasOwnNumber = false;
    for (let at = 0; at < length && count < MAX_WORDS; ) {
      if (shapeOf(codes[at] as number) === 0) {
        at++;
        continue;
      }
      const start = at;
      at = afterNumber(codes, start);
      let slot = -1;
      if (at > start) {
        shapes[count] = DIGITS;
        hashes[count] = checks[count] = 0;
        if (at - start >= SHORTEST_OWN_NUMBER) this.hasOwnNumber = true;
      } else {
        let hash = HASH_START;
        let check = 0;
        let letters = 0;
        let lettersCheck = 0;
        let shape = 0;
        for (; ; at++) {
          const code = codes[at] as number;
          const own = shapeOf(code);
          if (own === 0) {
            if (code === APOSTROPHE && shape === LETTERS && isPlain(codes[at + 1] as number)) continue;
            break;
          }
          if (own === LETTERS) {
            if (shape === MIXED && code <= LAST_PLAIN) letters = 0;
          } else if (shape === LETTERS) {
            letters = hash;
            lettersCheck = check;
          }
          shape |= own;
          hash = hashed(hash, code);
          check = checked(check, code);
        }
        slot = slotOf(vocabulary, hash, check);
        if (letters !== 0 && table[slot + 2] === 0) slot = prefixSlot(vocabulary, letters, lettersCheck, slot);
        shapes[count] = shape;
        hashes[count] = hash;
        checks[count] = check;
      }
      ids[count] = slot === -1 ? 0 : (table[slot + 2] as number);
      flags[count] = slot === -1 ? 0 : (table[slot + 3] as number);
      starts[count] = start;
      ends[count] = at;
      digits |= shapes[count] as number;
      if (at - start === 1) singles++;
      count++;
    }
    this.count = count;
    this.#singles = singles;
    this.hasDigits = (digits & DIGITS) !== 0;
  }
}

/** The letters before the digits, at least three of them: `AIRTIME0803…`. */
function prefixSlot(vocabulary: Vocabulary, letters: number, lettersCheck: number, slot: number): number {
  const before = slotOf(vocabulary, letters, lettersCheck);
  const word = vocabulary.words[vocabulary.table[before + 2] as number] as string;
  return word.length >= SHORTEST_PREFIX ? before : slot;
}

const SHORTEST_PREFIX = 3;
const SHORTEST_OWN_NUMBER = 8;

/** The end of a number that is no word of anybody's, for most numbers are long and alone; else where it began. */
function afterNumber(codes: Uint16Array, start: number): number {
  let at = start;
  while (((codes[at] as number) - 48) >>> 0 < 10) at++;
  const code = codes[at] as number;
  return at - start <= LONGEST_KNOWN_NUMBER || (code >= 97 && code <= 122) || code > LAST_PLAIN ? start : at;
}

export function isDigit(code: number): boolean {
  return (code - 48) >>> 0 < 10;
}

/** A letter or a digit of a plain, folded text. */
export function isWordCode(code: number): boolean {
  return SHAPES[code] !== 0;
}

function shapeOf(code: number): number {
  return code <= LAST_PLAIN ? (SHAPES[code] as number) : isLetter(code) ? LETTERS : 0;
}

function isPlain(code: number): boolean {
  return code <= LAST_PLAIN && SHAPES[code] !== 0;
}

/** Letters beyond ASCII: all from U+00C0 but general punctuation, symbols, surrogates (emoji) and forms. */
function isLetter(code: number): boolean {
  return (code >= 0xc0 && code < 0x2000) || (code >= 0x2c00 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00);
}
