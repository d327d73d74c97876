import { createHash } from 'node:crypto';
import { amount, decimal, type ExactJson, printExact } from './exact-json.ts';
import type { Address, DocumentReference, InvoiceLine, Party, TaxInvoice, TaxSubtotal } from './tax-invoice.ts';
import { isNamed, taxTotal } from './tax-invoice.ts';

/** How the host that takes the document wants what hosts differ in. Source: contract 9, 11.4. */
export interface DocumentStyle {
  /** `unece`: a unit code, `EA`. `text`: `NGN per 1`, as old hosts want it. */
  readonly priceUnit: 'unece' | 'text';
  /** Contract, dispatch and receipt references: an object on some hosts, an array on others. */
  readonly references: 'object' | 'array';
}

export const DEFAULT_STYLE: DocumentStyle = { priceUnit: 'unece', references: 'object' };

/** The document that is sent: JSON text, every amount with exactly two decimals. Source: contract 11.4. */
export const documentText = (invoice: TaxInvoice, style: DocumentStyle = DEFAULT_STYLE): string =>
  printExact(documentOf(invoice, style));

/**
 * SHA-256 of the canonical document, lower-case hex: members sorted, no blanks, amounts with two decimals. The payment
 * status is left out, and so is what only a host's style decides: a receipt that arrives between validating and signing
 * changes no tax.
 */
export function documentHash(invoice: TaxInvoice): string {
  const { payment_status: _, ...lasting } = documentOf(invoice, DEFAULT_STYLE);
  return createHash('sha256').update(printExact(lasting, true)).digest('hex');
}

function documentOf(invoice: TaxInvoice, style: DocumentStyle): Record<string, ExactJson | undefined> {
  const { totals, customer } = invoice;
  return {
    business_id: invoice.businessId,
    irn: invoice.irn,
    invoice_kind: invoice.kind,
    issue_date: invoice.issueDate,
    issue_time: invoice.issueTime,
    due_date: invoice.dueDate,
    invoice_type_code: invoice.typeCode,
    payment_status: invoice.paymentStatus,
    note: invoice.note,
    document_currency_code: invoice.currency,
    tax_currency_code: invoice.taxCurrency,
    buyer_reference: invoice.buyerReference,
    order_reference: invoice.orderReference,
    billing_reference: listed(invoice.billingReferences?.map(referenceOf)),
    dispatch_document_reference: styled(invoice.dispatchReference, style),
    receipt_document_reference: styled(invoice.receiptReference, style),
    contract_document_reference: styled(invoice.contractReference, style),
    accounting_supplier_party: partyOf(invoice.supplier),
    accounting_customer_party: customer && isNamed(customer) ? partyOf(customer) : undefined,
    actual_delivery_date: invoice.deliveryDate,
    payment_means: listed(
      invoice.paymentMeans?.map(({ code, dueDate }) => ({ payment_means_code: code, payment_due_date: dueDate })),
    ),
    payment_terms_note: invoice.paymentTerms,
    allowance_charge: listed(
      invoice.allowances?.map(({ charge, amountMinor }) => ({ charge_indicator: charge, amount: amount(amountMinor) })),
    ),
    tax_total: taxesOf(invoice.taxes),
    legal_monetary_total: {
      line_extension_amount: amount(totals.linesMinor),
      tax_exclusive_amount: amount(totals.taxExclusiveMinor),
      tax_inclusive_amount: amount(totals.taxInclusiveMinor),
      prepaid_amount: totals.prepaidMinor === 0n ? undefined : amount(totals.prepaidMinor),
      payable_amount: amount(totals.payableMinor),
    },
    invoice_line: invoice.lines.map((line) => lineOf(line, invoice.currency, style)),
  };
}

const listed = (items: readonly ExactJson[] | undefined): readonly ExactJson[] | undefined =>
  items === undefined || items.length === 0 ? undefined : items;

const referenceOf = ({ irn, issueDate }: DocumentReference): ExactJson => ({ irn, issue_date: issueDate });

function styled(reference: DocumentReference | undefined, style: DocumentStyle): ExactJson | undefined {
  if (reference === undefined) return undefined;
  return style.references === 'array' ? [referenceOf(reference)] : referenceOf(reference);
}

const partyOf = ({ name, tin, email, telephone, businessDescription, address }: Party): ExactJson => ({
  party_name: name,
  tin,
  email,
  telephone,
  business_description: businessDescription,
  postal_address: address === undefined ? undefined : addressOf(address),
});

const addressOf = ({ street, city, postalZone, lga, state, country }: Address): ExactJson => ({
  street_name: street,
  city_name: city,
  postal_zone: postalZone,
  lga,
  state,
  country,
});

function taxesOf(taxes: readonly TaxSubtotal[]): ExactJson | undefined {
  if (taxes.length === 0) return undefined;
  const subtotals = taxes.map(({ category, percentBp, taxableMinor, taxMinor }) => ({
    taxable_amount: amount(taxableMinor),
    tax_amount: amount(taxMinor),
    tax_category: { id: category, percent: decimal(BigInt(percentBp), 2) },
  }));
  return [{ tax_amount: amount(taxTotal(taxes)), tax_subtotal: subtotals }];
}

const lineOf = (line: InvoiceLine, currency: string, style: DocumentStyle): ExactJson => ({
  hsn_code: line.hsnCode,
  isic_code: line.isicCode,
  product_category: line.category,
  invoiced_quantity: decimal(line.quantityMilli, 3),
  line_extension_amount: amount(line.netMinor),
  item: { name: line.name, description: line.description, sellers_item_identification: line.sellersItemId },
  price: {
    price_amount: amount(line.priceMinor),
    base_quantity: decimal(BigInt(line.baseQuantity), 0),
    price_unit: style.priceUnit === 'text' ? `${currency} per ${line.baseQuantity}` : line.unit,
  },
});
