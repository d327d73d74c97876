/** From 0 to 1, the same for the same seed. */
export type Draw = () => number;

/** Mulberry32. */
export function random(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const chance = (draw: Draw, share: number): boolean => draw() < share;

/** Both bounds included. */
export const whole = (draw: Draw, low: number, high: number): number => low + Math.floor(draw() * (high - low + 1));

export function pick<Item>(draw: Draw, items: readonly Item[]): Item {
  const item = items[Math.floor(draw() * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** One of the keys, as often as its weight says. */
export function weighted<Name extends string>(draw: Draw, weights: Readonly<Record<Name, number>>): Name {
  const entries = Object.entries(weights) as [Name, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let place = draw() * total;
  for (const [name, weight] of entries) {
    place -= weight;
    if (place < 0) return name;
  }
  return (entries.at(-1) as [Name, number])[0];
}

/** Days after 2026-01-01. */
export const dateOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
