/** The two sides of a reconciliation, and the small facts about them that the matching rules share. */
import type { BankRow } from '../../connectors/connector.ts';

/** A row as the platform keeps it. `position` keeps the bank's order among rows of one instant, oldest first. */
export interface StoredRow extends BankRow {
  id: string;
  position: number;
  /** The bank withdrew it: kept so that it can come back under the same id. */
  removed: boolean;
}

/** Days that a fetch covers completely, both ends included, `YYYY-MM-DD`. */
export interface Covers {
  from: string;
  to: string;
}

/** Indexes into the two lists that a tier was given. */
export interface Pair {
  stored: number;
  fetched: number;
}

/** What a tier may know beside the two lists. */
export interface Scope {
  /** `null`: nothing may be concluded from a row's absence. */
  covers: Covers | null;
  /** The source gave new ids to rows that it had shown before (see `ids-renewed.ts`). */
  idsRenewed: boolean;
}

/** One matching rule: pairs rows that are the same transaction. Each row is in one pair at most. */
export type Tier = (stored: readonly StoredRow[], fetched: readonly BankRow[], scope: Scope) => Pair[];

const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS;
}

/** The instant under which a row is listed, in ms: its time, or midnight UTC of the bank's day. */
export function instantOf(row: Pick<BankRow, 'at' | 'day'>): number {
  return row.at === null ? dayNumber(row.day) * DAY_MS : row.at.getTime();
}

/** How many days the bank moved the row: positive when the fetched day is later. */
export function daysMoved(before: Pick<BankRow, 'day'>, after: Pick<BankRow, 'day'>): number {
  return before.day === after.day ? 0 : dayNumber(after.day) - dayNumber(before.day);
}

/** Is the larger amount at most `percent` above the smaller? */
export function amountWithin(a: bigint, b: bigint, percent: bigint): boolean {
  const [small, large] = a < b ? [a, b] : [b, a];
  return large * 100n <= small * (100n + percent);
}

/** True when the source would still show the row if it had not changed it: a row left over is gone. */
export function provenGone(stored: StoredRow, covers: Covers | null): boolean {
  if (stored.removed) return true;
  return covers !== null && stored.day >= covers.from && stored.day <= covers.to;
}

/** May these be one row as far as provider ids tell? Two different ids are two rows unless the old one is gone. */
export function idsAllow(stored: StoredRow, fetched: BankRow, scope: Scope): boolean {
  if (stored.providerId === null || fetched.providerId === null) return true;
  return stored.providerId === fetched.providerId || scope.idsRenewed || provenGone(stored, scope.covers);
}

/** Both tell a balance, and not the same one. */
export function balancesDiffer(a: BankRow, b: BankRow): boolean {
  return a.balanceMinor !== null && b.balanceMinor !== null && a.balanceMinor !== b.balanceMinor;
}

/** Both tell a reference, and not the same one. */
export function referencesDiffer(a: BankRow, b: BankRow): boolean {
  return a.reference !== null && b.reference !== null && a.reference !== b.reference;
}
