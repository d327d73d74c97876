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
  /** Bits by word id: see `compile/classes.ts`. */
  readonly flags: Int32Array;
  /** Open addressing by hash, four numbers a slot: hash, check, id (0 where free), flags. */
  readonly table: Int32Array;
}

const SLOT_SIZE = 4;
/** Slots to a word, at least: few steps to a free slot, which is what most words of a narration come to. */
const SPARSENESS = 3;

/** Where the word's slot begins, or the free one that it would have. */
export function slotOf({ table }: Vocabulary, hash: number, check: number): number {
  const mask = table.length - 1;
  for (let slot = (hash << 2) & mask; ; slot = (slot + SLOT_SIZE) & mask) {
    if (table[slot + 2] === 0 || (table[slot] === hash && table[slot + 1] === check)) return slot;
  }
}

export class VocabularyBuilder {
  readonly #ids = new Map<string, number>();
  readonly #flags = new Map<number, number>();

  /** Ids given, and 0. */
  get size(): number {
    return this.#ids.size + 1;
  }

  /** The id of a folded word of letters and digits. */
  id(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    const id = this.#ids.size + 1;
    this.#ids.set(word, id);
    return id;
  }

  flag(words: string, bit: number): void {
    for (const word of words.split(/[\s|]+/)) if (word !== '') this.mark(this.id(word), bit);
  }

  mark(id: number, bit: number): void {
    this.#flags.set(id, (this.#flags.get(id) ?? 0) | bit);
  }

  build(): Vocabulary {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, this.#ids.size * SPARSENESS)));
    const table = new Int32Array(slots * SLOT_SIZE);
    const flags = new Int32Array(this.#ids.size + 1);
    const vocabulary = { words: ['', ...this.#ids.keys()], flags, table };
    for (const [word, id] of this.#ids) {
      flags[id] = this.#flags.get(id) ?? 0;
      let hash = HASH_START;
      let check = 0;
      for (let at = 0; at < word.length; at++) {
        hash = hashed(hash, word.charCodeAt(at));
        check = checked(check, word.charCodeAt(at));
      }
      table.set([hash, check, id, flags[id]], slotOf(vocabulary, hash, check));
    }
    return vocabulary;
  }
}
