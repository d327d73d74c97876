import type { Party, TaxInvoice } from './tax-invoice.ts';

/** A code of an invoice, and the authority's list that should hold it. An unknown one is a warning: lists are snapshots. */
export interface ListedCode {
  readonly field: string;
  readonly list: 'currencies' | 'countries' | 'states' | 'lgas' | 'tax-categories' | 'payment-means' | CodesOfLines;
  readonly code: string;
}

type CodesOfLines = 'hs-codes' | 'services-codes' | 'invoice-quantity-codes';

/** Every code that a list of the authority decides about. Source: contract 11.2, 11.4. */
export function listedCodes(invoice: TaxInvoice): readonly ListedCode[] {
  const { currency, taxCurrency, supplier, customer, lines, taxes, paymentMeans = [] } = invoice;
  return [
    { field: 'document_currency_code', list: 'currencies', code: currency },
    { field: 'tax_currency_code', list: 'currencies', code: taxCurrency },
    ...placesOf('accounting_supplier_party', supplier),
    ...(customer ? placesOf('accounting_customer_party', customer) : []),
    ...lines.flatMap(({ hsnCode, isicCode, unit }, index): ListedCode[] => [
      ...given(`invoice_line[${index}].hsn_code`, 'hs-codes', hsnCode),
      ...given(`invoice_line[${index}].isic_code`, 'services-codes', isicCode),
      ...given(`invoice_line[${index}].price.price_unit`, 'invoice-quantity-codes', unit),
    ]),
    ...taxes.map(({ category }, index): ListedCode => {
      const field = `tax_total[0].tax_subtotal[${index}].tax_category.id`;
      return { field, list: 'tax-categories', code: category };
    }),
    ...paymentMeans.map(({ code }, index): ListedCode => {
      return { field: `payment_means[${index}].payment_means_code`, list: 'payment-means', code };
    }),
  ];
}

function placesOf(party: string, { address }: Party): readonly ListedCode[] {
  if (address === undefined) return [];
  const field = `${party}.postal_address`;
  return [
    ...given(`${field}.country`, 'countries', address.country),
    ...given(`${field}.state`, 'states', address.state),
    ...given(`${field}.lga`, 'lgas', address.lga),
  ];
}

const given = (field: string, list: ListedCode['list'], code: string | undefined): readonly ListedCode[] =>
  code === undefined || code === '' ? [] : [{ field, list, code }];
