import { type Json, list, object } from './json.ts';
import { isCountry, isCurrency, isInvoiceType, isLga, isPaymentMeans, isState } from './resources.ts';
import { type Business, taxReasons } from './tax-rules.ts';

const isText = (value: unknown, max = 1_000): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= max;

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const isDate = (value: unknown): value is string =>
  typeof value === 'string' && DATE.test(value) && new Date(`${value}T00:00:00Z`).toJSON()?.slice(0, 10) === value;

const IRN = /^([A-Za-z0-9]+)-([A-Za-z0-9]{8})-(\d{4})(\d{2})(\d{2})$/;

/** Why an IRN is none of this business; empty when it may be used. */
export function irnReasons(irn: unknown, reference: unknown, business: Business | undefined): string[] {
  const [, number, serviceId, year, month, day] = (typeof irn === 'string' && irn.length <= 50 && IRN.exec(irn)) || [];
  if (number === undefined) return ['irn does not follow the template'];
  return [
    ...(business ? [] : ['business_id is none of this taxpayer']),
    ...(business && business.serviceId !== serviceId ? ['irn carries another service id'] : []),
    ...(number === reference ? [] : ['irn does not begin with invoice_reference']),
    ...(isDate(`${year}-${month}-${day}`) ? [] : ['irn carries a date that is none']),
  ];
}

/** Why a document is not taken; empty when it is. */
export function documentReasons(document: Json, business: Business | undefined): string[] {
  const { irn, issue_date: issued, invoice_type_code: type } = document;
  const [reference, , date] = typeof irn === 'string' ? irn.split('-') : [];
  return [
    ...irnReasons(irn, reference, business),
    ...(isDate(issued) && issued.replaceAll('-', '') === date ? [] : ['issue_date is not that of the irn']),
    ...(isInvoiceType(type) ? [] : ['invoice_type_code is unknown']),
    ...(isCurrency(document.document_currency_code) ? [] : ['document_currency_code is unknown']),
    ...(isCurrency(document.tax_currency_code) ? [] : ['tax_currency_code is unknown']),
    ...(['B2B', 'B2C', 'B2G'].includes(String(document.invoice_kind)) ? [] : ['invoice_kind is unknown']),
    ...(document.due_date === undefined || isDate(document.due_date) ? [] : ['due_date is none']),
    ...statusReasons(document.payment_status),
    ...(['380', '384'].includes(String(type)) && list(document.billing_reference).length === 0
      ? ['billing_reference is missing']
      : []),
    ...partyReasons('accounting_supplier_party', document.accounting_supplier_party, true),
    ...(document.accounting_customer_party === undefined
      ? []
      : partyReasons('accounting_customer_party', document.accounting_customer_party, false)),
    ...(document.invoice_kind !== 'B2C' && document.accounting_customer_party === undefined
      ? ['accounting_customer_party is missing']
      : []),
    ...list(document.payment_means).flatMap((means) =>
      isPaymentMeans(object(means).payment_means_code) ? [] : ['payment_means_code is unknown'],
    ),
    ...lineReasons(document.invoice_line),
    ...taxReasons(document),
  ];
}

const statusReasons = (status: unknown): string[] =>
  status === undefined || ['PENDING', 'PARTIAL', 'PAID', 'REJECTED'].includes(String(status))
    ? []
    : ['payment_status is unknown'];

function partyReasons(name: string, given: unknown, supplier: boolean): string[] {
  const party = object(given);
  const address = object(party.postal_address);
  const has = party.postal_address !== undefined;
  const { telephone } = party;
  return [
    ...(isText(party.party_name, 100) ? [] : [`${name}.party_name`]),
    ...(isText(party.tin, 20) ? [] : [`${name}.tin`]),
    ...(!supplier || isText(party.email, 255) ? [] : [`${name}.email`]),
    ...(telephone === undefined || (isText(telephone, 20) && telephone.startsWith('+')) ? [] : [`${name}.telephone`]),
    ...(has || !supplier ? [] : [`${name}.postal_address`]),
    ...(has && !isText(address.street_name, 150) ? [`${name}.street_name`] : []),
    ...(has && !isText(address.city_name, 100) ? [`${name}.city_name`] : []),
    ...(has && !isCountry(address.country) ? [`${name}.country`] : []),
    ...(has && address.state !== undefined && !isState(address.state) ? [`${name}.state`] : []),
    ...(has && address.lga !== undefined && !isLga(address.lga) ? [`${name}.lga`] : []),
  ];
}

function lineReasons(given: unknown): string[] {
  const lines = list(given).map(object);
  if (lines.length === 0) return ['invoice_line is missing'];
  return lines.flatMap((line, index) => [
    ...(isText(line.hsn_code, 20) || isText(line.isic_code, 20)
      ? []
      : [`invoice_line[${index}]: hsn_code or isic_code`]),
    ...(isText(object(line.item).name, 255) ? [] : [`invoice_line[${index}]: item.name`]),
    ...(Number(line.invoiced_quantity) > 0 ? [] : [`invoice_line[${index}]: invoiced_quantity`]),
  ]);
}
