import type { BookEntries, ReadRow, Reason } from '../eligibility/index.ts';
import type { BankTransaction, Suggestion } from '../matching/index.ts';
import type { Database, Tenant } from '../tenancy/index.ts';

/** What the ingestion of bank rows asks of the invoices. Many rows at once: a sync has pages of five hundred. */

/** A bank row that becomes a draft. Source: contract 4.3. */
export interface DraftRequest {
  accountId: string;
  transactionId: string;
  traceId: string;
  document: 'invoice' | 'credit_note';
  /** The sale that a credit note gives back; null where a person has to name it. */
  refundedInvoiceId: string | null;
  /** ISO 4217. */
  currency: string;
  /** Minor units, positive, VAT contained. */
  grossMinor: bigint;
  /** The bank's calendar date, YYYY-MM-DD. */
  issueDate: string;
  counterparty: { name: string | null; accountNumber: string | null };
  description: string;
  reference: string | null;
  sessionId: string | null;
  tags: readonly string[];
  eligibility: {
    decision: string;
    reasons: readonly Reason[];
    score: number;
    rulesetVersion: number;
  };
}

export interface Drafted {
  accountId: string;
  transactionId: string;
  invoiceId: string;
}

export interface BankRowRef {
  accountId: string;
  transactionId: string;
}

export interface RowToMatch {
  readonly transaction: BankTransaction;
  /** `earlier`: only rows that it may take back are looked at. */
  readonly against: 'everything' | 'earlier';
}

export interface Matched {
  /** The invoice that it was allocated to; null where nothing applied. */
  readonly paid: string | null;
  readonly suggestions: readonly Suggestion[];
}

/** A row of the bank, and the one that took it back. */
export interface TakenBack {
  readonly accountId: string;
  readonly transactionId: string;
  readonly by: string;
}

/** The part of the invoices that bank rows need. */
export interface BankRowInvoices {
  /**
   * One draft per bank row, in the caller's transaction. A row that has one keeps its id: a draft that nobody touched takes
   * the new figures, one that was rejected because its row changed opens again, whatever a person edited, confirmed,
   * rejected or signed stays as it is. @returns one entry per request, in the same order.
   */
  draftAll(tx: Database, tenant: Tenant, drafts: readonly DraftRequest[]): Promise<readonly Drafted[]>;
  /**
   * The rows are no business any more, were taken back or changed: open drafts become REJECTED, with `why`; live
   * allocations of the rows are reversed. What was confirmed or signed stays for a person. Rows without any are passed over.
   */
  rejectDrafts(tx: Database, tenant: Tenant, rows: readonly BankRowRef[], why: string): Promise<void>;
  /**
   * Plans settled rows against what is open now, in the caller's transaction. What may apply by itself is allocated; the rest
   * is kept as suggestions, in place of what was suggested before. @returns one entry per row.
   */
  matchAll(tx: Database, tenant: Tenant, rows: readonly RowToMatch[]): Promise<ReadonlyMap<string, Matched>>;
  /** Undoes everything that was allocated of rows whose money changed. */
  free(tx: Database, tenant: Tenant, transactionIds: readonly string[]): Promise<void>;
  /**
   * Undoes what applied by itself of rows of which only the text changed. @returns the invoice of each row that a person
   * allocated: that stays.
   */
  keptByPerson(tx: Database, tenant: Tenant, transactionIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /**
   * The bank took rows back: drafts that nobody touched become REJECTED, allocations are undone, and for what the authority
   * has a credit note is suggested with the row that took it.
   */
  takeBack(tx: Database, tenant: Tenant, pairs: readonly TakenBack[]): Promise<void>;
  /** The pair is never suggested again, and what was suggested of it is gone. @returns false for an unknown pair. */
  dismiss(
    tx: Database,
    tenant: Tenant,
    pair: { transactionId: string; otherId: string },
    actor: string,
  ): Promise<boolean>;
  /** With the rows of an account that is purged. */
  forgetSuggestions(tx: Database, tenant: Tenant, accountId: string): Promise<void>;
  /** What the books hold that these rows may hit: their customers, open invoices and sales. */
  booksFor(tx: Database, tenant: Tenant, rows: readonly ReadRow[]): Promise<BookEntries>;
}
