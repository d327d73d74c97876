import PDFDocument from 'pdfkit';
import { type PrintedInvoice, readDocument } from './printed-invoice.ts';

const MARGIN = 48;
const WIDTH = 595;
const BOTTOM = 760;
const QR_SIZE = 150;
const COLUMNS = [
  { title: 'Item', x: MARGIN, width: 240, align: 'left' },
  { title: 'Quantity', x: 292, width: 60, align: 'right' },
  { title: 'Price', x: 356, width: 90, align: 'right' },
  { title: 'Amount', x: 450, width: 97, align: 'right' },
] as const;

/**
 * One signed invoice as a PDF: what the authority has, and the code that its scanner reads.
 * `document` is the JSON text that was signed, `qr` a PNG.
 */
export async function invoicePdf({
  document,
  qr,
  signedAt,
}: {
  document: string;
  qr: Uint8Array;
  signedAt: Date;
}): Promise<Uint8Array> {
  const invoice = readDocument(document);
  const info = {
    Title: `${invoice.title} ${invoice.irn}`,
    Author: invoice.supplier[0] ?? '',
    Creator: 'Kente',
    CreationDate: signedAt,
  };
  const doc = new PDFDocument({ size: 'A4', margin: MARGIN, pdfVersion: '1.7', lang: 'en', displayTitle: true, info });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((done, fail) => doc.once('end', done).once('error', fail));
  head(doc, invoice);
  const below = lines(doc, invoice);
  sums(doc, invoice, below);
  code(doc, invoice, qr, signedAt);
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

type Page = PDFKit.PDFDocument;

function head(doc: Page, { title, number, irn, dates, supplier, buyer }: PrintedInvoice): void {
  doc.font('Helvetica-Bold').fontSize(20).text(`${title} ${number}`, MARGIN, MARGIN);
  doc.font('Helvetica').fontSize(9).text(irn, MARGIN, 76);
  for (const [place, line] of dates.entries()) doc.text(line, 380, 52 + place * 12, { width: 167, align: 'right' });
  party(doc, 'From', supplier, MARGIN);
  party(doc, 'To', buyer, 310);
}

function party(doc: Page, title: string, texts: readonly string[], x: number): void {
  doc.font('Helvetica-Bold').fontSize(9).text(title, x, 108);
  doc.font('Helvetica');
  for (const [place, text] of texts.entries())
    doc.text(text, x, 122 + place * 12, { width: 230, height: 12, ellipsis: true });
}

/** @returns where the next thing may stand. */
function lines(doc: Page, { items, currency }: PrintedInvoice): number {
  let y = 220;
  const titles = (): void => {
    doc.font('Helvetica-Bold').fontSize(9);
    for (const { title, x, width, align } of COLUMNS) doc.text(title, x, y, { width, align });
    doc
      .moveTo(MARGIN, y + 13)
      .lineTo(WIDTH - MARGIN, y + 13)
      .lineWidth(0.5)
      .stroke();
    doc.font('Helvetica');
    y += 20;
  };
  doc.fontSize(9).text(`Amounts in ${currency}`, MARGIN, y - 16);
  titles();
  for (const { name, quantity, price, amount } of items) {
    const height = Math.min(doc.heightOfString(name, { width: COLUMNS[0].width }), 60);
    if (y + height > BOTTOM) {
      doc.addPage();
      y = MARGIN;
      titles();
    }
    for (const [place, text] of [name, quantity, price, amount].entries()) {
      const { x, width, align } = COLUMNS[place] ?? COLUMNS[0];
      doc.text(text, x, y, { width, align, height: 60, ellipsis: true });
    }
    y += height + 6;
  }
  return y + 8;
}

function sums(doc: Page, { totals }: PrintedInvoice, from: number): void {
  let y = from;
  if (y + totals.length * 16 + QR_SIZE + 40 > BOTTOM) {
    doc.addPage();
    y = MARGIN;
  }
  for (const [place, [label, amount]] of totals.entries()) {
    doc.font(place === totals.length - 1 ? 'Helvetica-Bold' : 'Helvetica').fontSize(10);
    doc.text(label, 292, y, { width: 154, align: 'right' });
    doc.text(amount, 450, y, { width: 97, align: 'right' });
    y += 16;
  }
  doc.y = y;
}

function code(doc: Page, { irn, note }: PrintedInvoice, qr: Uint8Array, signedAt: Date): void {
  const y = doc.y + 16;
  doc.image(Buffer.from(qr), MARGIN, y, { width: QR_SIZE });
  doc.font('Helvetica').fontSize(8);
  doc.text(
    `Registered with the tax authority on ${signedAt.toISOString().slice(0, 10)}`,
    MARGIN + QR_SIZE + 16,
    y + 12,
  );
  doc.text(`IRN ${irn}`, MARGIN + QR_SIZE + 16, y + 26);
  if (note !== null) doc.text(note, MARGIN + QR_SIZE + 16, y + 48, { width: 300, height: 80, ellipsis: true });
}
