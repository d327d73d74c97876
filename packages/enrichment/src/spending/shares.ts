/**
 * Percentages with one decimal that add up to exactly 100.0: tenths are handed out by the largest remainder, the
 * larger amount first where remainders are equal. Method: Hamilton's apportionment.
 * @param amounts not negative; all zero gives zeros
 */
export function percentagesOf(amounts: readonly bigint[]): number[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  if (total === 0n) return amounts.map(() => 0);
  const shares = amounts.map((amount, at) => ({
    at,
    amount,
    tenths: Number((amount * 1_000n) / total),
    remainder: (amount * 1_000n) % total,
  }));
  let left = 1_000 - shares.reduce((sum, share) => sum + share.tenths, 0);
  const byRemainder = [...shares].sort(
    (a, b) => descending(a.remainder, b.remainder) || descending(a.amount, b.amount) || a.at - b.at,
  );
  for (const share of byRemainder) {
    if (left === 0) break;
    share.tenths++;
    left--;
  }
  return shares.map(({ tenths }) => tenths / 10);
}

export function descending(a: bigint, b: bigint): number {
  return a > b ? -1 : a < b ? 1 : 0;
}
