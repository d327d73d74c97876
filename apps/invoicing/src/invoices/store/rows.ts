import type { Selectable } from 'kysely';
import type { InvoiceState } from '../../matching/index.ts';
import type { Invoices as InvoicesTable } from '../../schema.generated.ts';
import type { InvoiceTypeCode } from '../codes.ts';
import type { BankEvidence, Content, EligibilityRecord, Invoice } from '../invoice.ts';
import type { PaymentStatus } from '../tax-invoice.ts';

/** A row as the invoice it is. */
export function invoiceOf(row: Selectable<InvoicesTable>): Invoice {
  return {
    id: row.id,
    source: row.source as Invoice['source'],
    ...{ accountId: row.account_id, transactionId: row.transaction_id, traceId: row.trace_id },
    state: row.state as InvoiceState,
    paymentStatus: row.payment_status as PaymentStatus,
    version: row.version,
    typeCode: row.type_code as InvoiceTypeCode,
    ...{ businessId: row.business_id, number: row.number, irn: row.irn },
    ...{ issueDate: row.issue_date, dueDate: row.due_date, currency: row.currency },
    ...{ gross: row.gross_minor, net: row.net_minor, vat: row.vat_minor, vatRateBp: row.vat_rate_bp },
    ...{ allocated: row.allocated_minor, customerId: row.customer_id, creditsId: row.credits_id },
    content: row.content as Content,
    evidence: row.evidence as BankEvidence,
    eligibility: row.eligibility as EligibilityRecord | null,
    ...{ reviewedBy: row.reviewed_by, documentHash: row.document_hash, authorityCode: row.authority_code },
    ...{ validatedAt: row.validated_at, signAttempt: row.sign_attempt, signStartedAt: row.sign_started_at },
    ...{ document: row.document, signedAt: row.signed_at, qrText: row.qr_text, transmittedAt: row.transmitted_at },
    createdAt: row.created_at,
  };
}
