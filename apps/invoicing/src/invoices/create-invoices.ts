import type { Candidate, CandidateKeys } from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { type AllocationRequest, allocate, reverse } from './allocating.ts';
import type { KeptAllocation } from './allocation-record.ts';
import { booksFor } from './books.ts';
import { type Business, SIMULATED_BUSINESS } from './business.ts';
import { type Confirmation, confirm } from './confirming.ts';
import type { Edit } from './content.ts';
import { creditNote } from './crediting.ts';
import type { BankRows, InvoicesDeps, Learn, Tell } from './deps.ts';
import { draft, rejectDraft } from './drafting.ts';
import { edit, reject } from './editing.ts';
import type { BankRowInvoices, BankRowRef, DraftRequest } from './face.ts';
import type { Actor, Invoice } from './invoice.ts';
import { purgeAccount } from './purging.ts';
import { pdf, qr } from './showing.ts';
import { resolve, sign } from './signing.ts';
import { allocationsOfInvoice, insertDismissed } from './store/allocations.ts';
import { findBusiness, putBusiness } from './store/businesses.ts';
import { candidatesFor } from './store/candidates.ts';
import { findInvoice, type HistoryEntry, historyOf, type ListQuery, listInvoices } from './store/invoices.ts';
import { type Match, matches } from './suggesting.ts';
import { transmit, transmitQueued } from './transmitting.ts';
import { validate } from './validating.ts';

/** An invoice with what was paid of it and what happened to it. */
export interface WholeInvoice {
  invoice: Invoice;
  allocations: readonly KeptAllocation[];
  history: readonly HistoryEntry[];
}

/** Invoices from draft to the authority, and what pays them. */
export interface Invoices extends BankRowInvoices {
  draft(tx: Database, tenant: Tenant, request: DraftRequest): Promise<{ invoiceId: string }>;
  rejectDraft(tx: Database, tenant: Tenant, row: BankRowRef, why: string): Promise<void>;
  /** What an unlink with `purge` does. */
  purgeAccount(tx: Database, tenant: Tenant, accountId: string): Promise<{ invoices: number; retainedSigned: number }>;
  /** Payable invoices that a bank row's keys lead to. */
  openFor(tenant: Tenant, keys: CandidateKeys): Promise<Candidate[]>;
  /** Null for one that is not here. */
  find(tenant: Tenant, id: string): Promise<WholeInvoice | null>;
  list(tenant: Tenant, query: ListQuery): Promise<{ invoices: Invoice[]; total: number }>;
  edit(tenant: Tenant, id: string, change: { version: number; edit: Edit; actor: Actor }): Promise<Invoice>;
  confirm(tenant: Tenant, id: string, confirmation: Confirmation, actor: Actor): Promise<Invoice>;
  reject(tenant: Tenant, id: string, how: { note: string | null; learn: boolean; actor: Actor }): Promise<Invoice>;
  validate(tenant: Tenant, id: string, actor: Actor): Promise<Invoice>;
  sign(tenant: Tenant, id: string, actor: Actor): Promise<Invoice>;
  /** What became of a signature that nobody knows of; null for an invoice that waits for none. */
  resolveSigning(tenant: Tenant, id: string): Promise<'found_signed' | 'found_unsigned' | 'wait' | null>;
  transmit(tenant: Tenant, id: string, actor: Actor): Promise<Invoice>;
  /** By a job: fails to be tried again. */
  transmitQueued(tenant: Tenant, id: string): Promise<void>;
  qr(tenant: Tenant, id: string, format: 'png' | 'svg'): Promise<Uint8Array | string>;
  pdf(tenant: Tenant, id: string): Promise<{ name: string; bytes: Uint8Array }>;
  creditNote(
    tenant: Tenant,
    id: string,
    how: { amount: bigint | null; reason: string; actor: Actor },
  ): Promise<Invoice>;
  matches(tenant: Tenant, id: string): Promise<Match[]>;
  allocate(tenant: Tenant, id: string, request: AllocationRequest, actor: Actor): Promise<KeptAllocation>;
  reverse(tenant: Tenant, id: string, how: { actor: Actor; note: string | null }): Promise<KeptAllocation>;
  /** The pair is never suggested again. */
  dismiss(tenant: Tenant, pair: { transactionId: string; otherId: string }, actor: Actor): Promise<void>;
  business(tenant: Tenant): Promise<Business | null>;
  putBusiness(tenant: Tenant, business: Business, actor: Actor): Promise<void>;
  /** The business that the simulated authority knows, unless one is set. */
  seedBusiness(tenant: Tenant): Promise<void>;
  /** For other modules, told once at start: who keeps the bank's rows, and who learns from a rejection. */
  readRowsFrom(rows: BankRows): void;
  teach(learn: Learn): void;
  /** Who tells the operators. */
  tellTo(tell: Tell): void;
}

