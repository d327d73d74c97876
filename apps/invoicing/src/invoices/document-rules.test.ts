import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentProblems } from './document-rules.ts';
import { type TaxInvoice, totalsOf } from './tax-invoice.ts';
import { aLine, anInvoice, standardVat } from './testing/invoices.ts';
import { splitVat } from './vat.ts';

const told = (invoice: TaxInvoice): string[] => documentProblems(invoice).map(({ field, code }) => `${field} ${code}`);
const { supplier, totals } = anInvoice();
const address = { street: '1 Example Road', city: 'Ikeja', country: 'NG' };

test('the contract’s skeleton keeps every rule', () => {
  expect(told(anInvoice())).toEqual([]);
});

const WRONG: [string, Partial<TaxInvoice>, string[]][] = [
  ['a business id that is no UUID', { businessId: 'example' }, ['business_id invalid']],
  ['an IRN with the dash of the number', { irn: 'INV-0042-94ND90NR-20261120' }, ['irn irn_invalid']],
  ['an IRN of another day', { irn: 'INV0042-94ND90NR-20261119' }, ['irn irn_date_mismatch']],
  ['an unknown type', { typeCode: '999' as never }, ['invoice_type_code invalid']],
  ['a currency in small letters', { currency: 'ngn' }, ['document_currency_code invalid']],
  ['a due date before the issue', { dueDate: '2026-11-19' }, ['due_date before_issue']],
  ['a due date that is none', { dueDate: '2026-11-31' }, ['due_date invalid']],
  ['a time that is none', { issueTime: '24:00:00' }, ['issue_time invalid']],
  ['a credit note about nothing', { typeCode: '380' }, ['billing_reference required']],
  ['a debit note about nothing', { typeCode: '384' }, ['billing_reference required']],
  [
    'a credit note about itself',
    { typeCode: '380', billingReferences: [{ irn: 'INV0042-94ND90NR-20261120', issueDate: '2026-11-20' }] },
    ['billing_reference[0].irn invalid'],
  ],
  [
    'a reference with another date than its IRN',
    { typeCode: '380', billingReferences: [{ irn: 'INV0041-94ND90NR-20261110', issueDate: '2026-11-11' }] },
    ['billing_reference[0].issue_date mismatch'],
  ],
  ['no lines', { lines: [], taxes: [] }, ['invoice_line required']],
  ['a line without a code', { lines: [aLine({ hsnCode: '' })] }, ['invoice_line[0].hsn_code required']],
  [
    'nothing of something',
    { lines: [aLine({ quantityMilli: 0n, netMinor: 0n })], taxes: [] },
    ['invoice_line[0].invoiced_quantity invalid'],
  ],
  [
    'a line that is not quantity × price',
    { lines: [aLine({ priceMinor: 1_000_100n })] },
    ['invoice_line[0].line_extension_amount mismatch'],
  ],
  [
    'a long name',
    { supplier: { ...supplier, name: 'x'.repeat(101) } },
    ['accounting_supplier_party.party_name too_long'],
  ],
  ['a long TIN', { supplier: { ...supplier, tin: '1'.repeat(21) } }, ['accounting_supplier_party.tin too_long']],
  [
    'a telephone number without +',
    { supplier: { ...supplier, telephone: '08000000000' } },
    ['accounting_supplier_party.telephone invalid'],
  ],
  [
    'a state by its name and an LGA of another state',
    { supplier: { ...supplier, address: { ...address, state: 'Lagos', lga: 'NG-LA-IKE' } } },
    ['accounting_supplier_party.postal_address.state invalid'],
  ],
  [
    'an LGA of another state',
    { supplier: { ...supplier, address: { ...address, state: 'NG-OG', lga: 'NG-LA-IKE' } } },
    ['accounting_supplier_party.postal_address.lga mismatch'],
  ],
  [
    'a business buyer without a TIN',
    { customer: { name: 'Example Ventures Ltd' } },
    ['accounting_customer_party.tin required'],
  ],
  [
    'a business buyer whose TIN is too short to be sent',
    { customer: { name: 'Example Ventures Ltd', tin: '1234' } },
    ['accounting_customer_party.tin required'],
  ],
  [
    'VAT at another rate',
    { taxes: [{ ...standardVat(10_000_000n, 500_000n), percentBp: 500 }] },
    ['tax_total[0].tax_subtotal[0].tax_category.percent mismatch'],
  ],
  [
    'VAT that is not rate × amount',
    { taxes: [standardVat(10_000_000n, 750_002n)] },
    ['tax_total[0].tax_subtotal[0].tax_amount mismatch'],
  ],
  ['VAT on more than was sold', { taxes: [standardVat(20_000_000n, 1_500_000n)] }, ['tax_total mismatch']],
  [
    'two subtotals of one category',
    { taxes: [standardVat(5_000_000n, 375_000n), standardVat(5_000_000n, 375_000n)] },
    ['tax_total[0].tax_subtotal[1].tax_category.id duplicate'],
  ],
  [
    'a total of lines that is not their sum',
    { totals: { ...totals, linesMinor: totals.linesMinor + 1n } },
    ['legal_monetary_total.line_extension_amount mismatch', 'legal_monetary_total.tax_exclusive_amount mismatch'],
  ],
  [
    'a payable that is not inclusive − prepaid',
    { totals: { ...totals, prepaidMinor: 1n } },
    ['legal_monetary_total.payable_amount mismatch'],
  ],
];

