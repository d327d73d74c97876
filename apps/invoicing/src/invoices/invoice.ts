import type { Minor } from '@kente/kit/money';
import type { InvoiceState } from '../matching/index.ts';
import type { InvoiceTypeCode } from './codes.ts';
import type { CalendarDate } from './irn.ts';
import type { Address, DocumentReference, PaymentStatus } from './tax-invoice.ts';

/** An invoice as it is kept. Amounts in minor units; `gross = net + vat`. Source: contract 4.3. */
export interface Invoice {
  readonly id: string;
  /** `credit_note`: made of another invoice. */
  readonly source: 'mono' | 'credit_note';
  readonly accountId: string | null;
  readonly transactionId: string | null;
  readonly traceId: string | null;
  readonly state: InvoiceState;
  readonly paymentStatus: PaymentStatus;
  readonly version: number;
  readonly typeCode: InvoiceTypeCode;
  readonly businessId: string | null;
  readonly number: string | null;
  readonly irn: string | null;
  readonly issueDate: CalendarDate;
  readonly dueDate: CalendarDate | null;
  readonly currency: string;
  readonly gross: Minor;
  readonly net: Minor;
  readonly vat: Minor;
  readonly vatRateBp: number;
  /** What live allocations paid of it. */
  readonly allocated: Minor;
  readonly customerId: string | null;
  /** The invoice that a credit note takes back. */
  readonly creditsId: string | null;
  readonly content: Content;
  readonly evidence: BankEvidence;
  readonly eligibility: EligibilityRecord | null;
  readonly reviewedBy: string | null;
  readonly documentHash: string | null;
  readonly authorityCode: string | null;
  readonly validatedAt: Date | null;
  readonly signAttempt: string | null;
  readonly signStartedAt: Date | null;
  /** What was sent to be signed, to the byte. */
  readonly document: string | null;
  readonly signedAt: Date | null;
  readonly qrText: string | null;
  readonly transmittedAt: Date | null;
  readonly createdAt: Date;
}

/** What a person edits. Kept as JSON: amounts are whole minor units. */
export interface Content {
  readonly kind: 'B2B' | 'B2C' | 'B2G';
  readonly buyer: Buyer | null;
  readonly lines: readonly ContentLine[];
  readonly note: string | null;
  readonly paymentTerms: string | null;
  readonly buyerReference: string | null;
  readonly orderReference: string | null;
  readonly billingReferences: readonly DocumentReference[];
}

export interface Buyer {
  readonly name: string;
  readonly tin?: string;
  readonly email?: string;
  readonly telephone?: string;
  readonly address?: Address;
}

export interface ContentLine {
  readonly name: string;
  readonly description?: string;
  readonly hsnCode?: string;
  readonly isicCode?: string;
  readonly category?: string;
  readonly sellersItemId?: string;
  /** Thousandths. */
  readonly quantityMilli: number;
  readonly unit: string;
  /** Of one unit, without tax. */
  readonly priceMinor: number;
  readonly netMinor: number;
}

/** What the bank told. Narration and account number are blanked when a signed invoice is purged. */
export interface BankEvidence {
  readonly counterparty: {
    readonly name: string | null;
    readonly accountNumber: string | null;
    readonly bank: string | null;
  };
  readonly description: string | null;
  readonly reference: string | null;
  readonly tags: readonly string[];
  readonly sessionId: string | null;
}

/** Why the bank's row became an invoice. */
export interface EligibilityRecord {
  readonly decision: string;
  readonly reasons: readonly { readonly rule: number; readonly detail: string; readonly evidence?: string }[];
  readonly score: number;
  readonly rulesetVersion: string;
}

/** Whoever does something: a credential's id, or `system`. */
export type Actor = string;
export const SYSTEM: Actor = 'system';
