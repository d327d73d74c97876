import { makeIrn } from '../irn.ts';
import { type InvoiceLine, type TaxInvoice, type TaxSubtotal, totalsOf } from '../tax-invoice.ts';

export const aLine = (line: Partial<InvoiceLine> = {}): InvoiceLine => ({
  hsnCode: '4802.56',
  category: 'Stationery',
  name: 'Paper',
  description: 'A4 ream',
  sellersItemId: 'SKU-1',
  quantityMilli: 10_000n,
  unit: 'EA',
  priceMinor: 1_000_000n,
  baseQuantity: 1,
  netMinor: 10_000_000n,
  ...line,
});

export const standardVat = (taxableMinor: bigint, taxMinor: bigint): TaxSubtotal => ({
  category: 'STANDARD_VAT',
  percentBp: 750,
  taxableMinor,
  taxMinor,
});

/** The contract's balanced skeleton; IRN and totals follow from what is given, unless they are given too. */
export function anInvoice(given: Partial<TaxInvoice> = {}): TaxInvoice {
  const number = given.number ?? 'INV-0042';
  const issueDate = given.issueDate ?? '2026-11-20';
  const serviceId = given.serviceId ?? '94ND90NR';
  const lines = given.lines ?? [aLine()];
  const taxes = given.taxes ?? [standardVat(10_000_000n, 750_000n)];
  return {
    businessId: '00000000-0000-4000-8000-000000000001',
    irn: given.irn ?? makeIrn({ number, serviceId, issueDate }),
    kind: 'B2B',
    typeCode: '381',
    dueDate: '2026-12-20',
    paymentStatus: 'PAID',
    currency: 'NGN',
    taxCurrency: 'NGN',
    supplier: {
      name: 'Example Supplies Ltd',
      tin: '00000000-0001',
      email: 'accounts@example.test',
      telephone: '+2340000000000',
      address: {
        street: '1 Example Road',
        city: 'Ikeja',
        postalZone: '100001',
        lga: 'NG-LA-IKE',
        state: 'NG-LA',
        country: 'NG',
      },
    },
    customer: { name: 'Example Ventures Ltd', tin: '00000000-0002' },
    paymentMeans: [{ code: '30', dueDate: '2026-12-20' }],
    totals: totalsOf({ lines, taxes, ...(given.allowances ? { allowances: given.allowances } : {}) }),
    ...given,
    ...{ number, issueDate, serviceId, lines, taxes },
  };
}
