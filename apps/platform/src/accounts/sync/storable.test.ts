import { expect, test } from 'vitest';
import type { BankRow } from '../../connectors/connector.ts';
import { storableDetails, storableRow } from './storable.ts';

const ROW: BankRow = {
  providerId: 'T-1',
  day: '2026-03-02',
  at: null,
  amountMinor: 150_000n,
  direction: 'debit',
  balanceMinor: null,
  narration: 'POS/SHOPRITE LEKKI',
  reference: 'REF-1',
  counterparty: { name: 'NGOZI BELLO', accountNumber: '0123456789', bank: 'Kuda' },
  status: 'posted',
};

test('a row that can be stored as it is comes back itself', () => {
  expect(storableRow(ROW)).toBe(ROW);
  expect(storableRow({ ...ROW, counterparty: null }).counterparty).toBeNull();
});

test('a NUL is left out of every text, and half a character pair is replaced', () => {
  const counterparty = { name: 'NGOZI\0 BELLO', accountNumber: '01234\u000056789', bank: 'Ku\0da' };
  const odd = { ...ROW, providerId: 'T\0-1', narration: 'POS/\0SHOPRITE \ud83d', reference: 'REF\0-1', counterparty };
  expect(storableRow(odd)).toEqual({ ...ROW, narration: 'POS/SHOPRITE \ufffd' });
});

test('other control characters stay: they can be stored', () => {
  expect(storableRow({ ...ROW, narration: 'POS\u0001/SHOP\nRITE' }).narration).toBe('POS\u0001/SHOP\nRITE');
});

test('the details of an account are treated alike', () => {
  const details = { name: 'ADA\0 OBI', type: 'SAVINGS\0', accountNumber: '01\0', bvn: null };
  expect(storableDetails(details)).toEqual({ name: 'ADA OBI', type: 'SAVINGS', accountNumber: '01', bvn: null });
});
