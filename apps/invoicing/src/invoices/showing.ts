import { refuse, unknown } from '../api/refusals.ts';
import type { Tenant } from '../tenancy/index.ts';
import { allowed } from './changing.ts';
import type { InvoicesDeps } from './deps.ts';
import { invoicePdf } from './pdf/invoice-pdf.ts';
import { qrPng, qrSvg } from './qr.ts';
import { findInvoice } from './store/invoices.ts';
import { ublXml } from './ubl/ubl-xml.ts';

/** The QR code of a signed invoice, as it was made when it was signed. @throws Refusal 404; 409 unless signed. */
export async function qr(
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
  format: 'png' | 'svg',
): Promise<Uint8Array | string> {
  const { qrText } = await shown(deps, tenant, id);
  return format === 'svg' ? qrSvg(qrText) : qrPng(qrText);
}

/** The document that the authority has, as a page. @throws Refusal 404; 409 unless signed. */
export async function pdf(
  deps: InvoicesDeps,
  tenant: Tenant,
  id: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { qrText, document, number, signedAt } = await shown(deps, tenant, id);
  const bytes = await invoicePdf({ document, qr: await qrPng(qrText), signedAt });
  return { name: fileName(number, 'pdf'), bytes };
}

/** The same as UBL XML. @throws Refusal 404; 409 unless signed, and for a type that UBL has none for. */
export async function ubl(deps: InvoicesDeps, tenant: Tenant, id: string): Promise<{ name: string; xml: string }> {
  const { document, number, buyerName } = await shown(deps, tenant, id);
  const xml = await ublXml(document, buyerName);
  if (xml === null) throw refuse('invalid_state', 'UBL has no such type of document.');
  return { name: fileName(number, 'xml'), xml };
}

const fileName = (number: string, ending: string): string => `${number.replace(/[^A-Za-z0-9-]/g, '-')}.${ending}`;

async function shown({ db }: InvoicesDeps, tenant: Tenant, id: string) {
  const invoice = await findInvoice(db, tenant, id);
  if (invoice === null) throw unknown('invoice');
  allowed(invoice, 'show');
  const { qrText, document, number, signedAt } = invoice;
  if (qrText === null || document === null || number === null || signedAt === null)
    throw new Error(`invoice ${id} is ${invoice.state} without what its signature left`);
  return { qrText, document, number, signedAt, buyerName: invoice.content.buyer?.name ?? null };
}
