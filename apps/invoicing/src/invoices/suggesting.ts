import { unknown } from '../api/refusals.ts';
import { type BankTransaction, candidateKeys, pairKey, plan, type Suggestion } from '../matching/index.ts';
import type { Tenant } from '../tenancy/index.ts';
import type { InvoicesDeps } from './deps.ts';
import { dismissedOf, takenOf } from './store/allocations.ts';
import { candidatesFor } from './store/candidates.ts';
import { findInvoice } from './store/invoices.ts';

/** A suggestion, and the bank row that it is about. */
export interface Match {
  readonly transaction: BankTransaction;
  readonly suggestion: Suggestion;
}

/** Rows that are looked at: those nearest in amount to what is open. */
const ROWS_MOST = 25;

/** Bank rows that may pay an invoice, best first, each with its evidence. Nothing is changed. @throws Refusal 404 */
export async function matches(deps: InvoicesDeps, tenant: Tenant, id: string): Promise<Match[]> {
  const { db, ports, matching } = deps;
  const invoice = await findInvoice(db, tenant, id);
  if (invoice === null) throw unknown('invoice');
  const open = invoice.gross - invoice.allocated;
  if (open <= 0n) return [];
  const direction = invoice.typeCode === '380' ? 'debit' : 'credit';
  const rows = await ports.rows.near(db, tenant, {
    direction,
    currency: invoice.currency,
    amount: open,
    limit: ROWS_MOST,
  });
  const ids = rows.map((row) => row.id);
  const taken = await takenOf(db, tenant, ids);
  const dismissed = new Set(
    (await dismissedOf(db, tenant, ids)).map((pair) => pairKey(pair.transactionId, pair.otherId)),
  );
  const found: Match[] = [];
  for (const row of rows) {
    const transaction = { ...row, unallocated: row.amount - (taken.get(row.id) ?? 0n) };
    if (transaction.unallocated <= 0n) continue;
    const candidates = await candidatesFor(db, tenant, candidateKeys(transaction));
    const { suggestions } = plan(
      transaction,
      { open: candidates, earlier: [], batches: [], dismissed },
      { ...matching, autoMatch: false },
    );
    const about = suggestions.filter(({ lines }) => lines.some((line) => line.invoiceId === id));
    found.push(...about.map((suggestion) => ({ transaction, suggestion })));
  }
  return found.sort((one, other) => other.suggestion.score - one.suggestion.score).slice(0, ROWS_MOST);
}
