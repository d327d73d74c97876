import type { BankRow } from '../../connectors/connector.ts';
import { contentKey } from './match/content.ts';
import type { StoredRow } from './rows.ts';

const FEWEST = 3;

/**
 * Did the source give new ids to rows that it had shown before? Some files number their rows afresh at each download,
 * so an overlapping file would double everything. Taken for proven when the file shows each held row of its days
 * again and most of them under another id. `leftStored`, `leftFetched`: what equal ids did not settle.
 */
export function idsWereRenewed(
  kept: number,
  leftStored: readonly StoredRow[],
  leftFetched: readonly BankRow[],
): boolean {
  const shown = new Map<string, number>();
  let [first, last] = ['9999-12-31', '0000-01-01'];
  for (const row of leftFetched) {
    if (row.providerId === null) return false;
    if (row.day < first) first = row.day;
    if (row.day > last) last = row.day;
    const key = contentKey(row);
    shown.set(key, (shown.get(key) ?? 0) + 1);
  }
  let renewed = 0;
  for (const row of leftStored) {
    if (row.day < first || row.day > last) continue;
    const key = contentKey(row);
    const count = shown.get(key) ?? 0;
    if (count === 0 || row.providerId === null) return false;
    shown.set(key, count - 1);
    renewed++;
  }
  return renewed >= FEWEST && renewed > kept;
}
