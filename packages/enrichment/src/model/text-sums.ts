/** Texts kept; a later one takes the place of an earlier one of its slot. */
const SLOTS = 1_024;
/** Longer texts repeat too seldom. */
const LONGEST = 126;

/**
 * What the n-grams of a text sum up to, by class, for texts that come again: digits are masked, so the same shop or
 * payee on another day is the same text. Texts are compared code by code: a sum is never another text's.
 */
export class TextSums {
  readonly #classes: number;
  readonly #sums: Int32Array;
  readonly #codes = new Uint8Array(SLOTS * LONGEST);
  /** 0 where a slot is free. */
  readonly #lengths = new Uint8Array(SLOTS);

  constructor(classes: number) {
    this.#classes = classes;
    this.#sums = new Int32Array(SLOTS * classes);
  }

  slotOf(codes: Uint8Array, length: number): number {
    let hash = length;
    for (let at = 0; at < length; at += 1) hash = (Math.imul(hash, 31) + (codes[at] as number)) | 0;
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  holds(slot: number, codes: Uint8Array, length: number): boolean {
    if (this.#lengths[slot] !== length) return false;
    const from = slot * LONGEST;
    for (let at = 0; at < length; at += 1) if (this.#codes[from + at] !== codes[at]) return false;
    return true;
  }

  copyTo(sums: Int32Array, slot: number): void {
    const from = slot * this.#classes;
    for (let label = 0; label < this.#classes; label += 1) sums[label] = this.#sums[from + label] as number;
  }

  keep(slot: number, codes: Uint8Array, length: number, sums: Int32Array): void {
    if (length > LONGEST) return;
    this.#lengths[slot] = length;
    for (let at = 0; at < length; at += 1) this.#codes[slot * LONGEST + at] = codes[at] as number;
    this.#sums.set(sums, slot * this.#classes);
  }
}
