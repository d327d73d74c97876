import { newId } from '@kente/kit/ids';
import type { Database, Tenant } from '../tenancy/index.ts';
import { insertReceipt, reverseAllOf } from './allocating.ts';
import { changed, locked } from './changing.ts';
import { onlyLine } from './content.ts';
import type { InvoicesDeps } from './deps.ts';
import type { BankRowRef, Drafted, DraftRequest } from './face.ts';
import { type Invoice, SYSTEM } from './invoice.ts';
import { insertAllocations, isReceiptSettled, lockTransactions } from './store/allocations.ts';
import { findBusiness } from './store/businesses.ts';
import {
  insertHistories,
  insertInvoices,
  invoicesOf,
  lockByTransaction,
  lockByTransactions,
} from './store/invoices.ts';
import { DEFAULT_VAT, splitVat, type VatSettings } from './vat.ts';

/**
 * Drafts of bank rows, in the caller's transaction: a few statements for all rows that have none. One that is there takes
 * the new figures while nobody touched it; what a person edited, confirmed or rejected stays.
 * @returns the ids of the rows' one invoice each, in the order of the requests.
 */
export async function draftAll(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  requests: readonly DraftRequest[],
): Promise<Drafted[]> {
  if (requests.length === 0) return [];
  const ids = requests.map(({ transactionId }) => transactionId);
  await lockTransactions(tx, tenant, ids);
  const there = new Map((await lockByTransactions(tx, tenant, requests)).map((invoice) => [keyOf(invoice), invoice]));
  const vat = (await findBusiness(tx, tenant))?.vat ?? DEFAULT_VAT;
  const refunds = requests.flatMap(({ refundedInvoiceId }) => refundedInvoiceId ?? []);
  const refunded = new Map((await invoicesOf(tx, tenant, refunds)).map((invoice) => [invoice.id, invoice]));
  const fresh = new Map<string, Invoice>();
  for (const request of requests) fresh.set(keyOf(request), draftOf(deps, request, vat, refunded));
  const isNew = ([key]: [string, Invoice]): boolean => !there.has(key);
  await insertDrafts(
    deps,
    tx,
    tenant,
    [...fresh].filter(isNew).map(([, invoice]) => invoice),
  );
  const drafted: Drafted[] = [];
  for (const { accountId, transactionId, traceId } of requests) {
    const key = keyOf({ accountId, transactionId });
    const [before, after] = [there.get(key), fresh.get(key) as Invoice];
    if (before !== undefined) await redraft(deps, tx, tenant, before, after, traceId);
    drafted.push({ accountId, transactionId, invoiceId: (before ?? after).id });
  }
  return drafted;
}

const keyOf = ({ accountId, transactionId }: { accountId: string | null; transactionId: string | null }): string =>
  `${accountId} ${transactionId}`;

/** Each with what its own row pays of it: all. The caller holds the rows. */
async function insertDrafts(
  { clock }: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  invoices: readonly Invoice[],
): Promise<void> {
  const at = clock.now();
  const isPaid = ({ gross }: Invoice): boolean => gross > 0n;
  const written = await insertInvoices(
    tx,
    tenant,
    invoices.map((invoice) => (isPaid(invoice) ? { ...invoice, allocated: invoice.gross, version: 2 } : invoice)),
  );
  const kept = invoices.filter(({ id }) => written.has(id));
  await insertHistories(
    tx,
    tenant,
    kept.flatMap(({ id, state, traceId, ...invoice }) => {
      const entry = { id, state, actor: SYSTEM, at };
      const drafted = { ...entry, version: 1, action: 'draft', detail: { traceId } };
      const paid = { ...entry, version: 2, action: 'allocate', detail: {} };
      return invoice.gross > 0n ? [drafted, paid] : [drafted];
    }),
  );
  await insertAllocations(
    tx,
    tenant,
    kept.filter(isPaid).map(({ id: invoiceId, transactionId, gross: amount }) => ({
      ...{ id: newId(), transactionId: transactionId ?? '', invoiceId, amount, kind: 'payment', method: 'receipt' },
      ...{ score: null, evidence: null, actor: SYSTEM, createdAt: at, reversedAt: null },
    })),
  );
}

async function redraft(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  before: Invoice,
  fresh: Invoice,
  traceId: string,
): Promise<void> {
  const there = await locked(tx, tenant, before.id);
  // Whoever edits, confirms or rejects it is its reviewer; what its row's own change rejected has none, and may open again.
  const mayChange = there.reviewedBy === null && (there.state === 'DRAFT' || there.state === 'REJECTED');
  if (!mayChange) return paidAgain(deps, tx, tenant, there, fresh.gross);
  const isPaid = there.allocated === there.gross;
  const isSame =
    there.gross === fresh.gross && there.issueDate === fresh.issueDate && there.currency === fresh.currency;
  if (there.state === 'DRAFT' && isPaid && isSame) return;
  await reverseAllOf(deps, tx, tenant, fresh.transactionId ?? '', SYSTEM);
  const { issueDate, currency, gross, net, vat, vatRateBp, content, paymentStatus } = fresh;
  const change = { issueDate, currency, gross, net, vat, vatRateBp, content, paymentStatus, allocated: 0n };
  const now = await locked(tx, tenant, there.id);
  const deed = { action: 'draft', actor: SYSTEM, detail: { traceId } };
  const after = await changed(deps, tx, tenant, now, { ...change, state: 'DRAFT' }, deed);
  await insertReceipt(deps, tx, tenant, after, after.gross);
}

/** What a person has in hand keeps its figures; its row pays as much of it as there is now, unless a person undid that. */
async function paidAgain(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  there: Invoice,
  received: bigint,
): Promise<void> {
  const { transactionId, state } = there;
  const isOver = state === 'REJECTED' || state === 'CANCELLED' || state === 'SUPERSEDED';
  if (transactionId === null || isOver || (await isReceiptSettled(tx, tenant, transactionId))) return;
  const open = there.gross - there.allocated;
  await insertReceipt(deps, tx, tenant, there, received < open ? received : open);
}

function draftOf(
  { clock }: InvoicesDeps,
  request: DraftRequest,
  settings: VatSettings,
  sales: ReadonlyMap<string, Invoice>,
): Invoice {
  const { gross, net, vat, rateBp: vatRateBp } = splitVat(request.grossMinor, settings);
  const { counterparty, description, reference, tags, refundedInvoiceId, eligibility } = request;
  const refunded = sales.get(refundedInvoiceId ?? '');
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
