import { LGAS, STATES } from './places.ts';

/**
 * A snapshot of the authority's lists: real and short. Codes of local government areas follow the form of the real ones
 * (`NG-LA-IKE`); read the list of the host that you send to.
 */
const named = (codes: Readonly<Record<string, string>>) =>
  Object.entries(codes).map(([code, name]) => ({ code, name }));

/** 380 and 381 stand the other way round than in EN 16931. */
const INVOICE_TYPES = {
  '380': 'Credit Note',
  '381': 'Commercial Invoice',
  '384': 'Debit Note',
  '385': 'Self Billed',
  '386': 'Factored Invoice',
  '388': 'Statement',
  '389': 'Purchase Order',
  '390': 'Proforma Invoice',
  '392': 'Consignment Invoice',
  '393': 'Self Billed Credit Note',
  '394': 'Self Billed Invoice',
  '395': 'Credit Note Request',
  '396': 'Invoice Request',
  '397': 'Final Settlement',
  ...{ '399': 'Other', '400': 'Other', '402': 'Other', '404': 'Other', '406': 'Other', '408': 'Other' },
};

/** In per cent; null where the rate depends on the goods. */
const TAX_CATEGORIES: Readonly<Record<string, number | null>> = {
  STANDARD_VAT: 7.5,
  REDUCED_VAT: null,
  ZERO_VAT: 0,
  STANDARD_GST: null,
  ZERO_GST: 0,
  STATE_SALES_TAX: null,
  LOCAL_SALES_TAX: null,
  EXCISE_DUTY: null,
  INCOME_TAX: null,
  IMPORT_DUTY: null,
  WITHHOLDING_TAX: null,
  EXEMPTED: 0,
  STAMP_DUTY: null,
};

const CURRENCIES = {
  NGN: 'Nigerian Naira',
  USD: 'US Dollar',
  EUR: 'Euro',
  GBP: 'Pound Sterling',
  GHS: 'Ghana Cedi',
  KES: 'Kenyan Shilling',
  ZAR: 'South African Rand',
  XOF: 'CFA Franc BCEAO',
  CNY: 'Chinese Yuan',
};
const COUNTRIES = {
  ...{ NG: 'Nigeria', GH: 'Ghana', KE: 'Kenya', ZA: 'South Africa', BJ: 'Benin', CM: 'Cameroon' },
  ...{ GB: 'United Kingdom', US: 'United States of America', CN: 'China', IN: 'India', DE: 'Germany' },
};
const PAYMENT_MEANS = { '10': 'Cash', '20': 'Cheque', '30': 'Credit transfer' };
const HS_CODES = {
  '0901.21': 'Coffee, roasted, not decaffeinated',
  '1006.30': 'Rice, semi-milled or wholly milled',
  '2523.29': 'Portland cement',
  '2710.19': 'Petroleum oils, other than light oils',
  '3004.90': 'Medicaments, in measured doses',
  '4802.56': 'Paper, uncoated, in sheets',
  '4820.10': 'Registers, account books, notebooks',
  '7214.20': 'Bars and rods of iron or steel',
  '8471.30': 'Portable data processing machines',
  '8517.13': 'Smartphones',
};
const SERVICE_CODES = {
  '4923': 'Freight transport by road',
  '6201': 'Computer programming activities',
  '6202': 'Computer consultancy activities',
  '6910': 'Legal activities',
  '6920': 'Accounting, bookkeeping and auditing',
  '7010': 'Activities of head offices',
  '7110': 'Architectural and engineering activities',
  '7310': 'Advertising',
  '8121': 'General cleaning of buildings',
  '8299': 'Other business support services',
};
const QUANTITY_CODES = {
  ...{ EA: 'each', KGM: 'kilogram', LTR: 'litre', MTR: 'metre', HUR: 'hour', DAY: 'day', MON: 'month', C62: 'one' },
  ...{ BX: 'box', BG: 'bag', CT: 'carton', SET: 'set', TNE: 'tonne' },
};
const VAT_EXEMPTIONS = {
  MEDICAL: 'Medical and pharmaceutical products',
  BASIC_FOOD: 'Basic food items',
  EDUCATION: 'Books and educational materials',
  BABY: 'Baby products',
  FARMING: 'Fertiliser, and agricultural equipment',
  EXPORT: 'Exported goods and services',
};

const LISTS: Readonly<Record<string, readonly object[]>> = {
  countries: named(COUNTRIES),
  states: named(STATES),
  lgas: named(LGAS).map((lga) => ({ ...lga, state_code: lga.code.slice(0, 5) })),
  currencies: named(CURRENCIES),
  'invoice-types': named(INVOICE_TYPES),
  'tax-categories': Object.entries(TAX_CATEGORIES).map(([code, percent]) => ({ code, percent })),
  'payment-means': named(PAYMENT_MEANS),
  'hs-codes': named(HS_CODES),
  'services-codes': named(SERVICE_CODES),
  'vat-exemptions': named(VAT_EXEMPTIONS),
  'invoice-quantity-codes': named(QUANTITY_CODES),
};

/** Null for a list that there is not. */
export const resourceList = (name: string): readonly object[] | null =>
  Object.hasOwn(LISTS, name) ? (LISTS[name] ?? null) : null;

const hasCode = (codes: object) => (code: unknown) => typeof code === 'string' && Object.hasOwn(codes, code);

export const isCurrency = hasCode(CURRENCIES);
export const isCountry = hasCode(COUNTRIES);
export const isState = hasCode(STATES);
export const isInvoiceType = hasCode(INVOICE_TYPES);
export const isTaxCategory = hasCode(TAX_CATEGORIES);
export const isPaymentMeans = hasCode(PAYMENT_MEANS);

/** Only some states have their areas in the snapshot; in the others any code of the right form will do. */
export function isLga(code: unknown): boolean {
  if (typeof code !== 'string' || !/^NG-[A-Z]{2}-[A-Z]{3}$/.test(code)) return false;
  const listed = Object.keys(LGAS).some((lga) => lga.startsWith(code.slice(0, 6)));
  return listed ? Object.hasOwn(LGAS, code) : isState(code.slice(0, 5));
}

/** In per cent; null where it is not fixed. */
export const fixedPercent = (category: string): number | null => TAX_CATEGORIES[category] ?? null;
