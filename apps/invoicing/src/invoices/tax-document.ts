import type { Business } from './business.ts';
import type { ContentLine, Invoice } from './invoice.ts';
import { type InvoiceLine, type Party, type TaxInvoice, type TaxSubtotal, totalsOf } from './tax-invoice.ts';

const STANDARD_RATE_BP = 750;
const CREDIT_TRANSFER = '30';
/** Taxes are told in naira whatever the invoice is in. */
const TAX_CURRENCY = 'NGN';

/** The invoice as the tax authority is to know it. @throws RangeError for one that has no number yet. */
export function taxInvoiceOf(invoice: Invoice, business: Business): TaxInvoice {
  const { number, irn, content } = invoice;
  if (number === null || irn === null) throw new RangeError(`invoice ${invoice.id} has no number`);
  const lines = content.lines.map((line) => lineOf(line, business));
  const taxes = taxesOf(invoice);
  const dueDate = invoice.dueDate === null ? {} : { dueDate: invoice.dueDate };
  return {
    businessId: business.businessId,
    serviceId: business.serviceId,
    ...{ number, irn, kind: content.kind, typeCode: invoice.typeCode, issueDate: invoice.issueDate, ...dueDate },
    paymentStatus: invoice.paymentStatus,
    currency: invoice.currency,
    taxCurrency: TAX_CURRENCY,
    supplier: supplierOf(business),
    ...(content.buyer === null ? {} : { customer: content.buyer }),
    lines,
    taxes,
    totals: totalsOf({ lines, taxes }),
    paymentMeans: [{ code: CREDIT_TRANSFER, ...dueDate }],
    ...(content.billingReferences.length === 0 ? {} : { billingReferences: content.billingReferences }),
    ...(content.note === null ? {} : { note: content.note }),
    ...(content.paymentTerms === null ? {} : { paymentTerms: content.paymentTerms }),
    ...(content.buyerReference === null ? {} : { buyerReference: content.buyerReference }),
    ...(content.orderReference === null ? {} : { orderReference: content.orderReference }),
  };
}

function supplierOf({ name, tin, email, telephone, description, address }: Business): Party {
  return {
    ...{ name, tin, email, address },
    ...(telephone === null ? {} : { telephone }),
    ...(description === null ? {} : { businessDescription: description }),
  };
}

function lineOf(line: ContentLine, { line: usual }: Business): InvoiceLine {
  const hsnCode = line.hsnCode ?? (line.isicCode === undefined ? usual.hsnCode : null);
  const isicCode = line.isicCode ?? (line.hsnCode === undefined ? usual.isicCode : null);
  const category = line.category ?? usual.category;
  return {
    ...(hsnCode === null ? {} : { hsnCode }),
    ...(isicCode === null ? {} : { isicCode }),
    ...(category === null ? {} : { category }),
    name: line.name,
    ...(line.description === undefined ? {} : { description: line.description }),
    ...(line.sellersItemId === undefined ? {} : { sellersItemId: line.sellersItemId }),
    quantityMilli: BigInt(line.quantityMilli),
    unit: line.unit,
    priceMinor: BigInt(line.priceMinor),
    baseQuantity: 1,
    netMinor: BigInt(line.netMinor),
  };
}

/** The authority's category of a rate in basis points. */
export const standardCategory = (rateBp: number): string =>
  rateBp === STANDARD_RATE_BP ? 'STANDARD_VAT' : 'REDUCED_VAT';

function taxesOf({ vatRateBp, net, vat }: Invoice): TaxSubtotal[] {
  if (vatRateBp === 0) return [];
  return [{ category: standardCategory(vatRateBp), percentBp: vatRateBp, taxableMinor: net, taxMinor: vat }];
}
