/** Exact rounding of whole minor units. Halves go up, towards plus infinity for negative values too. */

/** `numerator ÷ denominator` to the nearest integer. @throws RangeError for a denominator that is not positive. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError(`cannot divide by ${denominator}`);
  return floorDivide(2n * numerator + denominator, 2n * denominator);
}

function floorDivide(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  return numerator % denominator < 0n ? quotient - 1n : quotient;
}

/** A share or score that is a float already. The nudge undoes what binary fractions lose: 1.005 is 1.01. */
export function roundShare(value: number, decimals = 2): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}

export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

/** The middle amount; of an even number, the two middle ones' mean, half up. Zero for none. */
export function median(amounts: readonly bigint[]): bigint {
  const sorted = [...amounts].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0n;
  return sorted.length % 2 === 1 ? upper : divideHalfUp(upper + (sorted[middle - 1] ?? 0n), 2n);
}
