import { notFound } from '@kente/kit/errors';
import type { EnvId } from '../tenancy/index.ts';
import { minutesAheadOfUtc } from './dates.ts';
import type { ListingDeps } from './listing.ts';
import { type MonthSum, sumByMonth } from './store/months.ts';
import { findAccount } from './store/pages.ts';

/** One direction of an account's rows. Minor units; newest month first, `YYYY-MM`. */
export interface MonthlyFlow {
  totalMinor: bigint;
  rows: number;
  months: readonly MonthSum[];
}

/**
 * Sums the posted rows of one direction by local month. Reversals are rows like any others.
 * Source: financial-data contract 4.12. @throws Refusal 404 for an account that is not linked here.
 */
export async function monthlyFlow(
  { pool, countryOf }: ListingDeps,
  envId: EnvId,
  accountId: string,
  credit: boolean,
): Promise<MonthlyFlow> {
  const account = await findAccount(pool, envId, accountId);
  if (!account) throw notFound('account');
  const offsetMinutes = minutesAheadOfUtc(countryOf(account.institutionId));
  const sums = await sumByMonth(pool, envId, accountId, { credit, offsetMinutes });
  return {
    totalMinor: sums.reduce((total, { minor }) => total + minor, 0n),
    rows: sums.reduce((count, { rows }) => count + rows, 0),
    months: everyMonth(sums),
  };
}

/** From the newest month to the oldest, with those between that have no row. */
export function everyMonth(sums: readonly MonthSum[]): MonthSum[] {
  const months: MonthSum[] = [];
  for (const sum of sums) {
    for (let last = months.at(-1); last && before(last.period) > sum.period; last = months.at(-1)) {
      months.push({ period: before(last.period), minor: 0n, rows: 0 });
    }
    months.push(sum);
  }
  return months;
}

/** The month before: `2026-01` → `2025-12`. */
function before(period: string): string {
  const [year, month] = period.split('-').map(Number) as [number, number];
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1];
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`;
}
