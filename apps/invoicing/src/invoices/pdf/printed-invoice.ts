import { isInvoiceType } from '../codes.ts';

/** What stands on the page. Amounts as they are printed, `1,250.00`. */
export interface PrintedInvoice {
  readonly title: string;
  readonly number: string;
  readonly irn: string;
  readonly currency: string;
  readonly dates: readonly string[];
  readonly supplier: readonly string[];
  readonly buyer: readonly string[];
  readonly items: readonly {
    readonly name: string;
    readonly quantity: string;
    readonly price: string;
    readonly amount: string;
  }[];
  /** The last one is what is to pay. */
  readonly totals: readonly (readonly [label: string, amount: string])[];
  readonly note: string | null;
}

type Json = Readonly<Record<string, unknown>>;

const object = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {});
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.map(object) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads the document that was signed. */
export function readDocument(json: string): PrintedInvoice {
  const document = object(JSON.parse(json));
  const irn = text(document.irn);
  const type = text(document.invoice_type_code);
  const totals = object(document.legal_monetary_total);
  const taxes = list(document.tax_total).flatMap((tax) => list(tax.tax_subtotal));
  return {
    title:
      type === '380' ? 'Credit note' : type === '384' ? 'Debit note' : isInvoiceType(type) ? 'Invoice' : 'Document',
    number: irn.split('-')[0] ?? '',
    irn,
    currency: text(document.document_currency_code),
    dates: [
      `Issued ${text(document.issue_date)}`,
      ...(document.due_date === undefined ? [] : [`Due ${text(document.due_date)}`]),
      ...list(document.billing_reference).map((reference) => `About ${text(reference.irn)}`),
    ],
    supplier: partyLines(object(document.accounting_supplier_party)),
    buyer: partyLines(object(document.accounting_customer_party)),
    items: list(document.invoice_line).map((line) => ({
      name: printable(text(object(line.item).name)),
      quantity: String(line.invoiced_quantity ?? ''),
      price: amount(object(line.price).price_amount),
      amount: amount(line.line_extension_amount),
    })),
    totals: [
      ['Without tax', amount(totals.tax_exclusive_amount)],
      ...taxes.map((tax) => [`VAT ${object(tax.tax_category).percent ?? ''} %`, amount(tax.tax_amount)] as const),
      ['Total', amount(totals.payable_amount)],
    ],
    note: document.note === undefined ? null : printable(text(document.note)),
  };
}

function partyLines(party: Json): string[] {
  const address = object(party.postal_address);
  const place = [text(address.postal_zone), text(address.city_name), text(address.country)].filter(
    (part) => part !== '',
  );
  const tin = text(party.tin);
  return [
    text(party.party_name),
    text(address.street_name),
    place.join(' '),
    tin === '' ? '' : `TIN ${tin}`,
    text(party.email),
  ]
    .filter((line) => line !== '')
    .map(printable);
}

/** The document has two decimals always. */
function amount(value: unknown): string {
  const [whole = '0', cents = '00'] = Number(value ?? 0)
    .toFixed(2)
    .split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

/** The built-in typefaces know Latin-1 alone: dots and accents below letters are dropped, anything else becomes a question mark. */
const printable = (given: string): string =>
  given
    .normalize('NFC')
    .replace(/[^\u0020-\u00ff]/gu, (letter) => letter.normalize('NFD').replace(/\p{M}+/gu, ''))
    .replace(/[^\u0020-\u00ff]/gu, '?');