/** Until another module keeps bank rows there are none; until one learns, a rejection teaches nothing. */
const NO_ROWS: BankRows = { find: async () => null, near: async () => [] };

export function createInvoices(given: Omit<InvoicesDeps, 'ports'>): Invoices {
  const deps: InvoicesDeps = { ...given, ports: { rows: NO_ROWS, learn: async () => {}, tell: () => {} } };
  const { db, clock } = deps;
  return {
    ...forBankRows(deps),
    booksFor,
    purgeAccount,
    openFor: (tenant, keys) => candidatesFor(db, tenant, keys),
    async find(tenant, id) {
      const invoice = await findInvoice(db, tenant, id);
      if (invoice === null) return null;
      const [allocations, history] = [await allocationsOfInvoice(db, tenant, id), await historyOf(db, tenant, id)];
      return { invoice, allocations, history };
    },
    list: (tenant, query) => listInvoices(db, tenant, query),
    edit: (tenant, id, change) => edit(deps, tenant, id, change),
    confirm: (tenant, id, confirmation, actor) => confirm(deps, tenant, id, confirmation, actor),
    reject: (tenant, id, how) => reject(deps, tenant, id, how),
    validate: (tenant, id, actor) => validate(deps, tenant, id, actor),
    sign: (tenant, id, actor) => sign(deps, tenant, id, actor),
    resolveSigning: (tenant, id) => resolve(deps, tenant, id),
    transmit: (tenant, id, actor) => transmit(deps, tenant, id, actor),
    transmitQueued: (tenant, id) => transmitQueued(deps, tenant, id),
    qr: (tenant, id, format) => qr(deps, tenant, id, format),
    pdf: (tenant, id) => pdf(deps, tenant, id),
    creditNote: (tenant, id, how) => creditNote(deps, tenant, id, how),
    matches: (tenant, id) => matches(deps, tenant, id),
    allocate: (tenant, id, request, actor) => allocate(deps, tenant, id, request, actor),
    reverse: (tenant, id, how) => reverse(deps, tenant, id, how),
    dismiss: (tenant, pair, actor) => insertDismissed(db, tenant, pair, { actor, at: clock.now() }),
    ...settings(deps),
    readRowsFrom(rows) {
      deps.ports.rows = rows;
    },
    teach(learn) {
      deps.ports.learn = learn;
    },
    tellTo(tell) {
      deps.ports.tell = tell;
    },
  };
}

type BankRowSide = 'draft' | 'draftAll' | 'rejectDraft' | 'rejectDrafts';

const forBankRows = (deps: InvoicesDeps): Pick<Invoices, BankRowSide> => ({
  draft: async (tx, tenant, request) => ({ invoiceId: await draft(deps, tx, tenant, request) }),
  async draftAll(tx, tenant, drafts) {
    const drafted = [];
    for (const request of drafts) {
      const { accountId, transactionId } = request;
      drafted.push({ accountId, transactionId, invoiceId: await draft(deps, tx, tenant, request) });
    }
    return drafted;
  },
  rejectDraft: (tx, tenant, row, why) => rejectDraft(deps, tx, tenant, row, why),
  async rejectDrafts(tx, tenant, rows, why) {
    for (const row of rows) await rejectDraft(deps, tx, tenant, row, why);
  },
});

const settings = ({
  db,
  clock,
  tenancy,
}: InvoicesDeps): Pick<Invoices, 'business' | 'putBusiness' | 'seedBusiness'> => ({
  business: (tenant) => findBusiness(db, tenant),
  async putBusiness(tenant, business, actor) {
    await db.transaction().execute(async (tx) => {
      await putBusiness(tx, tenant, business, { at: clock.now(), ifAbsent: false });
      const { businessId, serviceId } = business;
      const entry = { actor, action: 'business.changed', subject: businessId, detail: { serviceId } };
      await tenancy.audit(tx, tenant, entry);
    });
  },
  seedBusiness: (tenant) => putBusiness(db, tenant, SIMULATED_BUSINESS, { at: clock.now(), ifAbsent: true }),
});
