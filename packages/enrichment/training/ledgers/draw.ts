/** Numbers from a seed: the same seed, the same numbers, on every machine. */
export interface Draw {
  /** 0 to 1, 1 excluded. */
  share(): number;
  /** Whole, both ends included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Log-normal about a median. */
  around(median: number, spread: number): number;
  digits(count: number): string;
  letters(count: number): string;
}

/** Method: mulberry32, a 32-bit mixer of a counter. */
export function drawFrom(seed: number): Draw {
  let state = (seed * 2_654_435_761) >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(share() * (most - least + 1));
  const text = (alphabet: string, count: number) =>
    Array.from({ length: count }, () => alphabet[between(0, alphabet.length - 1)]).join('');
  return {
    share,
    between,
    chance: (probability) => share() < probability,
    pick: (values) => values[between(0, values.length - 1)] as (typeof values)[number],
    around: (median, spread) => {
      const normal = Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
      return median * Math.exp(spread * normal);
    },
    digits: (count) => text('0123456789', count),
    letters: (count) => text('ABCDEFGHJKLMNPQRSTUVWXYZ', count),
  };
}
