import { expect, test } from 'vitest';
import { counterpartyIn, referenceIn } from './drawn-from-narration.ts';

test.each([
  ['NIP/ACME LTD/INV-123', 'INV-123'],
  ['NIP CR/ADUNNI STORES/PAYMENT FOR INV-2026-0043 000015261121094512', 'INV-2026-0043'],
  ['TRANSFER REF:87HGTQ2201', '87HGTQ2201'],
  ['REMITA/FIRS VAT NOV 2026 RRR 290118374455', '290118374455'],
  ['0000132312091322123456789012345 NIP TRANSFER', '0000132312091322123456789012345'],
  ['POS PURCHASE EBEANO LEKKI', null],
  ['', null],
])('the reference in %j is %j', (narration, reference) => {
  expect(referenceIn(narration)).toBe(reference);
});

test.each([
  ['NIP/ACME LTD/INV-123', true, 'ACME LTD'],
  ['NIP/GTB/KOLA ADE/RENT 0000132312091322', false, 'KOLA ADE'],
  ['NIP TFR FROM BUKOLA AJAYI 000013231209132212', true, 'BUKOLA AJAYI'],
  ['TRF TO EMEKA OBI REF:8839112', false, 'EMEKA OBI'],
  ['TRF TO EMEKA OBI REF:8839112', true, null],
  ['TRF TO SAVINGS PLAN AUTOSAVE/CBTXKEP50E', false, null],
  ['POS PURCHASE EBEANO LEKKI', false, null],
  ['NIP/PAYMENT FOR GOODS/882', true, null],
  ['', true, null],
])('the other side in %j (credit: %s) is %j', (narration, credit, name) => {
  expect(counterpartyIn(narration, credit)).toBe(name);
});

test('no narration takes long', () => {
  const from = performance.now();
  for (const text of [
    'FROM '.repeat(20_000),
    'A '.repeat(50_000),
    `NIP/${'A B '.repeat(50_000)}`,
    `TO ${'a-'.repeat(50_000)}`,
  ]) {
    referenceIn(text);
    counterpartyIn(text, true);
    counterpartyIn(text, false);
  }
  expect(performance.now() - from).toBeLessThan(1_000);
});
