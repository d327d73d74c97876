import type { Outcome } from './outcome.ts';
import type { VatPayment } from './vat-payment.ts';

/**
 * A tax authority's platform, or an access point that stands before it. Documents are JSON text and are sent byte for
 * byte: parsing them again would lose the two decimals. Source: contract 11.2.
 */
export interface TaxAuthority {
  verifyTin(tin: string): Promise<Outcome<Taxpayer>>;
  getEntity(id: string): Promise<Outcome<Entity>>;
  validateIrn(request: { invoiceReference: string; businessId: string; irn: string }): Promise<Outcome<null>>;
  validateInvoice(document: string): Promise<Outcome<null>>;
  /** Registers the invoice. Never sent twice by itself: after `unknown`, ask `confirm`. */
  signInvoice(document: string): Promise<Outcome<null>>;
  /** Is there such a signed invoice? */
  confirm(irn: string): Promise<Outcome<Confirmation>>;
  /** The document as the authority keeps it. */
  download(irn: string): Promise<Outcome<Readonly<Record<string, unknown>>>>;
  updatePaymentStatus(irn: string, status: ReportedPayment, reference?: string): Promise<Outcome<null>>;
  /** The VAT of an invoice that was paid. A second one for the same IRN is refused as a duplicate. */
  postVatPayment(payment: VatPayment): Promise<Outcome<null>>;
  transmit(irn: string): Promise<Outcome<null>>;
  lookup(irn: string): Promise<Outcome<Transmission>>;
  /** Documents that others sent to this taxpayer, opened. Days are YYYY-MM-DD. */
  pull(filter?: { confirmed?: boolean; from?: string; to?: string }): Promise<Outcome<readonly PulledDocument[]>>;
  /** A code list; no key is needed. */
  resources(list: ResourceList): Promise<Outcome<readonly Resource[]>>;
}

export interface Taxpayer {
  readonly tin: string;
  readonly name: string;
  readonly address: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly rcNumber: string | null;
}

export interface Entity {
  readonly id: string;
  readonly businesses: readonly { readonly id: string; readonly name: string; readonly irnTemplate: string }[];
}

export interface Confirmation {
  readonly irn: string;
  /** As the authority words it; null where it says nothing. */
  readonly paymentStatus: string | null;
}

export interface Transmission {
  readonly irn: string;
  readonly transmitted: boolean;
  /** The buyer has confirmed it. */
  readonly delivered: boolean;
}

/** A document, or null for one that this key does not open. */
export type PulledDocument = Readonly<Record<string, unknown>> | null;

export type ReportedPayment = 'PENDING' | 'PARTIAL' | 'PAID' | 'REJECTED';

export type ResourceList =
  | 'countries'
  | 'states'
  | 'lgas'
  | 'currencies'
  | 'invoice-types'
  | 'tax-categories'
  | 'payment-means'
  | 'hs-codes'
  | 'services-codes'
  | 'vat-exemptions'
  | 'invoice-quantity-codes';

export interface Resource {
  readonly code: string;
  readonly name: string;
}
