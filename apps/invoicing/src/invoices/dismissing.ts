import type { Database, Tenant } from '../tenancy/index.ts';
import type { InvoicesDeps } from './deps.ts';
import type { Actor } from './invoice.ts';
import { insertDismissed } from './store/allocations.ts';
import { findInvoice } from './store/invoices.ts';
import { deleteSuggestions } from './store/suggestions.ts';

/** A person says that the row has nothing to do with an invoice, or with another row. @returns false for an unknown pair. */
export async function dismissed(
  { clock, rows }: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  { transactionId, otherId }: { transactionId: string; otherId: string },
  actor: Actor,
): Promise<boolean> {
  if ((await rows.find(tx, tenant, transactionId)) === null) return false;
  const isKnown = (await findInvoice(tx, tenant, otherId)) ?? (await rows.find(tx, tenant, otherId));
  if (isKnown === null) return false;
  await insertDismissed(tx, tenant, { transactionId, otherId }, { actor, at: clock.now() });
  // What is left to suggest is found anew.
  await deleteSuggestions(tx, tenant, [transactionId]);
  return true;
}
