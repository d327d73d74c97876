/** Seeded numbers: the same seed gives the same text on every machine. mulberry32. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 to below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let word = this.#state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  }

  /** `count` characters of `alphabet`. */
  characters(alphabet: string, count: number): string {
    let text = '';
    for (let index = 0; index < count; index += 1) text += alphabet[this.below(alphabet.length)];
    return text;
  }

  /** In place, Fisher and Yates. */
  shuffle<T>(values: T[]): T[] {
    for (let index = values.length - 1; index > 0; index -= 1) {
      const other = this.below(index + 1);
      [values[index], values[other]] = [values[other] as T, values[index] as T];
    }
    return values;
  }
}
