import { isInvoiceType, ublTypeCode } from '../codes.ts';

/** A JSON object, as the library that writes UBL wants it: elements by their names, attributes behind an `@`. */
export type UblElement = { readonly [name: string]: string | UblElement | readonly UblElement[] };

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(object) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** The document has two decimals always. */
const amount = (value: unknown): string => Number(value ?? 0).toFixed(2);
const sumOf = (items: readonly Json[], name: string): string =>
  amount(items.reduce((sum, item) => sum + Math.round(Number(item[name] ?? 0) * 100), 0) / 100);

/**
 * The document that was signed in the words of UBL 2.1 and EN 16931, as an export. The authority's types stand the other way
 * round, so they are translated by name; its TIN is a tax registration, since a VAT identifier begins with a country there.
 * `buyerName`: of a buyer that the document does not name. Null for a type that UBL has none for. Source: contract 11.5.
 */
export function ublInvoiceOf(json: string, buyerName: string | null): UblElement | null {
  const document = object(JSON.parse(json));
  const type = text(document.invoice_type_code);
  const code = isInvoiceType(type) ? ublTypeCode(type) : null;
  if (code === null) return null;
  const currency = text(document.document_currency_code);
  const supplier = object(document.accounting_supplier_party);
  const taxes = list(document.tax_total).flatMap((tax) => list(tax.tax_subtotal));
  const totals = object(document.legal_monetary_total);
  const dueDate = text(document.due_date);
  const terms = text(document.payment_terms_note);
  const charges = list(document.allowance_charge);
  return {
    'ubl:Invoice': {
      'cbc:CustomizationID': 'urn:cen.eu:en16931:2017',
      'cbc:ID': text(document.irn),
      'cbc:IssueDate': text(document.issue_date),
      ...optional('cbc:DueDate', dueDate),
      'cbc:InvoiceTypeCode': code,
      ...(text(document.note) === '' ? {} : { 'cbc:Note': [text(document.note)] as unknown as UblElement[] }),
      'cbc:DocumentCurrencyCode': currency,
      ...optional('cbc:BuyerReference', text(document.buyer_reference)),
      ...referencesOf(document),
      'cac:AccountingSupplierParty': { 'cac:Party': supplierOf(supplier) },
      'cac:AccountingCustomerParty': { 'cac:Party': customerOf(document, supplier, buyerName) },
      'cac:PaymentMeans': list(document.payment_means).map((means) => ({
        'cbc:PaymentMeansCode': meansOf(text(means.payment_means_code)),
      })),
      // What is payable has a date or terms; of a receipt there is neither.
      ...(terms !== '' || dueDate === '' ? { 'cac:PaymentTerms': { 'cbc:Note': terms || 'Due on receipt' } } : {}),
      ...(charges.length === 0
        ? {}
        : { 'cac:AllowanceCharge': charges.map((each) => chargeOf(each, taxes, currency)) }),
      'cac:TaxTotal': [taxTotalOf(taxes, totals, currency)],
      'cac:LegalMonetaryTotal': totalsOf(totals, charges, currency),
      'cac:InvoiceLine': list(document.invoice_line).map((line, index) => lineOf(line, index, taxes, currency)),
    },
  };
}

/** A credit transfer has to name the account that it goes to, which the document does not: the instrument is left open. */
const meansOf = (code: string): string => (code === '30' ? '1' : code);

const optional = (name: string, value: string): UblElement => (value === '' ? {} : { [name]: value });

const money = (name: string, value: string, currency: string): UblElement => ({
  [name]: value,
  [`${name}@currencyID`]: currency,
});

function referencesOf(document: Json): UblElement {
  const about = list(document.billing_reference).map((reference) => ({
    'cac:InvoiceDocumentReference': {
      'cbc:ID': text(reference.irn),
      ...optional('cbc:IssueDate', text(reference.issue_date)),
    },
  }));
  const order = text(document.order_reference);
  return {
    ...(order === '' ? {} : { 'cac:OrderReference': { 'cbc:ID': order } }),
    ...(about.length === 0 ? {} : { 'cac:BillingReference': about }),
  };
}

function addressOf(party: Json, otherCountry: unknown): UblElement {
  const address = object(party.postal_address);
  return {
    ...optional('cbc:StreetName', text(address.street_name)),
    ...optional('cbc:CityName', text(address.city_name)),
    ...optional('cbc:PostalZone', text(address.postal_zone)),
    ...optional('cbc:CountrySubentity', text(address.state)),
    'cac:Country': { 'cbc:IdentificationCode': text(address.country) || text(otherCountry) || 'NG' },
  };
}

function contactOf(party: Json): UblElement {
  const contact = {
    ...optional('cbc:Telephone', text(party.telephone)),
    ...optional('cbc:ElectronicMail', text(party.email)),
  };
  return Object.keys(contact).length === 0 ? {} : { 'cac:Contact': contact };
}

const supplierOf = (party: Json): UblElement => ({
  'cac:PostalAddress': addressOf(party, 'NG'),
  'cac:PartyTaxScheme': [{ 'cbc:CompanyID': text(party.tin), 'cac:TaxScheme': { 'cbc:ID': 'TIN' } }],
  'cac:PartyLegalEntity': { 'cbc:RegistrationName': text(party.party_name) },
  ...contactOf(party),
});

