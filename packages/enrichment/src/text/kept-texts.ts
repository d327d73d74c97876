/** A later text takes the place of an earlier one of its slot; a slot is found by the text's hash. */
export class KeptTexts {
  readonly #slots: number;
  readonly #longest: number;
  readonly #codes: Uint8Array;
  /** 0 where a slot is free. */
  readonly #lengths: Uint8Array;

  /** `slots` is a power of two; a text of more than `longest` codes, 255 at most, is not kept. */
  constructor(slots: number, longest: number) {
    this.#slots = slots;
    this.#longest = longest;
    this.#codes = new Uint8Array(slots * longest);
    this.#lengths = new Uint8Array(slots);
  }

  slotOf(codes: Uint8Array, length: number): number {
    let hash = length;
    for (let at = 0; at < length; at += 1) hash = (Math.imul(hash, 31) + (codes[at] as number)) | 0;
    return (hash ^ (hash >>> 15)) & (this.#slots - 1);
  }

  /** Compared code by code: a slot is never taken for another text's. */
  holds(slot: number, codes: Uint8Array, length: number): boolean {
    if (this.#lengths[slot] !== length) return false;
    const from = slot * this.#longest;
    for (let at = 0; at < length; at += 1) if (this.#codes[from + at] !== codes[at]) return false;
    return true;
  }

  /** False for a text that is too long to be kept. */
  keep(slot: number, codes: Uint8Array, length: number): boolean {
    if (length > this.#longest) return false;
    this.#lengths[slot] = length;
    const from = slot * this.#longest;
    for (let at = 0; at < length; at += 1) this.#codes[from + at] = codes[at] as number;
    return true;
  }
}
