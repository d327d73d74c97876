import type { Minor } from '@kente/kit/money';

/** A calendar date, YYYY-MM-DD, in the bank's time zone. */
export type CalendarDate = string;

export interface Tenant {
  readonly organisationId: string;
  readonly environmentId: string;
}

/** A bank row as matching reads it: what was extracted, never the raw narration alone. Amounts are minor units, positive. */
export interface BankTransaction extends Tenant {
  readonly id: string;
  readonly accountId: string;
  readonly direction: 'credit' | 'debit';
  readonly amount: Minor;
  /** Amount less live allocations: what is left to allocate. */
  readonly unallocated: Minor;
  readonly currency: string;
  readonly date: CalendarDate;
  readonly status: 'posted' | 'pending' | 'reversed';
  /** Where an invoice number is sought: remark and reference, boilerplate cut. */
  readonly text: string;
  readonly counterparty: { readonly name: string | null; readonly accountNumber: string | null };
  readonly reference: string | null;
  readonly sessionId: string | null;
  /** The virtual account or payment link that took the money, where the row names one. */
  readonly collectedBy: string | null;
  /** Payment gateway that paid out, lower case: `paystack`. Null for everybody else. */
  readonly gateway: string | null;
  /** The bank calls the row a reversal. */
  readonly calledReversal: boolean;
}

export type InvoiceState =
  | 'DRAFT'
  | 'REVIEWED'
  | 'VALIDATED'
  | 'SIGNED'
  | 'TRANSMITTED'
  | 'REJECTED'
  | 'CANCELLED'
  | 'SIGN_UNKNOWN'
  | 'SUPERSEDED';

/** An invoice with something still to pay. A credit note is paid by a debit. */
export interface OpenInvoice extends Tenant {
  readonly id: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly number: string | null;
  readonly customerId: string;
  readonly currency: string;
  readonly total: Minor;
  /** Total without VAT: what withholding tax is taken from. */
  readonly net: Minor;
  /** Basis points: 750 is 7.5 %. */
  readonly vatRateBp: number;
  /** Total less live allocations. */
  readonly open: Minor;
  readonly issueDate: CalendarDate;
  readonly dueDate: CalendarDate | null;
  readonly state: InvoiceState;
  /** Virtual accounts and payment links that belong to this invoice alone. */
  readonly collectedBy: readonly string[];
}

/** A payee that a person confirmed for a customer. `key` is made by `aliasKeys`. */
export interface Alias {
  readonly key: string;
  readonly confirmations: number;
}

export interface Customer {
  readonly id: string;
  /** Legal, trading and other known names; those of confirmed payees too. */
  readonly names: readonly string[];
  readonly aliases: readonly Alias[];
}

export interface Candidate {
  readonly invoice: OpenInvoice;
  readonly customer: Customer;
}
