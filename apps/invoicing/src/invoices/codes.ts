/** The authority's code lists, as far as a rule depends on them. The long ones are read from it. Source: contract 11.5. */

/** 380 and 381 stand the other way round than in EN 16931: translate by name, never by number. */
const INVOICE_TYPES = {
  '380': 'credit note',
  '381': 'commercial invoice',
  '384': 'debit note',
  '385': 'self-billed',
  '386': 'factored',
  '388': 'statement',
  '389': 'purchase order',
  '390': 'proforma',
  '392': 'consignment',
  '393': 'self-billed credit note',
  '394': 'self-billed invoice',
  '395': 'credit-note request',
  '396': 'invoice request',
  '397': 'final settlement',
  // Listed by the authority without a name that is known here.
  '399': null,
  '400': null,
  '402': null,
  '404': null,
  '406': null,
  '408': null,
} as const;

export type InvoiceTypeCode = keyof typeof INVOICE_TYPES;

export const isInvoiceType = (code: string): code is InvoiceTypeCode => Object.hasOwn(INVOICE_TYPES, code);

/** Says which invoice it is about. */
export const needsBillingReference = (code: string): boolean => code === '380' || code === '384' || code === '393';

/** UNTDID 1001, which UBL and EN 16931 use; null for what has no counterpart there. */
export function ublTypeCode(code: InvoiceTypeCode): string | null {
  switch (INVOICE_TYPES[code]) {
    case 'commercial invoice':
      return '380';
    case 'credit note':
      return '381';
    case 'debit note':
      return '383';
    case 'factored':
      return '393';
    case 'self-billed':
    case 'self-billed invoice':
      return '389';
    case 'self-billed credit note':
      return '261';
    case 'proforma':
      return '325';
    default:
      return null;
  }
}

/** Categories whose rate is fixed, in basis points. */
const FIXED_RATES: Readonly<Record<string, number>> = { STANDARD_VAT: 750, ZERO_VAT: 0, ZERO_GST: 0, EXEMPTED: 0 };

/** Null where the rate is not fixed. */
export const fixedRateBp = (category: string): number | null => FIXED_RATES[category] ?? null;

/** Every good or service is in one of these at most: together they never cover more than the document. */
export const isValueAdded = (category: string): boolean => /_(?:VAT|GST)$/.test(category) || category === 'EXEMPTED';

const PAYMENT_STATUSES = ['PENDING', 'PARTIAL', 'PAID', 'REJECTED'] as const;

/** What the authority says of a payment; its old `CANCELED` is `REJECTED`. Null for what is none. */
export function readPaymentStatus(status: string): (typeof PAYMENT_STATUSES)[number] | null {
  if (status === 'CANCELED') return 'REJECTED';
  return PAYMENT_STATUSES.find((known) => known === status) ?? null;
}
