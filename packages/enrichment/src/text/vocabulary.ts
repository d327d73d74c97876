/** Words that the data files name, each with a small number. Looked up by hash, so that unknown words cost no string. */

const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

export const HASH_START = OFFSET | 0;
export function hashed(hash: number, code: number): number {
  return Math.imul(hash ^ code, PRIME);
}

/** A second hash of another kind: both and the length agree only for equal words. Cheaper than comparing letters. */
export function checked(check: number, code: number): number {
  return (Math.imul(check, 31) + code) | 0;
}

export interface Vocabulary {
  /** Words by id; id 0 is no word. */
  readonly words: readonly string[];
  /** Open addressing: word ids by hash, 0 where free. Its length is a power of two. */
  readonly slots: Int32Array;
  readonly hashes: Int32Array;
  readonly checks: Int32Array;
  /** Bits by word id: see `compile/classes.ts`. */
  readonly flags: Int32Array;
}

export class VocabularyBuilder {
  readonly #ids = new Map<string, number>();
  readonly #flags = new Map<number, number>();

  /** The id of a folded word of letters and digits. */
  id(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#ids.size + 1;
    this.#ids.set(word, id);
    return id;
  }

  flag(words: string, bit: number): void {
    for (const word of words.split(/[\s|]+/)) {
      if (word === '') continue;
      const id = this.id(word);
      this.#flags.set(id, (this.#flags.get(id) ?? 0) | bit);
    }
  }

  build(): Vocabulary {
    const size = 2 ** Math.ceil(Math.log2(Math.max(16, this.#ids.size * 4)));
    const slots = new Int32Array(size);
    const hashes = new Int32Array(this.#ids.size + 1);
    const checks = new Int32Array(this.#ids.size + 1);
    const flags = new Int32Array(this.#ids.size + 1);
    const words = [''];
    for (const [word, id] of this.#ids) {
      words[id] = word;
      flags[id] = this.#flags.get(id) ?? 0;
      let hash = HASH_START;
      let check = 0;
      for (let at = 0; at < word.length; at++) {
        hash = hashed(hash, word.charCodeAt(at));
        check = checked(check, word.charCodeAt(at));
      }
      hashes[id] = hash;
      checks[id] = check;
      let slot = hash & (size - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      slots[slot] = id;
    }
    return { words, slots, hashes, checks, flags };
  }
}
