import type { BookEntries, ReadRow, Reason } from '../eligibility/index.ts';
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
  /** What the books hold that these rows may hit: their customers, open invoices and sales. */
  booksFor(tx: Database, tenant: Tenant, rows: readonly ReadRow[]): Promise<BookEntries>;
}
