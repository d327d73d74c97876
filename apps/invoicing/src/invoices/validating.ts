import { refuse, unknown } from '../api/refusals.ts';
import type { Tenant } from '../tenancy/index.ts';
import { notTaken } from './answers.ts';
import { allowed, businessOf, changed, locked, tell } from './changing.ts';
import type { InvoicesDeps } from './deps.ts';
import { documentHash, documentText } from './document.ts';
import { documentProblems } from './document-rules.ts';
import type { Actor, Invoice } from './invoice.ts';
import { strippedNumber } from './irn.ts';
import { findInvoice } from './store/invoices.ts';
import { taxInvoiceOf } from './tax-document.ts';
import type { TaxInvoice } from './tax-invoice.ts';

/**
 * Our own rules, then the authority's. Again with the same document: the same answer. Source: contract 4.1.
 * @throws Refusal 404; 409 unless confirmed, or changed meanwhile; 422 with every problem; Fault 502, 504 with nothing changed.
 */
export async function validate(deps: InvoicesDeps, tenant: Tenant, id: string, actor: Actor): Promise<Invoice> {
  const invoice = await findInvoice(deps.db, tenant, id);
  if (invoice === null) throw unknown('invoice');
  allowed(invoice, 'validate');
  const document = taxInvoiceOf(invoice, await businessOf(deps.db, tenant));
  const hash = documentHash(document);
  if (invoice.state === 'VALIDATED' && invoice.documentHash === hash) return invoice;
  const problems = documentProblems(document);
  if (problems.length > 0) {
    throw refuse('validation_error', problems[0]?.message ?? 'The document breaks a rule.', { data: problems });
  }
  await ask(deps, tenant, document);
  const validated = await deps.db.transaction().execute(async (tx) => {
    const now = await locked(tx, tenant, id);
    const state = allowed(now, 'validate');
    if (documentHash(taxInvoiceOf(now, await businessOf(tx, tenant))) !== hash)
      throw refuse('conflict', 'The invoice was changed while it was validated. Validate it again.');
    const change = { state, documentHash: hash, authorityCode: ACCEPTED, validatedAt: deps.clock.now() };
    return changed(deps, tx, tenant, now, change, { action: 'validate', actor, detail: { documentHash: hash } });
  });
  return tell(deps, tenant, 'invoice_validated', validated);
}

/** The authority's code for yes. */
const ACCEPTED = '200';

async function ask({ authorities, style }: InvoicesDeps, tenant: Tenant, document: TaxInvoice): Promise<void> {
  const authority = authorities.of(tenant.label);
  const { businessId, irn, number } = document;
  const named = await authority.validateIrn({ invoiceReference: strippedNumber(number), businessId, irn });
  if (named.kind !== 'ok') throw notTaken(named);
  const taken = await authority.validateInvoice(documentText(document, style));
  if (taken.kind !== 'ok') throw notTaken(taken);
}
