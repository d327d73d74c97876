import { monthIndex, monthName } from '../calendar.ts';
import type { Channel } from '../enrichment.ts';
import type { Movement } from '../movement.ts';
import { groupByPayee, namesNobody } from '../payees.ts';
import { median, roundShare, sum } from '../rounding.ts';
import { descending } from '../spending/shares.ts';

/** How an account is used. */
export interface Activity {
  readonly credits: number;
  readonly debits: number;
  readonly creditMinor: bigint;
  readonly debitMinor: bigint;
  /** Days with a row. */
  readonly activeDays: number;
  /** `YYYY-MM` with the most rows, the later where equal; null without rows. */
  readonly busiestMonth: string | null;
  /** The channel of the most rows; null where no row tells one. */
  readonly commonestChannel: Channel | null;
  /** Whom the most debits, by number, went to; null where no row names anybody. */
  readonly commonestPayee: {
    readonly name: string;
    readonly transactions: number;
    readonly amountMinor: bigint;
  } | null;
  readonly change: SpendingChange | null;
}

/** The last complete month's debits against the median of the three before; null under four complete months. */
export interface SpendingChange {
  readonly month: string;
  readonly amountMinor: bigint;
  readonly usualMinor: bigint;
  /** Percent, one decimal; null when nothing was usual. */
  readonly percent: number | null;
  /** The payee that explains most of the difference, and how much of it. */
  readonly explainedBy: { readonly name: string; readonly amountMinor: bigint } | null;
}

/** Reversal pairs count as rows and are in no sum. @param rows oldest first */
export function activityOf(rows: readonly Movement[], today: string): Activity {
  const counted = rows.filter((row) => !row.reversed);
  const debits = counted.filter((row) => !row.credit);
  const credits = counted.filter((row) => row.credit);
  return {
    credits: rows.filter((row) => row.credit).length,
    debits: rows.filter((row) => !row.credit).length,
    creditMinor: sum(credits.map((row) => row.amountMinor)),
    debitMinor: sum(debits.map((row) => row.amountMinor)),
    activeDays: new Set(rows.map((row) => row.day)).size,
    busiestMonth: commonest(rows.map((row) => row.day.slice(0, 7))),
    commonestChannel: commonest(rows.map((row) => row.channel).filter((channel) => channel !== null)),
    commonestPayee: commonestPayeeOf(debits.filter((row) => !row.charge)),
    change: changeOf(debits, today),
  };
}

/** The most frequent value; of equally frequent ones the greatest. */
function commonest<T extends string>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1] || (a[0] > b[0] ? -1 : 1));
  return sorted[0]?.[0] ?? null;
}

function namedPayees(debits: readonly Movement[]): { name: string; rows: readonly Movement[] }[] {
  return [...groupByPayee(debits)]
    .filter(([key]) => !namesNobody(key))
    .map(([key, rows]) => ({ name: rows.at(-1)?.counterparty ?? key, rows }));
}

function commonestPayeeOf(debits: readonly Movement[]): Activity['commonestPayee'] {
  const [most] = namedPayees(debits).sort((a, b) => b.rows.length - a.rows.length || (a.name < b.name ? -1 : 1));
  if (most === undefined) return null;
  const amountMinor = sum(most.rows.map((row) => row.amountMinor));
  return { name: most.name, transactions: most.rows.length, amountMinor };
}

const MONTHS_BEFORE = 3;

function changeOf(debits: readonly Movement[], today: string): SpendingChange | null {
  const first = debits[0];
  if (first === undefined) return null;
  const last = monthIndex(today) - 1;
  // The first month may be held in part.
  if (last - MONTHS_BEFORE <= monthIndex(first.day)) return null;
  const [current, ...before] = [0, 1, 2, 3].map((back) =>
    debits.filter((row) => row.day.startsWith(monthName(last - back))),
  ) as [Movement[], ...Movement[][]];
  const amount = amountOf(current);
  const usual = median(before.map(amountOf));
  const percent = usual === 0n ? null : roundShare((Number(amount - usual) / Number(usual)) * 100, 1);
  return {
    ...{ month: monthName(last), amountMinor: amount, usualMinor: usual, percent },
    explainedBy: explanation(current, before, amount - usual),
  };
}

const amountOf = (rows: readonly Movement[]): bigint => sum(rows.map((row) => row.amountMinor));

/** The payee whose own change, against its median, goes furthest the same way as the whole. */
function explanation(
  current: readonly Movement[],
  before: readonly (readonly Movement[])[],
  difference: bigint,
): SpendingChange['explainedBy'] {
  const months = [current, ...before];
  const monthOf = new Map(months.flatMap((month, at) => month.map((row) => [row, at] as const)));
  const changes = namedPayees(months.flat()).map(({ name, rows }) => {
    const sums = months.map(() => 0n);
    for (const row of rows) {
      const at = monthOf.get(row) ?? 0;
      sums[at] = (sums[at] ?? 0n) + row.amountMinor;
    }
    const [now = 0n, ...past] = sums;
    return { name, amountMinor: now - median(past) };
  });
  const sign = difference < 0n ? -1n : 1n;
  const sameWay = changes.filter(({ amountMinor }) => difference !== 0n && amountMinor * sign > 0n);
  const [most] = sameWay.sort(
    (a, b) => descending(a.amountMinor * sign, b.amountMinor * sign) || (a.name < b.name ? -1 : 1),
  );
  return most ?? null;
}
