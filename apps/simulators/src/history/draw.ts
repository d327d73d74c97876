/**
 * Chance that can be repeated: the same words give the same numbers, on every machine and in every order of asking.
 * Not for secrets.
 */

/** 32 well mixed bits of a text (FNV-1a with a final avalanche). */
export function hash32(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';

/** A stream of draws (sfc32) that starts from a text. */
export class Draw {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(from: string) {
    this.#a = hash32(from, 1) | 0;
    this.#b = hash32(from, 2) | 0;
    this.#c = hash32(from, 3) | 0;
    this.#d = 1;
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** In [0, 1). */
  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** Whole, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() * list.length)];
    if (item === undefined) throw new RangeError('nothing to pick from');
    return item;
  }

  /** Small values often, large ones seldom: the square of an even draw between the two. */
  skewed(from: number, to: number): number {
    const even = this.next();
    return Math.round(from + (to - from) * even * even);
  }

  digits(length: number): string {
    let text = '';
    while (text.length < length) {
      text += String(1_000_000_000 + Math.floor(this.next() * 1_000_000_000)).slice(1);
    }
    return text.slice(0, length);
  }

  letters(length: number): string {
    let text = '';
    for (let index = 0; index < length; index += 1) text += UPPER[Math.floor(this.next() * UPPER.length)];
    return text;
  }
}
