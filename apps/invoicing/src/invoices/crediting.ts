import { newId } from '@kente/kit/ids';
import { refuse } from '../api/refusals.ts';
import type { Tenant } from '../tenancy/index.ts';
import { allowed, locked } from './changing.ts';
import { onlyLine } from './content.ts';
import type { InvoicesDeps } from './deps.ts';
import type { Actor, Invoice } from './invoice.ts';
import { lagosDate } from './irn.ts';
import { creditedOf, insertHistory, insertInvoice } from './store/invoices.ts';
import { splitVat } from './vat.ts';

/**
 * A draft credit note for all that is left of a signed invoice, or for a part of it.
 * `amount` in minor units, VAT contained. @throws Refusal 404; 409 unless it is signed, or for more than is left.
 */
export async function creditNote(
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
  { amount, reason, actor }: { amount: bigint | null; reason: string; actor: Actor },
): Promise<Invoice> {
  return deps.db.transaction().execute(async (tx) => {
    const invoice = await locked(tx, tenant, id);
    allowed(invoice, 'credit');
    if (invoice.typeCode === '380') throw refuse('invalid_state', 'A credit note is taken back by an invoice.');
    const left = invoice.gross - (await creditedOf(tx, tenant, id));
    const gross = amount ?? left;
    if (gross <= 0n || gross > left) throw refuse('conflict', `Only ${left} of this invoice can be credited.`);
    const note = noteOf(invoice, gross, { reason, at: deps.clock.now() });
    await insertInvoice(tx, tenant, note);
    const entry = { action: 'draft', state: note.state, actor, at: note.createdAt, detail: { credits: id, reason } };
    await insertHistory(tx, tenant, note, entry);
    return note;
  });
}

function noteOf(invoice: Invoice, whole: bigint, { reason, at }: { reason: string; at: Date }): Invoice {
  const isAll = whole === invoice.gross;
  const mode = invoice.vatRateBp === 0 ? 'none' : 'inclusive';
  const { gross, net, vat } = isAll ? invoice : splitVat(whole, { mode, rateBp: invoice.vatRateBp });
  const first = invoice.content.lines[0];
  const codes = {
    ...(first?.hsnCode === undefined ? {} : { hsnCode: first.hsnCode }),
    ...(first?.isicCode === undefined ? {} : { isicCode: first.isicCode }),
  };
  const lines = isAll ? invoice.content.lines : [{ ...onlyLine(reason, net), ...codes }];
  const billingReferences = invoice.irn === null ? [] : [{ irn: invoice.irn, issueDate: invoice.issueDate }];
  return {
    ...invoice,
    ...{ id: newId(), source: 'credit_note', accountId: null, transactionId: null, state: 'DRAFT', version: 1 },
    ...{ paymentStatus: 'PENDING', typeCode: '380', businessId: null, number: null, irn: null },
    ...{ issueDate: lagosDate(at), dueDate: null, gross, net, vat, allocated: 0n, creditsId: invoice.id },
    content: { ...invoice.content, lines, billingReferences, note: reason },
    ...{ eligibility: null, reviewedBy: null, documentHash: null, authorityCode: null, validatedAt: null },
    ...{ signAttempt: null, signStartedAt: null, document: null, signedAt: null, qrText: null, transmittedAt: null },
    createdAt: at,
  };
}
