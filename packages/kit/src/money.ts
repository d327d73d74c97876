/** Minor units of a currency. Never a float. */
export type Minor = bigint;

/** True up to 2^53 - 1 either side of zero: what `toWire` takes. */
export const isExact = (amount: Minor): boolean => Number.isSafeInteger(Number(amount));

/**
 * Minor units for the JSON wire, where every amount is an integer.
 * @throws RangeError beyond 2^53 - 1, where a JSON number stops being exact.
 */
export function toWire(amount: Minor): number;
export function toWire(amount: Minor | null): number | null;
export function toWire(amount: Minor | null): number | null {
  if (amount === null) return null;
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount ${amount} does not fit a JSON number`);
  return number;
}

/**
 * Integer minor units from the wire.
 * @throws RangeError for a fraction, or a number that is not exact.
 */
export function fromWire(amount: number): Minor {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`amount ${amount} is no exact integer`);
  return BigInt(amount);
}
