import { newId } from '@kente/kit/ids';
import { refuse, unknown } from '../api/refusals.ts';
import {
  type Allocation,
  type AllocationKind,
  allocate as allocated,
  type Balances,
  type BankTransaction,
  confirmPayee,
  paymentStatus,
  retractPayee,
  reverse as reversed,
  type Suggestion,
} from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import type { KeptAllocation } from './allocation-record.ts';
import { changed, locked } from './changing.ts';
import type { InvoicesDeps } from './deps.ts';
import { type Actor, type Invoice, SYSTEM } from './invoice.ts';
import {
  allocationsOfInvoice,
  findAllocation,
  insertAllocation,
  liveOfTransaction,
  lockTransaction,
  markReversed,
  takenOf,
} from './store/allocations.ts';
import { lockCustomer, saveCustomer } from './store/customers.ts';
import { lockInvoice } from './store/invoices.ts';
import { deleteSuggestions } from './store/suggestions.ts';

export interface AllocationRequest {
  readonly transactionId: string;
  /** Minor units. */
  readonly amount: bigint;
  readonly kind: AllocationKind;
}

const PAYABLE: ReadonlySet<Invoice['state']> = new Set([
  'REVIEWED',
  'VALIDATED',
  'SIGNED',
  'TRANSMITTED',
  'SIGN_UNKNOWN',
]);

/**
 * A person says that this row pays this invoice. The row is locked before the invoice, always.
 * @throws Refusal 404 for an unknown invoice or row; 409 for more than either side has left, another currency, or an invoice
 * that is no open one.
 */
export async function allocate(
  deps: InvoicesDeps,
  tenant: Tenant,
  invoiceId: string,
  request: AllocationRequest,
  actor: Actor,
): Promise<KeptAllocation> {
  const { transactionId, amount, kind } = request;
  return deps.db.transaction().execute(async (tx) => {
    await lockTransaction(tx, tenant, transactionId);
    await freeOfOwnDraft(deps, tx, tenant, { transactionId, invoiceId, actor });
    const invoice = await locked(tx, tenant, invoiceId);
    if (!PAYABLE.has(invoice.state))
      throw refuse('invalid_state', `Nothing is paid of an invoice that is ${invoice.state}.`);
    const row = await deps.rows.find(tx, tenant, transactionId);
    if (row === null) throw unknown('transaction');
    mustFit(row, invoice);
    const kept: KeptAllocation = {
      ...{ id: newId(), transactionId, invoiceId, amount, kind, method: 'manual', score: null, evidence: null },
      ...{ actor, createdAt: deps.clock.now(), reversedAt: null },
    };
    const after = allocated(await balancesOf(tx, tenant, row, invoice), pure(kept));
    await insertAllocation(tx, tenant, kept);
    await paid(deps, tx, tenant, invoice, after, { action: 'allocate', actor, detail: { allocationId: kept.id } });
    await learned(tx, tenant, invoice, row, 'confirmed');
    await deps.rows.paysFor(tx, tenant, transactionId, invoiceId);
    await deleteSuggestions(tx, tenant, [transactionId]);
    return kept;
  });
}

/** A receipt makes no second invoice: its own draft goes, unless a person touched it. */
export async function freeOfOwnDraft(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  { transactionId, invoiceId, actor }: { transactionId: string; invoiceId: string; actor: Actor },
): Promise<void> {
  const live = await liveOfTransaction(tx, tenant, transactionId);
  const receipt = live.find(({ method, invoiceId: own }) => method === 'receipt' && own !== invoiceId);
  if (receipt === undefined) return;
  // Both in one order, as matching does.
  for (const id of [invoiceId, receipt.invoiceId].sort()) await lockInvoice(tx, tenant, id);
  const own = await locked(tx, tenant, receipt.invoiceId);
  if (own.state !== 'DRAFT' || own.reviewedBy !== null) return;
  await undo(deps, tx, tenant, receipt.id, { actor, note: null });
  const change = { state: 'REJECTED', paymentStatus: 'REJECTED' } as const;
  const detail = { why: 'The receipt pays another invoice.', paysFor: invoiceId };
  await changed(deps, tx, tenant, await locked(tx, tenant, own.id), change, { action: 'reject', actor, detail });
}

/** @throws Refusal 404; 409 `invalid_state` for one that is reversed already. */
export async function reverse(
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
  { actor, note }: { actor: Actor; note: string | null },
): Promise<KeptAllocation> {
  const found = await findAllocation(deps.db, tenant, id);
  if (found === null) throw unknown('allocation');
  return deps.db.transaction().execute(async (tx) => {
    await lockTransaction(tx, tenant, found.transactionId);
    const undone = await undo(deps, tx, tenant, id, { actor, note });
    const row = await deps.rows.find(tx, tenant, found.transactionId);
    const invoice = await lockInvoice(tx, tenant, found.invoiceId);
    if (row !== null && invoice !== null && found.method === 'manual') {
      await learned(tx, tenant, invoice, row, 'retracted');
    }
    return undone;
  });
}

/** Everything that a row pays, undone: it changed or went away. */
export async function reverseAllOf(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  transactionId: string,
  actor: Actor,
): Promise<void> {
  await lockTransaction(tx, tenant, transactionId);
  for (const { id } of await liveOfTransaction(tx, tenant, transactionId)) {
    await undo(deps, tx, tenant, id, { actor, note: null });
  }
}

/** Everything that pays an invoice, undone: the money is free again. The caller holds the invoice. @returns it as it is then. */
export async function freeAllOf(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  invoiceId: string,
  actor: Actor,
): Promise<Invoice> {
  for (const { id, reversedAt } of await allocationsOfInvoice(tx, tenant, invoiceId)) {
    if (reversedAt === null) await undo(deps, tx, tenant, id, { actor, note: null });
  }
  return locked(tx, tenant, invoiceId);
}

