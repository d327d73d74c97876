import type { BankRow } from '../../../connectors/connector.ts';
import { narrationKey } from '../narration.ts';

/** Day, direction and amount: what nobody edits. */
export function moneyKey(row: BankRow): string {
  return `${row.day}|${row.direction}|${row.amountMinor}`;
}

/** The contract's fingerprint without its balance: day, direction, amount, normalised narration. */
export function contentKey(row: BankRow): string {
  return `${moneyKey(row)}|${narrationKey(row.narration)}`;
}
