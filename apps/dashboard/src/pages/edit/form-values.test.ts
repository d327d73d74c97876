import { expect, test } from 'vitest';
import type { Invoice } from '../../api/records.ts';
import { editOf, valuesOf } from './form-values.ts';

const invoice = {
  ...{ id: '1', number: null, status: 'DRAFT', currency: 'NGN', gross: 10_750_000, net: 10_000_000, vat: 750_000 },
  ...{ vatRateBp: 750, issueDate: '2026-11-20', dueDate: null, kind: 'B2B', buyer: null, note: null },
  ...{ paymentTerms: null, buyerReference: null, orderReference: 'PO-7', version: 1 },
  counterparty: { name: 'OKAFOR HOTELS LTD', account_number: null, bank: null },
  lines: [
    {
      name: 'Paper',
      quantity: 10,
      unit: 'EA',
      price: 1_000_000,
      net: 10_000_000,
      hsnCode: '4802.56',
      category: 'Stationery',
    },
  ],
} as unknown as Invoice;

test('what nobody touched goes back as it came, with what the form does not show', () => {
  const { body, problems } = editOf(valuesOf(invoice), invoice);
  expect(problems).toEqual([]);
  expect(body).toMatchObject({
    ...{ kind: 'B2B', issueDate: '2026-11-20', dueDate: null, vatRateBp: 750, orderReference: 'PO-7', note: null },
    buyer: { name: 'OKAFOR HOTELS LTD' },
    lines: [{ name: 'Paper', quantity: 10, unit: 'EA', price: 1_000_000, hsnCode: '4802.56', category: 'Stationery' }],
  });
  expect(JSON.parse(JSON.stringify(body)).lines[0]).not.toHaveProperty('net');
});

test('every problem is told at once, by the name of its field', () => {
  const values = valuesOf(invoice);
  const [line] = values.lines;
  if (!line) throw new Error('the invoice has a line');
  const broken = { ...values, vatRate: 'much', lines: [{ ...line, name: ' ', price: '1.234', quantity: '0' }] };
  expect(
    editOf(broken, invoice)
      .problems.map(({ field }) => field)
      .sort(),
  ).toEqual([...['lines.0.name', 'lines.0.price', 'lines.0.quantity', 'vatRate']]);
  expect(editOf({ ...values, lines: [] }, invoice).problems.map(({ field }) => field)).toEqual(['lines']);
});

test('a buyer without a name is none, and half an address is a problem', () => {
  const values = valuesOf(invoice);
  const nobody = { ...values.buyer, name: '' };
  expect(editOf({ ...values, buyer: nobody }, invoice).body.buyer).toBeNull();
  expect(editOf({ ...values, buyer: { ...nobody, tin: '12345678-0001' } }, invoice).problems).toHaveLength(1);
  expect(editOf({ ...values, buyer: { ...values.buyer, street: '1 Example Road' } }, invoice).problems).toHaveLength(1);
});
