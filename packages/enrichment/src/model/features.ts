import type { Channel } from '../enrichment.ts';
import type { ClassifierInput } from './face.ts';

/** 2^16 hash buckets. */
export const BUCKETS = 65_536;
/** Longest text that is read; the engine's limit. */
const MAX_CHARACTERS = 512;
/** Three n-grams a character, and the facts beside the text. */
export const MAX_FEATURES = MAX_CHARACTERS * 3 + 8;

const SHORTEST = 3;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const BLANK = 32;
const ZERO = 48;

const CHANNELS: readonly Channel[] = ['NIP', 'NEFT', 'RTGS', 'POS', 'WEB', 'ATM', 'USSD', 'MOBILE', 'BRANCH'];

/**
 * Hashed features of a row: every character 3-, 4- and 5-gram of the text between blanks, and the row's direction,
 * channel and size. One instance is filled again and again, so that a row allocates nothing.
 */
export class Features {
  /** Buckets, the first `count` of them valid. A bucket may stand there twice. */
  readonly buckets = new Int32Array(MAX_FEATURES);
  count = 0;
  readonly #codes = new Uint8Array(MAX_CHARACTERS + 2);

  read({ text, credit, channel, amountBucket }: ClassifierInput): void {
    const length = this.#clean(text);
    const codes = this.#codes;
    const { buckets } = this;
    let count = 0;
    for (let start = 0; start + SHORTEST <= length; start += 1) {
      let hash = Math.imul(FNV_START ^ (codes[start] as number), FNV_PRIME);
      hash = Math.imul(hash ^ (codes[start + 1] as number), FNV_PRIME);
      hash = Math.imul(hash ^ (codes[start + 2] as number), FNV_PRIME);
      buckets[count++] = folded(hash);
      if (start + 4 > length) continue;
      hash = Math.imul(hash ^ (codes[start + 3] as number), FNV_PRIME);
      buckets[count++] = folded(hash);
      if (start + 5 > length) continue;
      hash = Math.imul(hash ^ (codes[start + 4] as number), FNV_PRIME);
      buckets[count++] = folded(hash);
    }
    // Facts have keys above every character, so that no n-gram is one of them.
    const direction = credit ? 1 : 0;
    buckets[count++] = fact(0x100 + direction);
    buckets[count++] = fact(0x200 + (channel === null ? 0 : 1 + CHANNELS.indexOf(channel)));
    buckets[count++] = fact(0x300 + direction * 16 + amountBucket);
    this.count = count;
  }

  /** The text between two blanks; of a run of masked digits two stay, for its length says nothing. */
  #clean(text: string): number {
    const codes = this.#codes;
    const end = Math.min(text.length, MAX_CHARACTERS);
    let length = 0;
    codes[length++] = BLANK;
    for (let index = 0; index < end; index += 1) {
      const letter = text.charCodeAt(index) & 0xff;
      const isThird = letter === ZERO && codes[length - 1] === ZERO && codes[length - 2] === ZERO;
      if (!isThird) codes[length++] = letter;
    }
    if (length < codes.length) codes[length++] = BLANK;
    return length;
  }
}

/** 32 bits to a bucket, the high half folded in. */
function folded(hash: number): number {
  return (hash ^ (hash >>> 15)) & (BUCKETS - 1);
}

function fact(key: number): number {
  return folded(Math.imul(Math.imul(FNV_START ^ key, FNV_PRIME) ^ 0x5bd1, FNV_PRIME));
}
