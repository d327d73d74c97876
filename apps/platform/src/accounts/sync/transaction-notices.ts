import type { Country } from '@kente/enrichment';
import { toWire } from '@kente/kit/money';
import type { NewEvent } from '../../events/index.ts';
import type { StoredTransaction } from '../../transactions/index.ts';
import type { Account } from '../account.ts';
import { drawnFromNarrations } from './drawn-from-narration.ts';

interface WrittenRows {
  added: readonly StoredTransaction[];
  modified: readonly (StoredTransaction & { settledNow: boolean })[];
  removed: readonly StoredTransaction[];
}

/**
 * The opt-in events of a refresh. A row first seen posted: created, then settled. A pending row that posts: updated,
 * then settled. A withdrawn one: updated with `removed`. Settled is sent once a row. Source: contract 9.5.
 */
export function transactionNotices(
  account: Account,
  { country }: { country: Country },
  written: WrittenRows,
): NewEvent[] {
  const notices: NewEvent[] = [];
  const drawn = drawnFromNarrations(country, account.name);
  const tell = (
    type: 'transaction.created' | 'transaction.updated' | 'transaction.settled',
    row: StoredTransaction,
    removed = false,
  ): void => {
    const data = {
      account: account.id,
      transaction: onWire(row, account.currency, drawn(row)),
      ...(removed ? { removed: true as const } : {}),
    };
    notices.push({ type, accountId: account.id, data });
  };
  for (const row of written.added) {
    tell('transaction.created', row);
    if (!row.pending) tell('transaction.settled', row);
  }
  for (const row of written.modified) {
    tell('transaction.updated', row);
    if (row.settledNow) tell('transaction.settled', row);
  }
  for (const row of written.removed) tell('transaction.updated', row, true);
  return notices;
}

function onWire(row: StoredTransaction, currency: string, drawn: ReturnType<ReturnType<typeof drawnFromNarrations>>) {
  return {
    id: row.id,
    _id: row.id,
    narration: row.narration,
    amount: toWire(row.amountMinor),
    type: row.credit ? ('credit' as const) : ('debit' as const),
    currency,
    balance: toWire(row.balanceMinor),
    date: row.date.toISOString(),
    category: row.category,
    status: row.pending ? ('pending' as const) : ('posted' as const),
    reference: row.reference ?? drawn.reference,
    counterparty: row.counterparty ? bankWords(row.counterparty) : drawn.counterparty,
  };
}

function bankWords({ name, accountNumber, bank }: NonNullable<StoredTransaction['counterparty']>) {
  return { name, account_number: accountNumber, bank };
}
