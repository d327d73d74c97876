import type { BankRow } from '../../connectors/connector.ts';
import { narrationKey } from './narration.ts';
import { instantOf } from './rows.ts';

/**
 * An order that does not depend on how the bank happened to list rows of one instant: by content, rows that tell more
 * first. Spending runs the balance down and income up, so the balance usually tells which of two equal rows came first.
 */
export function compareContent(a: BankRow, b: BankRow): number {
  return (
    instantOf(a) - instantOf(b) ||
    compare(a.direction, b.direction) ||
    compareBalances(a, b) ||
    compare(a.amountMinor, b.amountMinor) ||
    compare(a.providerId, b.providerId) ||
    compare(a.reference, b.reference) ||
    compare(narrationKey(a.narration), narrationKey(b.narration)) ||
    compare(a.status, b.status) ||
    compare(a.narration, b.narration) ||
    compare(counterpartyText(a), counterpartyText(b))
  );
}

function counterpartyText({ counterparty }: BankRow): string | null {
  return counterparty === null ? null : JSON.stringify(counterparty);
}

/** `null` last. */
function compare<Value extends string | bigint>(a: Value | null, b: Value | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return a < b ? -1 : a > b ? 1 : 0;
}

function compareBalances(a: BankRow, b: BankRow): number {
  const order = compare(a.balanceMinor, b.balanceMinor);
  return a.direction === 'debit' && a.balanceMinor !== null && b.balanceMinor !== null ? -order : order;
}
