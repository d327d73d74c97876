import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { documentText } from '../document.ts';
import { qrPng } from '../qr.ts';
import { aLine, anInvoice, standardVat } from '../testing/invoices.ts';
import { invoicePdf } from './invoice-pdf.ts';

async function read(given: Parameters<typeof anInvoice>[0]): Promise<{ pages: number; text: string }> {
  const bytes = await invoicePdf({
    document: documentText(anInvoice(given)),
    qr: await qrPng('A'.repeat(344)),
    signedAt: new Date('2026-11-20T10:00:00.000Z'),
  });
  const { totalPages: pages, text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), {
    mergePages: true,
  });
  return { pages, text };
}

test('the page says what was signed: parties, lines, sums and the IRN', async () => {
  const { pages, text } = await read({ note: 'Paid with thanks' });
  expect(pages).toBe(1);
  for (const words of [
    ...['Invoice INV0042', 'INV0042-94ND90NR-20261120', 'Issued 2026-11-20', 'Due 2026-12-20', 'Example Supplies Ltd'],
    ...['Example Ventures Ltd', 'TIN 00000000-0002', 'Paper', '10,000.00', '100,000.00', 'VAT 7.5 %', '7,500.00'],
    ...['107,500.00', 'Paid with thanks', 'Registered with the tax authority on 2026-11-20'],
  ])
    expect(text).toContain(words);
});

test('names with dots below and letters of other scripts are printed as far as the typeface goes', async () => {
  const { text } = await read({ customer: { name: 'Ọlámidé & Ṣadé Ltd 商', tin: '00000000-0002' } });
  expect(text).toContain('Olámidé & Sadé Ltd ?');
});

test('many lines run over several pages, and none is lost', async () => {
  const lines = Array.from({ length: 120 }, (_, place) => aLine({ name: `Item number ${place + 1}` }));
  const net = 10_000_000n * 120n;
  const { pages, text } = await read({ lines, taxes: [standardVat(net, (net * 75n) / 1_000n)] });
  expect(pages).toBeGreaterThan(2);
  for (const place of [1, 60, 120]) expect(text).toContain(`Item number ${place}`);
});

test('a credit note says so, and what it is about', async () => {
  const about = { irn: 'INV0041-94ND90NR-20261119', issueDate: '2026-11-19' };
  const { text } = await read({ typeCode: '380', billingReferences: [about] });
  expect(text).toContain('Credit note INV0042');
  expect(text).toContain(`About ${about.irn}`);
});
