import { unknown } from '../api/refusals.ts';
import { type BankTransaction, candidateKeys, pairKey, plan, type Suggestion } from '../matching/index.ts';
import type { Tenant } from '../tenancy/index.ts';
import type { InvoicesDeps } from './deps.ts';
import { settingsOf } from './match-settings.ts';
import { dismissedOf, takenForMatching } from './store/allocations.ts';
import { candidatesForAll } from './store/candidates.ts';
import { findInvoice } from './store/invoices.ts';
import { suggestedRows } from './store/suggestions.ts';

/** A suggestion, and the bank row that it is about. */
export interface Match {
  readonly transaction: BankTransaction;
  readonly suggestion: Suggestion;
}

/** Rows that are looked at: those nearest in amount to what is open, and those that it was suggested for. */
const ROWS_MOST = 25;

/** Bank rows that may pay an invoice, best first, each with its evidence. Nothing is changed. @throws Refusal 404 */
export async function matches(deps: InvoicesDeps, tenant: Tenant, id: string): Promise<Match[]> {
  const { db, rows: bankRows } = deps;
  const invoice = await findInvoice(db, tenant, id);
  if (invoice === null) throw unknown('invoice');
  const open = invoice.gross - invoice.allocated;
  if (open <= 0n) return [];
  const direction = invoice.typeCode === '380' ? 'debit' : 'credit';
  const wanted = { direction, currency: invoice.currency, amount: open, limit: ROWS_MOST } as const;
  const suggested = await bankRows.many(db, tenant, await suggestedRows(db, tenant, id, ROWS_MOST));
  const near = await bankRows.near(db, tenant, wanted);
  const rows = [...new Map([...suggested, ...near].map((row) => [row.id, row])).values()];
  const ids = rows.map((row) => row.id);
  const taken = await takenForMatching(db, tenant, ids);
  const pairs = await dismissedOf(db, tenant, ids);
  const dismissed = new Set(pairs.map((pair) => pairKey(pair.transactionId, pair.otherId)));
  const free = rows
    .map((row): BankTransaction => ({ ...row, unallocated: row.amount - (taken.get(row.id) ?? 0n) }))
    .filter(({ unallocated }) => unallocated > 0n);
  const candidates = await candidatesForAll(db, tenant, free.map(candidateKeys));
  const settings = { ...(await settingsOf(deps, db, tenant)), autoMatch: false };
  const found = free.flatMap((transaction, at): Match[] => {
    const against = { open: candidates[at] ?? [], earlier: [], batches: [], dismissed };
    const { suggestions } = plan(transaction, against, settings);
    const about = suggestions.filter(({ lines }) => lines.some((line) => line.invoiceId === id));
    return about.map((suggestion) => ({ transaction, suggestion }));
  });
  return found.sort((one, other) => other.suggestion.score - one.suggestion.score).slice(0, ROWS_MOST);
}
