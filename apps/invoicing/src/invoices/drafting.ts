import { newId } from '@kente/kit/ids';
import type { Database, Tenant } from '../tenancy/index.ts';
import { insertReceipt, reverseAllOf } from './allocating.ts';
import { changed, locked } from './changing.ts';
import { onlyLine } from './content.ts';
import type { InvoicesDeps } from './deps.ts';
import type { BankRowRef, DraftRequest } from './face.ts';
import { type Invoice, SYSTEM } from './invoice.ts';
import { lockTransaction } from './store/allocations.ts';
import { findBusiness } from './store/businesses.ts';
import { findInvoice, insertHistory, insertInvoice, lockByTransaction } from './store/invoices.ts';
import { DEFAULT_VAT, splitVat, type VatSettings } from './vat.ts';

/**
 * A draft of a bank row, in the caller's transaction. One that is there takes the new figures while nobody touched it; what
 * a person edited, confirmed or rejected stays. @returns the id of the row's one invoice.
 */
export async function draft(deps: InvoicesDeps, tx: Database, tenant: Tenant, request: DraftRequest): Promise<string> {
  await lockTransaction(tx, tenant, request.transactionId);
  const there = await lockByTransaction(tx, tenant, request);
  const vat = (await findBusiness(tx, tenant))?.vat ?? DEFAULT_VAT;
  if (there !== null) return redraft(deps, tx, tenant, there, request, vat);
  const invoice = await draftOf(deps, tx, tenant, request, vat);
  if (!(await insertInvoice(tx, tenant, invoice))) {
    const other = await lockByTransaction(tx, tenant, request);
    return other?.id ?? invoice.id;
  }
  const { id, version, state } = invoice;
  const entry = { action: 'draft', state, actor: SYSTEM, at: deps.clock.now(), detail: { traceId: request.traceId } };
  await insertHistory(tx, tenant, { id, version }, entry);
  await insertReceipt(deps, tx, tenant, invoice, SYSTEM);
  return id;
}

async function redraft(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  there: Invoice,
  request: DraftRequest,
  vat: VatSettings,
): Promise<string> {
  // Whoever edits, confirms or rejects it is its reviewer; what its row's own change rejected has none, and may open again.
  const mayChange = there.reviewedBy === null && (there.state === 'DRAFT' || there.state === 'REJECTED');
  const fresh = await draftOf(deps, tx, tenant, request, vat);
  const same = there.state === 'DRAFT' && there.gross === fresh.gross && there.issueDate === fresh.issueDate;
  if (!mayChange || same) return there.id;
  await reverseAllOf(deps, tx, tenant, request.transactionId, SYSTEM);
  const { issueDate, gross, net, vat: tax, vatRateBp, content, paymentStatus } = fresh;
  const change = { issueDate, gross, net, vat: tax, vatRateBp, content, paymentStatus, allocated: 0n };
  const now = await locked(tx, tenant, there.id);
  const after = await changed(
    deps,
    tx,
    tenant,
    now,
    { ...change, state: 'DRAFT' },
    {
      ...{ action: 'draft', actor: SYSTEM },
      detail: { traceId: request.traceId },
    },
  );
  await insertReceipt(deps, tx, tenant, after, SYSTEM);
  return there.id;
}

async function draftOf(
  { clock }: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  request: DraftRequest,
  settings: VatSettings,
): Promise<Invoice> {
  const { gross, net, vat, rateBp: vatRateBp } = splitVat(request.grossMinor, settings);
  const { counterparty, description, reference, tags, refundedInvoiceId, eligibility } = request;
  const refunded = refundedInvoiceId === null ? null : await findInvoice(tx, tenant, refundedInvoiceId);
  const billingReferences = refunded?.irn ? [{ irn: refunded.irn, issueDate: refunded.issueDate }] : [];
  return {
    ...{ id: newId(), source: 'mono', accountId: request.accountId, transactionId: request.transactionId },
    ...{ traceId: request.traceId, state: 'DRAFT', paymentStatus: 'PAID', version: 1 },
    typeCode: request.document === 'invoice' ? '381' : '380',
    ...{ businessId: null, number: null, irn: null, issueDate: request.issueDate, dueDate: null },
    ...{ currency: request.currency, gross, net, vat, vatRateBp, allocated: 0n },
    ...{ customerId: null, creditsId: refunded?.id ?? null },
    content: {
      ...{ kind: 'B2C', buyer: counterparty.name === null ? null : { name: counterparty.name.slice(0, 100) } },
      lines: [onlyLine(description, net)],
      ...{ note: null, paymentTerms: null, buyerReference: null, orderReference: null, billingReferences },
    },
    evidence: {
      counterparty: { ...counterparty, bank: null },
      description,
      reference,
      tags: [...tags],
      sessionId: request.sessionId,
    },
    eligibility: { ...eligibility, rulesetVersion: String(eligibility.rulesetVersion) },
    ...{ reviewedBy: null, documentHash: null, authorityCode: null, validatedAt: null, signAttempt: null },
    ...{ signStartedAt: null, document: null, signedAt: null, qrText: null, transmittedAt: null },
    createdAt: clock.now(),
  };
}

/** The row is no business any more: its open draft goes, and what was allocated of it is undone. */
export async function rejectDraft(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  row: BankRowRef,
  why: string,
): Promise<void> {
  await reverseAllOf(deps, tx, tenant, row.transactionId, SYSTEM);
  const invoice = await lockByTransaction(tx, tenant, row);
  if (invoice === null || invoice.state !== 'DRAFT' || invoice.number !== null) return;
  const change = { state: 'REJECTED', paymentStatus: 'REJECTED' } as const;
  await changed(deps, tx, tenant, invoice, change, { action: 'reject', actor: SYSTEM, detail: { why } });
}
