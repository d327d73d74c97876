import { expect, test } from 'vitest';
import { isInvoiceType, readPaymentStatus, ublTypeCode } from './codes.ts';

test('380 and 381 change places on the way to UBL', () => {
  expect([ublTypeCode('381'), ublTypeCode('380')]).toEqual(['380', '381']);
});

test('what UBL does not know has no code there', () => {
  expect([ublTypeCode('388'), ublTypeCode('408')]).toEqual([null, null]);
});

test('a member of every object is no invoice type', () => {
  expect([isInvoiceType('toString'), isInvoiceType('381')]).toEqual([false, true]);
});

test('the old CANCELED is read as REJECTED', () => {
  expect([readPaymentStatus('CANCELED'), readPaymentStatus('PARTIAL'), readPaymentStatus('paid')]).toEqual([
    'REJECTED',
    'PARTIAL',
    null,
  ]);
});
