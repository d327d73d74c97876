import type { Candidate, CandidateKeys, MatchSettings, Suggestion } from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';
import { type AllocationRequest, allocate, reverse, reverseAllOf } from './allocating.ts';
import type { KeptAllocation } from './allocation-record.ts';
import { booksFor } from './books.ts';
import { type Business, SIMULATED_BUSINESS } from './business.ts';
import { type Confirmation, confirm } from './confirming.ts';
import type { Edit } from './content.ts';
import { creditNote } from './crediting.ts';
import type { InvoicesDeps } from './deps.ts';
import { dismissed } from './dismissing.ts';
import { draftAll, rejectDraft } from './drafting.ts';
import { edit, reject } from './editing.ts';
import type { BankRowInvoices, BankRowRef, Drafted, DraftRequest } from './face.ts';
import { type Actor, type Invoice, SYSTEM } from './invoice.ts';
import { putMatchSettings, settingsOf } from './match-settings.ts';
import { type NewBatch, putBatch, putCollectors } from './payouts.ts';
import { countOld, forgetCustomers, forgetOld, purgeAccount } from './purging.ts';
import { keptByPerson, matchAll } from './reconciling.ts';
import { reportPayment } from './reporting.ts';
import { pdf, qr, ubl } from './showing.ts';
import { resolve, sign } from './signing.ts';
import { allocationsOfInvoice, lockTransactions } from './store/allocations.ts';
import { findBusiness, putBusiness } from './store/businesses.ts';
import { candidatesForAll } from './store/candidates.ts';
import { findInvoice, type HistoryEntry, historyOf, type ListQuery, listInvoices } from './store/invoices.ts';
import { deleteSuggestionsOf, suggestionsOf } from './store/suggestions.ts';
import { type Match, matches } from './suggesting.ts';
import { takeBack } from './taking-back.ts';
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
  /** For retention, in its transactions: what old invoices lose or leave. */
  readonly retention: {
    count: typeof countOld;
    forget: typeof forgetOld;
    forgetCustomers: typeof forgetCustomers;
  };
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
  /** By a job: tells the authority what was paid of a signed invoice. Fails to be tried again. */
  reportPayment(tenant: Tenant, id: string): Promise<void>;
  qr(tenant: Tenant, id: string, format: 'png' | 'svg'): Promise<Uint8Array | string>;
  pdf(tenant: Tenant, id: string): Promise<{ name: string; bytes: Uint8Array }>;
  ubl(tenant: Tenant, id: string): Promise<{ name: string; xml: string }>;
  creditNote(
    tenant: Tenant,
    id: string,
    how: { amount: bigint | null; reason: string; actor: Actor },
  ): Promise<Invoice>;
  matches(tenant: Tenant, id: string): Promise<Match[]>;
  allocate(tenant: Tenant, id: string, request: AllocationRequest, actor: Actor): Promise<KeptAllocation>;
  reverse(tenant: Tenant, id: string, how: { actor: Actor; note: string | null }): Promise<KeptAllocation>;
  /** As they were found when the row was decided, best first. */
  suggestionsOf(tenant: Tenant, transactionId: string): Promise<Suggestion[]>;
  matchSettings(tenant: Tenant): Promise<MatchSettings>;
  putMatchSettings(tenant: Tenant, change: Partial<MatchSettings>, actor: Actor): Promise<MatchSettings>;
  /** Virtual accounts and payment links of one invoice alone. @throws Refusal 404; 409 for one that another invoice has. */
  putCollectors(tenant: Tenant, id: string, keys: readonly string[]): Promise<void>;
  /** A gateway's report of what it pays out. One that came before stays as it was. @throws Refusal 404 for an unknown invoice. */
  putBatch(tenant: Tenant, batch: NewBatch, actor: Actor): Promise<{ isNew: boolean }>;
  business(tenant: Tenant): Promise<Business | null>;
  putBusiness(tenant: Tenant, business: Business, actor: Actor): Promise<void>;
  /** The business that the simulated authority knows, unless one is set. */
  seedBusiness(tenant: Tenant): Promise<void>;
}

export function createInvoices(deps: InvoicesDeps): Invoices {
  const { db } = deps;
  return {
    ...forBankRows(deps),
    purgeAccount,
    retention: { count: countOld, forget: forgetOld, forgetCustomers },
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
    reportPayment: (tenant, id) => reportPayment(deps, tenant, id),
    qr: (tenant, id, format) => qr(deps, tenant, id, format),
    pdf: (tenant, id) => pdf(deps, tenant, id),
    ubl: (tenant, id) => ubl(deps, tenant, id),
    creditNote: (tenant, id, how) => creditNote(deps, tenant, id, how),
    ...matchingOf(deps),
    ...settings(deps),
  };
}

type BankRowSide = keyof BankRowInvoices | 'draft' | 'rejectDraft';

const forBankRows = (deps: InvoicesDeps): Pick<Invoices, BankRowSide> => ({
  async draft(tx, tenant, request) {
    const [drafted] = await draftAll(deps, tx, tenant, [request]);
    return { invoiceId: (drafted as Drafted).invoiceId };
  },
  draftAll: (tx, tenant, drafts) => draftAll(deps, tx, tenant, drafts),
  rejectDraft: (tx, tenant, row, why) => rejectDraft(deps, tx, tenant, row, why),
  async rejectDrafts(tx, tenant, rows, why) {
    await lockTransactions(
      tx,
      tenant,
      rows.map(({ transactionId }) => transactionId),
    );
    for (const row of rows) await rejectDraft(deps, tx, tenant, row, why);
  },
  booksFor,
  matchAll: (tx, tenant, rows) => matchAll(deps, tx, tenant, rows),
  async free(tx, tenant, ids) {
    await lockTransactions(tx, tenant, ids);
    for (const id of ids) await reverseAllOf(deps, tx, tenant, id, SYSTEM);
  },
  keptByPerson: (tx, tenant, ids) => keptByPerson(deps, tx, tenant, ids),
  takeBack: (tx, tenant, pairs) => takeBack(deps, tx, tenant, pairs),
  dismiss: (tx, tenant, pair, actor) => dismissed(deps, tx, tenant, pair, actor),
  forgetSuggestions: deleteSuggestionsOf,
});

type MatchingSide =
  | 'openFor'
  | 'matches'
  | 'suggestionsOf'
  | 'allocate'
  | 'reverse'
  | 'matchSettings'
  | 'putMatchSettings'
  | 'putCollectors'
  | 'putBatch';

const matchingOf = (deps: InvoicesDeps): Pick<Invoices, MatchingSide> => ({
  openFor: async (tenant, keys) => (await candidatesForAll(deps.db, tenant, [keys]))[0] ?? [],
  matches: (tenant, id) => matches(deps, tenant, id),
  suggestionsOf: (tenant, transactionId) => suggestionsOf(deps.db, tenant, transactionId),
  allocate: (tenant, id, request, actor) => allocate(deps, tenant, id, request, actor),
  reverse: (tenant, id, how) => reverse(deps, tenant, id, how),
  matchSettings: (tenant) => settingsOf(deps, deps.db, tenant),
  putMatchSettings: (tenant, change, actor) => putMatchSettings(deps, tenant, change, actor),
  putCollectors: (tenant, id, keys) => putCollectors(deps, tenant, id, keys),
  putBatch: (tenant, batch, actor) => putBatch(deps, tenant, batch, actor),
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