test.each(WRONG)('%s is told', (_, given, expected) => {
  expect(told(anInvoice(given))).toEqual(expected);
});

test('every problem is told at once', () => {
  const wrong = anInvoice({
    businessId: '',
    currency: '',
    typeCode: '380',
    lines: [aLine({ hsnCode: '' }), aLine({ name: '' })],
  });
  expect(told({ ...wrong, totals })).toEqual([
    'business_id invalid',
    'document_currency_code invalid',
    'billing_reference required',
    'invoice_line[0].hsn_code required',
    'invoice_line[1].item.name required',
    'legal_monetary_total.line_extension_amount mismatch',
  ]);
});

test('a consumer needs no TIN, an ISIC code stands for an HS code', () => {
  const { customer: _, ...toConsumer } = anInvoice({ kind: 'B2C', lines: [aLine({ hsnCode: '', isicCode: '6201' })] });
  expect(told(toConsumer)).toEqual([]);
});

test('a price that was rounded may be half a kobo off for each unit', () => {
  const line = aLine({ quantityMilli: 3_000n, priceMinor: 33_333n, netMinor: 100_000n });
  expect(told(anInvoice({ lines: [line], taxes: [] }))).toEqual([]);
  const off = aLine({ quantityMilli: 3_000n, priceMinor: 33_332n, netMinor: 100_000n });
  expect(told(anInvoice({ lines: [off], taxes: [] }))).toEqual(['invoice_line[0].line_extension_amount mismatch']);
});

test('what does not fit a JSON number exactly is refused', () => {
  const line = aLine({ quantityMilli: 1_000n, priceMinor: 10n ** 15n + 1n, netMinor: 10n ** 15n + 1n });
  expect(told(anInvoice({ lines: [line], taxes: [] }))[0]).toBe('legal_monetary_total.line_extension_amount too_large');
});

test('whatever was received, an invoice made of it by taking the VAT out keeps every rule', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), fc.constantFrom('inclusive', 'none'), (gross, mode) => {
      const { net, vat } = splitVat(gross, { mode, rateBp: 750 });
      const lines = [aLine({ quantityMilli: 1_000n, priceMinor: net, netMinor: net })];
      const taxes = mode === 'none' ? [] : [standardVat(net, vat)];
      const invoice = anInvoice({ lines, taxes });
      expect(told(invoice)).toEqual([]);
      expect(invoice.totals.payableMinor).toBe(gross);
    }),
  );
});

const net = fc.bigInt({ min: 0n, max: 10n ** 12n });
const manyLines = fc
  .array(net, { minLength: 1, maxLength: 20 })
  .map((nets) => nets.map((netMinor) => aLine({ quantityMilli: 1_000n, priceMinor: netMinor, netMinor })));
const totalNames = ['linesMinor', 'taxExclusiveMinor', 'taxInclusiveMinor', 'prepaidMinor', 'payableMinor'] as const;

test('sums that were made from the parts hold, and one kobo more in any of them is told', () => {
  fc.assert(
    fc.property(manyLines, net, fc.constantFrom(...totalNames), (lines, charge, name) => {
      const allowances = [{ charge: true, amountMinor: charge }];
      const right = totalsOf({ lines, allowances, taxes: [] });
      expect(told(anInvoice({ lines, allowances, taxes: [], totals: right }))).toEqual([]);
      const wrong = { ...right, [name]: right[name] + 1n };
      expect(told(anInvoice({ lines, allowances, taxes: [], totals: wrong })).length).toBeGreaterThan(0);
    }),
  );
});
