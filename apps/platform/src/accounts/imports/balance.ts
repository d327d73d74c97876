/** A balance and the day that it was told for, `YYYY-MM-DD`; null where nobody told. Money in minor units. */
export interface ToldBalance {
  balanceMinor: bigint | null;
  day: string | null;
}

/**
 * The account's balance by what was told of it: that of the latest day. Of one day the later told counts, and a
 * statement that is uploaded late for an earlier time changes nothing.
 * @param base what was told without any import
 * @param imports those that stand, oldest upload first
 */
export function balanceBy(base: ToldBalance, imports: readonly ToldBalance[]): bigint | null {
  let latest = base;
  for (const told of imports) {
    if (told.balanceMinor === null) continue;
    if (latest.balanceMinor === null || (told.day ?? '') >= (latest.day ?? '')) latest = told;
  }
  return latest.balanceMinor;
}
