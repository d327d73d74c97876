import { expect, test } from 'vitest';
import { isSameDocument } from './same-document.ts';

const document = {
  irn: 'INV1-94ND90NR-20261120',
  payment_status: 'PENDING',
  legal_monetary_total: { payable_amount: 100 },
};
const sent = JSON.stringify({ ...document, invoice_line: [{ item: { name: 'Paper' } }] });
const kept = { ...document, invoice_line: [{ item: { name: 'Paper' } }] };

test('what was sent is the same whatever became of its payment, and whatever the authority adds', () => {
  expect(isSameDocument(sent, { ...kept, payment_status: 'PAID', signed_at: 'now' })).toBe(true);
  expect(isSameDocument(sent, { ...document, legal_monetary_total: { payable_amount: 100, extra: 1 } })).toBe(true);
});

test.each([
  ['another total', { ...kept, legal_monetary_total: { payable_amount: 101 } }],
  ['another line', { ...kept, invoice_line: [{ item: { name: 'Ink' } }] }],
  ['a line more', { ...kept, invoice_line: [...kept.invoice_line, {}] }],
])('%s is another document', (_what, other) => {
  expect(isSameDocument(sent, other)).toBe(false);
});

test('what cannot be read says nothing', () => {
  expect(isSameDocument(sent, { iv_hex: '00', pub: 'x', data: 'y' })).toBeNull();
});
