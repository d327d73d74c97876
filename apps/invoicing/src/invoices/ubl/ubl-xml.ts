import type { Invoice } from '@e-invoice-eu/core';
import { type UblElement, ublInvoiceOf } from './ubl-invoice.ts';

/**
 * The signed document as UBL 2.1 XML, checked against the library's schema of EN 16931. Null for a type that UBL has none
 * for. The library is loaded for who asks: it costs half a second and 60 MB.
 */
export async function ublXml(document: string, buyerName: string | null): Promise<string | null> {
  const invoice = ublInvoiceOf(document, buyerName);
  return invoice === null ? null : written(invoice);
}

async function written(invoice: UblElement): Promise<string> {
  const { FormatFactoryService, InvoiceService } = await import('@e-invoice-eu/core');
  const quiet = { log() {}, warn() {}, error() {} };
  const options = { format: 'UBL', lang: 'en' };
  // What does not fit the schema it throws, with the place. That schema wants addresses in the Peppol network, which EN 16931
  // does not: they are lent for the check, and are not written.
  await new InvoiceService(quiet).generate(withAddresses(invoice), options);
  const format = new FormatFactoryService().createFormatService('UBL', quiet);
  const xml = await format.generate(structuredClone(invoice) as unknown as Invoice, options);
  return typeof xml === 'string' ? xml : Buffer.from(xml).toString();
}

function withAddresses(invoice: UblElement): Invoice {
  const copy = structuredClone(invoice) as unknown as Invoice;
  const { 'cac:AccountingSupplierParty': supplier, 'cac:AccountingCustomerParty': customer } = copy['ubl:Invoice'];
  for (const { 'cac:Party': party } of [supplier, customer]) {
    Object.assign(party, { 'cbc:EndpointID': 'check@example.test', 'cbc:EndpointID@schemeID': 'EM' });
  }
  return copy;
}
