import { expect, test } from 'vitest';
import { DEFAULT_STYLE, documentHash, documentText } from './document.ts';
import { aLine, anInvoice } from './testing/invoices.ts';

const SKELETON =
  '{"business_id":"00000000-0000-4000-8000-000000000001","irn":"INV0042-94ND90NR-20261120","invoice_kind":"B2B","issue_date":"2026-11-20","due_date":"2026-12-20",' +
  '"invoice_type_code":"381","payment_status":"PAID","document_currency_code":"NGN","tax_currency_code":"NGN",' +
  '"accounting_supplier_party":{"party_name":"Example Supplies Ltd","tin":"00000000-0001","email":"accounts@example.test","telephone":"+2340000000000",' +
  '"postal_address":{"street_name":"1 Example Road","city_name":"Ikeja","postal_zone":"100001","lga":"NG-LA-IKE","state":"NG-LA","country":"NG"}},' +
  '"payment_means":[{"payment_means_code":"30","payment_due_date":"2026-12-20"}],' +
  '"tax_total":[{"tax_amount":7500.00,"tax_subtotal":[{"taxable_amount":100000.00,"tax_amount":7500.00,"tax_category":{"id":"STANDARD_VAT","percent":7.5}}]}],' +
  '"legal_monetary_total":{"line_extension_amount":100000.00,"tax_exclusive_amount":100000.00,"tax_inclusive_amount":107500.00,"payable_amount":107500.00},' +
  '"invoice_line":[{"hsn_code":"4802.56","product_category":"Stationery","invoiced_quantity":10,"line_extension_amount":100000.00,' +
  '"item":{"name":"Paper","description":"A4 ream","sellers_item_identification":"SKU-1"},"price":{"price_amount":10000.00,"base_quantity":1,"price_unit":"EA"}}]}';

const { customer: _, ...withoutCustomer } = anInvoice();

test('the contract’s skeleton comes out byte for byte', () => {
  expect(documentText(withoutCustomer)).toBe(SKELETON);
});

test('a buyer is named once its TIN has five characters', () => {
  const named = (tin: string) => documentText(anInvoice({ customer: { name: 'Example Ventures Ltd', tin } }));
  expect(named('12345')).toContain('"accounting_customer_party":{"party_name":"Example Ventures Ltd","tin":"12345"}');
  expect(named('1234')).not.toContain('accounting_customer_party');
});

test('what hosts differ in follows the style: the unit of a price, and references as object or array', () => {
  const contractReference = { irn: 'C1-94ND90NR-20261101', issueDate: '2026-11-01' };
  const invoice = anInvoice({ contractReference });
  const one = '{"irn":"C1-94ND90NR-20261101","issue_date":"2026-11-01"}';
  expect(documentText(invoice)).toContain(`"contract_document_reference":${one}`);
  const old = documentText(invoice, { priceUnit: 'text', references: 'array' });
  expect(old).toContain(`"contract_document_reference":[${one}]`);
  expect(old).toContain('"price_unit":"NGN per 1"');
});

test('the hash is 64 hex digits, and one kobo or one letter changes it', () => {
  const hash = documentHash(anInvoice());
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(documentHash(anInvoice())).toBe(hash);
  expect(documentHash(anInvoice({ lines: [aLine({ netMinor: 10_000_001n })] }))).not.toBe(hash);
  expect(documentHash(anInvoice({ note: 'Thank you' }))).not.toBe(hash);
});

test('a payment that arrives between validating and signing changes the document and not its hash', () => {
  const [paid, pending] = [anInvoice(), anInvoice({ paymentStatus: 'PENDING' })];
  expect(documentText(pending)).not.toBe(documentText(paid));
  expect(documentHash(pending)).toBe(documentHash(paid));
});

test('the order in which members were written decides nothing', () => {
  const { number, ...rest } = anInvoice();
  expect(documentHash({ ...rest, number })).toBe(documentHash(anInvoice()));
  expect(DEFAULT_STYLE).toEqual({ priceUnit: 'unece', references: 'object' });
});
