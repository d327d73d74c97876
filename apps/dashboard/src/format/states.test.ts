import { expect, test } from 'vitest';
import { actsOf, isPayable, NEEDS, reaches, STATUSES, statusWords } from './states.ts';

const acts = (status: string, invoiceTypeCode = '381') => actsOf({ status, invoiceTypeCode });

test('a draft cannot be validated or signed, whoever looks at it', () => {
  expect(acts('DRAFT')).toEqual(['review', 'edit', 'reject']);
});

test('what the tax authority has, or may have, is not edited', () => {
  for (const status of ['SIGNED', 'TRANSMITTED', 'SUPERSEDED', 'SIGN_UNKNOWN']) {
    expect(acts(status)).not.toContain('edit');
    expect(acts(status)).not.toContain('reject');
  }
});

test('a PDF exists once the invoice is signed', () => {
  expect(STATUSES.filter((status) => acts(status).includes('pdf'))).toEqual(['SIGNED', 'TRANSMITTED', 'SUPERSEDED']);
});

test('a credit note takes no credit note', () => {
  expect(acts('SIGNED')).toContain('credit');
  expect(acts('SIGNED', '380')).not.toContain('credit');
});

test('signing needs an admin; reading needs nobody in particular', () => {
  expect([reaches('operator', NEEDS.sign), reaches('admin', NEEDS.sign), reaches('deployment', NEEDS.sign)]).toEqual([
    ...[false, true, true],
  ]);
  expect(reaches('viewer', NEEDS.pdf)).toBe(true);
});

test('a status of a newer connector is shown as it is, and nothing can be done with it', () => {
  expect(statusWords('HELD').label).toBe('HELD');
  expect(acts('HELD')).toEqual([]);
});

test('payments are matched to reviewed invoices with something open', () => {
  expect(isPayable({ status: 'SIGNED', gross: 100, paid: 40 })).toBe(true);
  expect(isPayable({ status: 'SIGNED', gross: 100, paid: 100 })).toBe(false);
  expect(isPayable({ status: 'DRAFT', gross: 100, paid: 0 })).toBe(false);
});
