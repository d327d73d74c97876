import { describe, expect, test } from 'vitest';
import { documentText } from '../document.ts';
import { totalsOf } from '../tax-invoice.ts';
import { anInvoice } from '../testing/invoices.ts';
import { ublXml } from './ubl-xml.ts';

const all = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<cbc:${element}[^>]*>([^<]*)</cbc:${element}>`, 'g'))].map(([, value]) => value ?? '');

const commercial = anInvoice();
const write = async (more: object = {}, buyer: string | null = null) =>
  (await ublXml(documentText({ ...commercial, ...more }), buyer)) ?? '';

describe('UBL', () => {
  test("a commercial invoice, the authority's 381, is an Invoice of type 380 with every amount to the kobo", async () => {
    const xml = await write();
    expect(xml).toMatch(/<Invoice [^>]*xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/);
    expect(all(xml, 'InvoiceTypeCode')).toEqual(['380']);
    expect(all(xml, 'ID')).toContain(commercial.irn);
    expect(all(xml, 'TaxAmount')).toEqual(['7500.00', '7500.00']);
    expect([all(xml, 'TaxExclusiveAmount'), all(xml, 'TaxInclusiveAmount'), all(xml, 'PayableAmount')]).toEqual([
      ['100000.00'],
      ['107500.00'],
      ['107500.00'],
    ]);
    expect(all(xml, 'PaymentMeansCode')).toEqual(['1']);
    expect(all(xml, 'CompanyID')).toEqual(['00000000-0001']);
  });

  test("a credit note, the authority's 380, is a CreditNote of type 381 that names its invoice", async () => {
    const billingReferences = [{ irn: 'INV0041-94ND90NR-20261101', issueDate: '2026-11-01' }];
    const xml = await write({ typeCode: '380', billingReferences });
    expect(xml).toMatch(/<CreditNote [^>]*xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"/);
    expect(all(xml, 'CreditNoteTypeCode')).toEqual(['381']);
    expect(xml).toContain('INV0041-94ND90NR-20261101');
    expect(xml).not.toContain('InvoiceTypeCode');
  });

  test('the sums agree as EN 16931 wants them: lines, tax by category, what is payable', async () => {
    const xml = await write();
    const cents = (values: string[]) => values.reduce((sum, value) => sum + BigInt(value.replace('.', '')), 0n);
    const [sum = '', ...lines] = all(xml, 'LineExtensionAmount');
    expect(cents(lines)).toBe(cents([sum]));
    const [total = '', ...parts] = all(xml, 'TaxAmount');
    expect(cents(parts)).toBe(cents([total]));
    expect(cents(all(xml, 'TaxInclusiveAmount'))).toBe(cents(all(xml, 'TaxExclusiveAmount')) + cents([total]));
  });

  test('without VAT it is outside its scope; a buyer that the authority does not know keeps its name', async () => {
    const { customer: _, ...rest } = commercial;
    const free = { ...rest, taxes: [], totals: totalsOf({ lines: commercial.lines, taxes: [] }) };
    const xml = (await ublXml(documentText(free), 'BISI & SONS')) ?? '';
    expect(all(xml, 'ID').filter((id) => id === 'O')).toHaveLength(2);
    expect(all(xml, 'TaxExemptionReason')).toEqual(['Not subject to VAT']);
    expect(xml).toContain('BISI &amp; SONS');
  });

  test('a document that UBL has no type for is none', async () => {
    expect(await ublXml(documentText({ ...commercial, typeCode: '388' }), null)).toBeNull();
  });
});
