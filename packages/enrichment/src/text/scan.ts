import { cleaned, despaced, folded, isGlyphSpaced, MAX_CHARACTERS } from './normalise.ts';
import { checked, HASH_START, hashed, type Vocabulary } from './vocabulary.ts';

const MAX_WORDS = 96;
/** `901` is a word of a bank. */
const LONGEST_KNOWN_NUMBER = 4;

/** What a word is made of. */
export const LETTERS = 1;
export const DIGITS = 2;
/** Letters and digits. */
export const MIXED = 3;

/**
 * A narration cut into words, in one pass. One instance is filled again and again: an engine works on one row at a
 * time, and what outlives the row is copied out of it.
 */
export class Scan {
  readonly #vocabulary: Vocabulary;
  /** As printed, blanks collapsed. */
  display = '';
  /** Folded, of the same length. */
  lower = '';
  count = 0;
  glyphSpaced = false;
  readonly starts = new Int32Array(MAX_WORDS);
  readonly ends = new Int32Array(MAX_WORDS);
  readonly shapes = new Uint8Array(MAX_WORDS);
  /** Ids in the vocabulary; 0 for unknown words. `AIRTIME0803…` has the id of its letters. */
  readonly ids = new Int32Array(MAX_WORDS);
  readonly flags = new Int32Array(MAX_WORDS);
  /** Hashes by word; 0 for long numbers. */
  readonly hashes = new Int32Array(MAX_WORDS);
  #singles = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  read(narration: string): void {
    this.glyphSpaced = false;
    if (!this.#words(narration)) {
      const text = cleaned(narration);
      this.display = text;
      this.lower = folded(text);
      this.#cut(true);
    }
    if (isGlyphSpaced(this.#singles, this.count)) {
      const text = cleaned(despaced(narration));
      this.display = text;
      this.lower = folded(text);
      this.#cut(true);
      this.glyphSpaced = true;
    }
  }

  /** The fast path: false as soon as the text turns out to need cleaning. */
  #words(narration: string): boolean {
    if (narration.length > MAX_CHARACTERS) return false;
    this.display = narration;
    this.lower = narration.toLowerCase();
    return this.#cut(false);
  }

  /** False when the text is not clean; a text that was cleaned always is. */
  #cut(isClean: boolean): boolean {
    const { lower, starts, ends, shapes, ids, flags, hashes } = this;
    const vocabulary = this.#vocabulary;
    const flagsOf = vocabulary.flags;
    const { length } = lower;
    let count = 0;
    let singles = 0;
    this.count = 0;
    if (!isClean && length > 0 && lower.charCodeAt(length - 1) === 32) return false;
    let previous = 32;
    for (let at = 0; at < length; ) {
      const start = at;
      let code = lower.charCodeAt(at);
      let hash = HASH_START;
      let check = 0;
      let letters = 0;
      let lettersCheck = 0;
      let shape = 0;
      if (code >= 48 && code <= 57) {
        // Hashed only if short or followed by letters: most numbers are neither.
        do code = ++at < length ? lower.charCodeAt(at) : 0;
        while (code >= 48 && code <= 57);
        shape = DIGITS;
        if (at - start <= LONGEST_KNOWN_NUMBER || (code >= 97 && code <= 122) || code > 126) at = start;
      }
      if (at === start) {
        shape = 0;
        for (; ; at++) {
          // Never past the end: NaN would make the loop one of floats.
          code = at < length ? lower.charCodeAt(at) : 0;
          if (code >= 97 && code <= 122) {
            if (shape === MIXED) letters = 0;
            shape |= LETTERS;
          } else if (code >= 48 && code <= 57) {
            if (shape === LETTERS) {
              letters = hash;
              lettersCheck = check;
            }
            shape |= DIGITS;
          } else if (code > 126) {
            if (!isClean) return false;
            if (!isLetter(code)) break;
            shape |= LETTERS;
          } else if (code === 39 && shape === LETTERS && at + 1 < length && isWordCode(lower.charCodeAt(at + 1)))
            continue;
          else break;
          hash = hashed(hash, code);
          check = checked(check, code);
        }
      }
      if (at === start) {
        if (!isClean && (code < 32 || (code === 32 && previous === 32))) return false;
        previous = code;
        at++;
        continue;
      }
      previous = 0;
      if (count === MAX_WORDS) break;
      let id = hash === HASH_START ? 0 : idOf(vocabulary, hash, check);
      if (id === 0 && letters !== 0) id = prefixOf(vocabulary, letters, lettersCheck);
      starts[count] = start;
      ends[count] = at;
      shapes[count] = shape;
      ids[count] = id;
      flags[count] = flagsOf[id] as number;
      hashes[count] = hash === HASH_START ? 0 : hash;
      if (at - start === 1) singles++;
      count++;
    }
    this.count = count;
    this.#singles = singles;
    return true;
  }
}

function idOf({ slots, hashes, checks }: Vocabulary, hash: number, check: number): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const id = slots[slot] as number;
    if (id === 0 || (hashes[id] === hash && checks[id] === check)) return id;
  }
}

const SHORTEST_PREFIX = 3;

/** The letters before the digits, at least three of them: `AIRTIME0803…`. */
function prefixOf(vocabulary: Vocabulary, hash: number, check: number): number {
  const id = idOf(vocabulary, hash, check);
  return (vocabulary.words[id] as string).length < SHORTEST_PREFIX ? 0 : id;
}

function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Letters beyond ASCII: all from U+00C0 but general punctuation, symbols, surrogates (emoji) and forms. */
function isLetter(code: number): boolean {
  return (code >= 0xc0 && code < 0x2000) || (code >= 0x2c00 && code < 0xd800) || (code >= 0xf900 && code < 0xfe00);
}
