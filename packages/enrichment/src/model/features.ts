import type { Channel } from '../enrichment.ts';
import type { ClassifierInput } from './face.ts';

/** 2^16 hash buckets. */
export const BUCKETS = 65_536;
/** Longest text that is read; the engine's limit. */
const MAX_CHARACTERS = 512;
/** One n-gram a character, and the facts beside the text. */
export const MAX_FEATURES = MAX_CHARACTERS + 8;

/** Of the text with its two blanks. */
export const LONGEST_TEXT = MAX_CHARACTERS + 2;

/** Letters to an n-gram. Of 3 to 5 together, 4 alone tell as much, for a third of the time. */
const GRAM = 4;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BLANK = 32;
const ZERO = 48;
const NINE = 57;

const CHANNELS: readonly Channel[] = ['NIP', 'NEFT', 'RTGS', 'POS', 'WEB', 'ATM', 'USSD', 'MOBILE', 'BRANCH'];

/**
 * Hashed features of a row: every character 4-gram of the text between blanks, and the row's direction,
 * channel and size. One instance is filled again and again, so that a row allocates nothing.
 */
export class Features {
  /** Buckets, the first `count` of them valid. A bucket may stand there twice. */
  readonly buckets = new Int32Array(MAX_FEATURES);
  count = 0;
  /** The text that `clean` made. */
  readonly codes = new Uint8Array(LONGEST_TEXT);

  read(input: ClassifierInput): void {
    this.readText(this.clean(input));
    this.readFacts(input, this.count);
  }

  /** The n-grams of the first `length` codes. */
  readText(length: number): void {
    const { buckets, codes } = this;
    this.count = textFeatures(length);
    for (let at = 0; at < this.count; at += 1) {
      let hash = Math.imul(FNV_START ^ (codes[at] as number), FNV_PRIME);
      hash = Math.imul(hash ^ (codes[at + 1] as number), FNV_PRIME);
      hash = Math.imul(hash ^ (codes[at + 2] as number), FNV_PRIME);
      hash = Math.imul(hash ^ (codes[at + 3] as number), FNV_PRIME);
      buckets[at] = folded(hash);
    }
  }

  /** Direction, channel and size, behind `from` features of the text. */
  readFacts({ credit, channel, amountBucket }: ClassifierInput, from: number): void {
    const { buckets } = this;
    let count = from;
    // Facts have keys above every character, so that no n-gram is one of them.
    const direction = credit ? 1 : 0;
    buckets[count++] = fact(0x100 + direction);
    buckets[count++] = fact(0x200 + (channel === null ? 0 : 1 + CHANNELS.indexOf(channel)));
    buckets[count++] = fact(0x300 + direction * 16 + amountBucket);
    this.count = count;
  }

  /** The text between two blanks, its digits as 0; of a run of them two stay, for its length says nothing. */
  clean({ codes: text, start, end: last }: ClassifierInput): number {
    const { codes } = this;
    const end = Math.min(last, start + MAX_CHARACTERS);
    let length = 0;
    codes[length++] = BLANK;
    for (let index = start; index < end; index += 1) {
      const code = text[index] as number;
      const letter = code >= ZERO && code <= NINE ? ZERO : code & 0xff;
      const isThird = letter === ZERO && codes[length - 1] === ZERO && codes[length - 2] === ZERO;
      if (!isThird) codes[length++] = letter;
    }
    if (length < codes.length) codes[length++] = BLANK;
    return length;
  }
}

/** How many n-grams a text of so many codes has. */
export function textFeatures(length: number): number {
  return Math.max(0, length - GRAM + 1);
}

/** 32 bits to a bucket, the high half folded in. */
function folded(hash: number): number {
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

function fact(key: number): number {
  return folded(Math.imul(Math.imul(FNV_START ^ key, FNV_PRIME) ^ 0x5bd1, FNV_PRIME));
}
