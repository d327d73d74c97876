import type { Minor } from '@kente/kit/money';
import type { InvoiceTypeCode } from './codes.ts';
import type { CalendarDate } from './irn.ts';

/** An invoice as the tax authority is to know it: a value, whatever store it comes from. Amounts in minor units. */
export interface TaxInvoice {
  /** UUID that the authority gave the business. */
  readonly businessId: string;
  /** Eight characters that the authority gave the business. */
  readonly serviceId: string;
  readonly number: string;
  readonly irn: string;
  readonly kind: 'B2B' | 'B2C' | 'B2G';
  readonly typeCode: InvoiceTypeCode;
  readonly issueDate: CalendarDate;
  /** HH:MM:SS in Lagos. */
  readonly issueTime?: string;
  readonly dueDate?: CalendarDate;
  readonly paymentStatus?: PaymentStatus;
  readonly currency: string;
  readonly taxCurrency: string;
  readonly supplier: Party;
  readonly customer?: Party;
  readonly lines: readonly InvoiceLine[];
  readonly allowances?: readonly AllowanceCharge[];
  readonly taxes: readonly TaxSubtotal[];
  readonly totals: Totals;
  readonly paymentMeans?: readonly PaymentMeans[];
  /** The invoices that a credit or debit note is about. */
  readonly billingReferences?: readonly DocumentReference[];
  readonly orderReference?: string;
  readonly contractReference?: DocumentReference;
  readonly dispatchReference?: DocumentReference;
  readonly receiptReference?: DocumentReference;
  readonly buyerReference?: string;
  readonly note?: string;
  readonly paymentTerms?: string;
  readonly deliveryDate?: CalendarDate;
}

export type PaymentStatus = 'PENDING' | 'PARTIAL' | 'PAID' | 'REJECTED';

export interface Party {
  readonly name: string;
  readonly tin?: string;
  readonly email?: string;
  /** Starts with `+`. */
  readonly telephone?: string;
  readonly businessDescription?: string;
  readonly address?: Address;
}

const BUYER_TIN_MIN = 5;

/** A buyer is named to the authority when it has a TIN of five characters. Source: contract 11.4. */
export const isNamed = ({ tin = '' }: Party): boolean => tin.length >= BUYER_TIN_MIN;

export interface Address {
  readonly street: string;
  readonly city: string;
  readonly postalZone?: string;
  /** `NG-LA-IKE` */
  readonly lga?: string;
  /** `NG-LA` */
  readonly state?: string;
  /** `NG` */
  readonly country: string;
}

export interface InvoiceLine {
  /** Goods. One of this and `isicCode` is required. */
  readonly hsnCode?: string;
  /** Services. */
  readonly isicCode?: string;
  readonly category?: string;
  readonly name: string;
  readonly description?: string;
  readonly sellersItemId?: string;
  /** Thousandths: 10 pieces are 10000n. */
  readonly quantityMilli: bigint;
  /** UN/ECE recommendation 20, `EA` for a piece. */
  readonly unit: string;
  readonly priceMinor: Minor;
  /** Units that the price is for. */
  readonly baseQuantity: number;
  /** Quantity × price, without tax. */
  readonly netMinor: Minor;
}

export interface AllowanceCharge {
  readonly charge: boolean;
  readonly amountMinor: Minor;
}

export interface TaxSubtotal {
  readonly category: string;
  /** Basis points: 750 is 7.5 %. */
  readonly percentBp: number;
  readonly taxableMinor: Minor;
  readonly taxMinor: Minor;
}

export interface Totals {
  readonly linesMinor: Minor;
  readonly taxExclusiveMinor: Minor;
  readonly taxInclusiveMinor: Minor;
  readonly prepaidMinor: Minor;
  readonly payableMinor: Minor;
}

export interface PaymentMeans {
  readonly code: string;
  readonly dueDate?: CalendarDate;
}

export interface DocumentReference {
  readonly irn: string;
  readonly issueDate: CalendarDate;
}

type Summed = Pick<TaxInvoice, 'lines' | 'allowances' | 'taxes'>;

/** What the totals of these lines, allowances and taxes are. Source: contract 11.4. */
export function totalsOf({ lines, allowances = [], taxes }: Summed, prepaidMinor: Minor = 0n): Totals {
  const linesMinor = sum(lines.map(({ netMinor }) => netMinor));
  const taxExclusiveMinor =
    linesMinor + sum(allowances.map(({ charge, amountMinor }) => (charge ? amountMinor : -amountMinor)));
  const taxInclusiveMinor = taxExclusiveMinor + taxTotal(taxes);
  return {
    linesMinor,
    taxExclusiveMinor,
    taxInclusiveMinor,
    prepaidMinor,
    payableMinor: taxInclusiveMinor - prepaidMinor,
  };
}

export const taxTotal = (taxes: readonly TaxSubtotal[]): Minor => sum(taxes.map(({ taxMinor }) => taxMinor));

const sum = (amounts: readonly Minor[]): Minor => amounts.reduce((total, amount) => total + amount, 0n);
