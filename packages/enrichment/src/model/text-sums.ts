import { KeptTexts } from '../text/kept-texts.ts';

const SLOTS = 1_024;
/** Longer texts repeat too seldom. */
const LONGEST = 126;

/**
 * What the n-grams of a text sum up to, by class, for texts that come again: digits are masked, so the same shop or
 * payee on another day is the same text.
 */
export class TextSums {
  readonly #classes: number;
  readonly #sums: Int32Array;
  readonly #texts = new KeptTexts(SLOTS, LONGEST);

  constructor(classes: number) {
    this.#classes = classes;
    this.#sums = new Int32Array(SLOTS * classes);
  }

  slotOf(codes: Uint8Array, length: number): number {
    return this.#texts.slotOf(codes, length);
  }

  holds(slot: number, codes: Uint8Array, length: number): boolean {
    return this.#texts.holds(slot, codes, length);
  }

  copyTo(sums: Int32Array, slot: number): void {
    const from = slot * this.#classes;
    for (let label = 0; label < this.#classes; label += 1) sums[label] = this.#sums[from + label] as number;
  }

  keep(slot: number, codes: Uint8Array, length: number, sums: Int32Array): void {
    if (this.#texts.keep(slot, codes, length)) this.#sums.set(sums, slot * this.#classes);
  }
}
