import { expect, test } from 'vitest';
import { correctionFor, createEngine } from './index.ts';
import { aRow } from './testing/row.ts';

const plain = createEngine({ country: 'ng' });
const teach = (narration: string, category: 'groceries' | 'salary' | 'rent' = 'groceries') => {
  const row = aRow(narration, false);
  return correctionFor(row, plain.enrich(row), category, 'ng');
};

test('what a person said of a payee holds for that payee in that direction alone', () => {
  const correction = teach('NIP/GTB/MAMA NKECHI STORES LTD/x');
  expect(correction).toEqual({ credit: false, category: 'groceries', counterpartyKey: 'mama nkechi stores' });
  if ('refused' in correction) throw new Error('refused');
  const engine = createEngine({ country: 'ng', corrections: [correction] });
  const category = (narration: string, credit = false) => engine.enrich(aRow(narration, credit)).category;
  expect(category('MOB/UTO/MAMA NKECHI STORES/school fees/1')).toMatchObject({ value: 'groceries', method: 'learned' });
  expect(category('MOB/UTO/MAMA NKECHI STORE/x/1').method).not.toBe('learned');
  expect(category('NIP/GTB/MAMA NKECHI STORES/x', true).method).not.toBe('learned');
});

test('a remark teaches where there is no payee', () => {
  const correction = teach('MOBILE TRF TO GTB/ generator servicing');
  expect(correction).toEqual({ credit: false, category: 'groceries', remark: 'generator servicing' });
});

test('a charge stays a charge', () => {
  expect(teach('NIP CHARGE + VAT')).toEqual({ refused: 'charge' });
  const engine = createEngine({
    country: 'ng',
    corrections: [{ credit: false, category: 'groceries', counterpartyKey: 'ada obi' }],
  });
  expect(engine.enrich(aRow('COMMISSION MOBILE TRF TO PAY/ /ADA OBI', false)).category.value).toBe('bank_charges');
});

test.each([
  ['NIP/GTB/ADA/x', 'too_short'],
  ['NIP/GTB/CUSTOMER/x', 'too_short'],
  ['MOBILE TRF TO GTB/ food', 'common_word'],
  ['MOBILE TRF TO GTB/ thanks', 'common_word'],
  ['Send to OPAY', 'bank_name'],
  ['Send to Kuda', 'bank_name'],
  ['AATransfer', 'no_words'],
  ['', 'no_words'],
])('%j teaches nothing: %s', (narration, refused) => {
  expect(teach(narration)).toEqual({ refused });
});

test('a category that the direction rules out teaches nothing', () => {
  expect(teach('NIP/GTB/MAMA NKECHI/x', 'salary')).toEqual({ refused: 'direction' });
});

test('of two corrections for one payee the later one holds', () => {
  const corrections = (['groceries', 'rent'] as const).map((category) => ({
    ...{ credit: false, category, counterpartyKey: 'mama nkechi' },
  }));
  const engine = createEngine({ country: 'ng', corrections });
  expect(engine.enrich(aRow('NIP/GTB/MAMA NKECHI/x', false)).category.value).toBe('rent');
});
