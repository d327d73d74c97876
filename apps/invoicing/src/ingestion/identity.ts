import { createHash } from 'node:crypto';
import type { BankRow } from './bank-row.ts';

/** A row with what it is recognised by. Source: contract 8 items 5 and 6. */
export interface IdentifiedRow extends BankRow {
  /** The provider's id, or one made of what the bank prints. */
  readonly key: string;
  readonly fingerprint: string;
  /** Which of the day's equal rows this is, from 1 on. */
  readonly occurrence: number;
}

/** How many equal rows without an id came before, by fingerprint: fee rows repeat, and each of them is a row. */
export type Occurrences = Map<string, number>;

/**
 * Rows with an id are known by it. Others by the bank's reference or session id with direction and amount (a charge carries
 * the session of its transfer), else by day, direction, amount, narration and running balance; and by their number among
 * equal ones, counted from the first page of a run on.
 */
export function identify(rows: readonly BankRow[], before: Occurrences): IdentifiedRow[] {
  // Rows with an id are counted within the page alone, so that a long run remembers nothing of them.
  const here: Occurrences = new Map();
  return rows.map((row) => {
    const fingerprint = fingerprintOf(row);
    const counted = row.providerId === null ? before : here;
    const occurrence = (counted.get(fingerprint) ?? 0) + 1;
    counted.set(fingerprint, occurrence);
    return { ...row, fingerprint, occurrence, key: row.providerId ?? `row_${fingerprint}_${occurrence}` };
  });
}

const SESSION = /(?<!\d)\d{30}(?!\d)/;

export const sessionIn = (narration: string): string | null => SESSION.exec(narration)?.[0] ?? null;

function fingerprintOf(row: BankRow): string {
  const { day, type, amountMinor, narration, balanceMinor, reference } = row;
  const given = reference ?? sessionIn(narration);
  const words = narration.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const parts = given === null ? [day, type, amountMinor, words, balanceMinor] : [given, type, amountMinor];
  return hashOf(parts).slice(0, 32);
}

/** What a change of the row is seen by. The category is not part of it: enrichment changes its mind. */
export function contentHash(row: BankRow): string {
  const { type, amountMinor, currency, status, narration, day, reference, counterparty, counterpartyNumber } = row;
  return hashOf([type, amountMinor, currency, status, narration, day, reference, counterparty, counterpartyNumber]);
}

const hashOf = (parts: readonly (string | bigint | null)[]): string =>
  createHash('sha256')
    .update(JSON.stringify(parts.map((part) => (part === null ? null : String(part)))))
    .digest('hex');