function customerOf(document: Json, supplier: Json, buyerName: string | null): UblElement {
  const party = object(document.accounting_customer_party);
  const tin = text(party.tin);
  return {
    ...(tin === '' ? {} : { 'cac:PartyIdentification': { 'cbc:ID': tin } }),
    'cac:PostalAddress': addressOf(party, object(supplier.postal_address).country),
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': text(party.party_name) || buyerName || 'Consumer' },
    ...contactOf(party),
  };
}

/** S with its rate; Z for a rate of nothing; O where the document has no tax at all. */
function categoryOf(taxes: readonly Json[]): UblElement {
  const [tax] = taxes;
  const scheme = { 'cac:TaxScheme': { 'cbc:ID': 'VAT' } };
  if (tax === undefined) return { 'cbc:ID': 'O', ...scheme };
  const percent = Number(object(tax.tax_category).percent ?? 0);
  return { 'cbc:ID': percent > 0 ? 'S' : 'Z', 'cbc:Percent': String(percent), ...scheme };
}

function chargeOf(charge: Json, taxes: readonly Json[], currency: string): UblElement {
  const isCharge = charge.charge_indicator === true;
  return {
    'cbc:ChargeIndicator': String(isCharge),
    'cbc:AllowanceChargeReason': isCharge ? 'Charge' : 'Allowance',
    ...money('cbc:Amount', amount(charge.amount), currency),
    'cac:TaxCategory': categoryOf(taxes),
  };
}

function taxTotalOf(taxes: readonly Json[], totals: Json, currency: string): UblElement {
  const exempt = { 'cbc:TaxExemptionReason': 'Not subject to VAT' };
  const { 'cac:TaxScheme': scheme, ...none } = categoryOf([]);
  const subtotals = taxes.map((tax) => ({
    ...money('cbc:TaxableAmount', amount(tax.taxable_amount), currency),
    ...money('cbc:TaxAmount', amount(tax.tax_amount), currency),
    'cac:TaxCategory': categoryOf([tax]),
  }));
  const untaxed = {
    ...money('cbc:TaxableAmount', amount(totals.tax_exclusive_amount), currency),
    ...money('cbc:TaxAmount', '0.00', currency),
    'cac:TaxCategory': { ...none, ...exempt, 'cac:TaxScheme': scheme as UblElement },
  };
  return {
    ...money('cbc:TaxAmount', sumOf(taxes, 'tax_amount'), currency),
    'cac:TaxSubtotal': subtotals.length === 0 ? [untaxed] : subtotals,
  };
}

function totalsOf(totals: Json, charges: readonly Json[], currency: string): UblElement {
  const [added, taken] = [true, false].map((kind) =>
    charges.filter((each) => (each.charge_indicator === true) === kind),
  );
  return {
    ...money('cbc:LineExtensionAmount', amount(totals.line_extension_amount), currency),
    ...money('cbc:TaxExclusiveAmount', amount(totals.tax_exclusive_amount), currency),
    ...money('cbc:TaxInclusiveAmount', amount(totals.tax_inclusive_amount), currency),
    ...(taken?.length ? money('cbc:AllowanceTotalAmount', sumOf(taken, 'amount'), currency) : {}),
    ...(added?.length ? money('cbc:ChargeTotalAmount', sumOf(added, 'amount'), currency) : {}),
    ...(totals.prepaid_amount === undefined ? {} : money('cbc:PrepaidAmount', amount(totals.prepaid_amount), currency)),
    ...money('cbc:PayableAmount', amount(totals.payable_amount), currency),
  };
}

const UNIT = /^[A-Z0-9]{2,3}$/;

function lineOf(line: Json, index: number, taxes: readonly Json[], currency: string): UblElement {
  const [item, price] = [object(line.item), object(line.price)];
  const unit = UNIT.test(text(price.price_unit)) ? text(price.price_unit) : 'EA';
  const hsn = text(line.hsn_code);
  const sku = text(item.sellers_item_identification);
  return {
    'cbc:ID': String(index + 1),
    'cbc:InvoicedQuantity': String(line.invoiced_quantity ?? 1),
    'cbc:InvoicedQuantity@unitCode': unit,
    ...money('cbc:LineExtensionAmount', amount(line.line_extension_amount), currency),
    'cac:Item': {
      ...optional('cbc:Description', text(item.description)),
      'cbc:Name': text(item.name),
      ...(sku === '' ? {} : { 'cac:SellersItemIdentification': { 'cbc:ID': sku } }),
      ...(hsn === '' ? {} : { 'cac:CommodityClassification': [classified(hsn)] }),
      'cac:ClassifiedTaxCategory': categoryOf(taxes),
    },
    'cac:Price': money('cbc:PriceAmount', amount(price.price_amount), currency),
  };
}

const classified = (hsn: string): UblElement => ({
  'cbc:ItemClassificationCode': hsn,
  'cbc:ItemClassificationCode@listID': 'HS',
});