/** The invoice was made of this very row, which pays this much of it. The caller holds both. */
export async function insertReceipt(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  invoice: Invoice,
  amount: bigint,
): Promise<void> {
  const { transactionId, id: invoiceId } = invoice;
  if (transactionId === null || amount <= 0n) return;
  await insertAllocation(tx, tenant, {
    ...{ id: newId(), transactionId, invoiceId, amount, kind: 'payment', method: 'receipt', score: null },
    ...{ evidence: null, actor: SYSTEM, createdAt: deps.clock.now(), reversedAt: null },
  });
  const { organisationId, environmentId } = tenant;
  const live = invoice.allocated + amount;
  const side = { organisationId, environmentId, id: invoiceId, currency: invoice.currency };
  const status = paymentStatus({ ...side, total: invoice.gross, allocated: live });
  const deed = { action: 'allocate', actor: SYSTEM };
  await changed(deps, tx, tenant, invoice, { allocated: live, paymentStatus: status }, deed);
}

/** What applied by itself, in the transaction of whoever planned it. The caller holds row and invoice. */
export async function applied(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  row: BankTransaction,
  { rule, lines, score, evidence }: Suggestion,
): Promise<void> {
  for (const { invoiceId, amount, kind } of lines) {
    const invoice = await locked(tx, tenant, invoiceId);
    const kept: KeptAllocation = {
      ...{ id: newId(), transactionId: row.id, invoiceId, amount, kind, method: rule === 'reversal' ? 'manual' : rule },
      ...{ score, evidence, actor: SYSTEM, createdAt: deps.clock.now(), reversedAt: null },
    };
    const after = allocated(await balancesOf(tx, tenant, row, invoice), pure(kept));
    await insertAllocation(tx, tenant, kept);
    const deed = { action: 'allocate', actor: SYSTEM, detail: { allocationId: kept.id, method: kept.method } };
    await paid(deps, tx, tenant, invoice, after, deed);
  }
}

export async function undo(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  id: string,
  { actor, note }: { actor: Actor; note: string | null },
): Promise<KeptAllocation> {
  const found = await findAllocation(tx, tenant, id);
  if (found === null) throw unknown('allocation');
  const invoice = await locked(tx, tenant, found.invoiceId);
  // Read again under the invoice's lock: another one may have been quicker.
  const allocation = (await findAllocation(tx, tenant, id)) ?? found;
  const at = deps.clock.now();
  const { organisationId, environmentId } = tenant;
  const side = { organisationId, environmentId, currency: invoice.currency };
  const balances: Balances = {
    transaction: { ...side, id: allocation.transactionId, total: allocation.amount, allocated: allocation.amount },
    invoice: { ...side, id: invoice.id, total: invoice.gross, allocated: invoice.allocated },
  };
  const after = reversed(balances, pure(allocation), at.toISOString());
  await markReversed(tx, tenant, id, { at, by: actor });
  const detail = { allocationId: id, ...(note === null ? {} : { note }) };
  await paid(deps, tx, tenant, invoice, after.balances, { action: 'reverse_allocation', actor, detail });
  return { ...allocation, reversedAt: at };
}

async function paid(
  deps: InvoicesDeps,
  tx: Database,
  tenant: Tenant,
  invoice: Invoice,
  { invoice: balance }: Balances,
  deed: { action: string; actor: Actor; detail: Record<string, unknown> },
): Promise<void> {
  const status = invoice.paymentStatus === 'REJECTED' ? 'REJECTED' : paymentStatus(balance);
  await changed(deps, tx, tenant, invoice, { allocated: balance.allocated, paymentStatus: status }, deed);
}

async function balancesOf(tx: Database, tenant: Tenant, row: BankTransaction, invoice: Invoice): Promise<Balances> {
  const { organisationId, environmentId } = tenant;
  const taken = (await takenOf(tx, tenant, [row.id])).get(row.id) ?? 0n;
  const { id, currency, gross, allocated: live } = invoice;
  return {
    transaction: {
      organisationId,
      environmentId,
      id: row.id,
      currency: row.currency,
      total: row.amount,
      allocated: taken,
    },
    invoice: { organisationId, environmentId, id, currency, total: gross, allocated: live },
  };
}

function mustFit({ status, direction }: BankTransaction, { typeCode }: Invoice): void {
  if (status !== 'posted') throw refuse('conflict', `The bank has this row as ${status}: it pays nothing.`);
  if (direction !== (typeCode === '380' ? 'debit' : 'credit'))
    throw refuse('conflict', `A ${direction} does not pay this document.`);
}

const pure = ({ createdAt, reversedAt, method, evidence: _, ...allocation }: KeptAllocation): Allocation => ({
  ...allocation,
  method: method === 'receipt' ? 'manual' : method,
  createdAt: createdAt.toISOString(),
  reversedAt: reversedAt?.toISOString() ?? null,
});

/** The payee is known for this customer from now on, or once less. */
async function learned(
  tx: Database,
  tenant: Tenant,
  { customerId }: Invoice,
  { counterparty }: BankTransaction,
  what: 'confirmed' | 'retracted',
): Promise<void> {
  const customer = customerId === null ? null : await lockCustomer(tx, tenant, customerId);
  if (customer === null) return;
  await saveCustomer(
    tx,
    tenant,
    what === 'confirmed' ? confirmPayee(customer, counterparty) : retractPayee(customer, counterparty),
  );
}
