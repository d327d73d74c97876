import { createHash } from 'node:crypto';
import type { Direction } from './statement.ts';

export interface Identifiable {
  date: string;
  direction: Direction;
  amountMinor: bigint;
  narration: string;
  balanceMinor?: bigint | null;
}

/** A narration without what exports change from one file to the next: case, blanks, punctuation. */
export function normaliseNarration(narration: string): string {
  return narration
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * One fingerprint per row, in order: SHA-256 over day, direction, amount, normalised narration and balance, followed by
 * the occurrence number of that content within the day. Two equal lines in one file are two transactions.
 */
export function fingerprints(rows: readonly Identifiable[]): readonly string[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const content = [
      row.date,
      row.direction,
      row.amountMinor.toString(),
      normaliseNarration(row.narration),
      row.balanceMinor?.toString() ?? '',
    ];
    const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
    const occurrence = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, occurrence);
    return `${hash}:${occurrence}`;
  });
}
