import { expect, test } from 'vitest';
import type { StoredTransaction } from '../../transactions/index.ts';
import { drawnFromNarrations } from './drawn-from-narration.ts';

const drawn = drawnFromNarrations('ng', 'ADEOLA KUNLE BELLO');
const from = (narration: string, credit = true) =>
  drawn({
    id: 'row',
    narration,
    credit,
    amountMinor: 250_000n,
    day: '2026-11-20',
    balanceMinor: null,
  } as StoredTransaction);

test.each([
  ['NIP/ACME LTD/INV-123', 'INV-123'],
  ['NIP CR/ADUNNI STORES/PAYMENT FOR INV-2026-0043 000015261121094512', 'INV-2026-0043'],
  ['TRANSFER REF:87HGTQ2201', '87HGTQ2201'],
  ['REMITA/FIRS VAT NOV 2026 RRR 290118374455', '290118374455'],
  ['0000132312091322123456789012345 NIP TRANSFER', '0000132312091322123456789012345'],
  ['POS PURCHASE EBEANO LEKKI', null],
  ['', null],
])('the reference in %j is %j', (narration, reference) => {
  expect(from(narration).reference).toBe(reference);
});

test.each([
  ['NIP/ACME LTD/INV-123', true, 'ACME LTD'],
  ['NIP/GTB/KOLA ADE/RENT 0000132312091322', false, 'KOLA ADE'],
  ['NIP TFR FROM BUKOLA AJAYI 000013231209132212', true, 'BUKOLA AJAYI'],
  ['TRF TO EMEKA OBI REF:8839112', false, 'EMEKA OBI'],
  ['TRF TO EMEKA OBI REF:8839112', true, undefined],
  ['TRF TO SAVINGS PLAN AUTOSAVE/CBTXKEP50E', false, undefined],
  ['POS PURCHASE EBEANO LEKKI', false, 'EBEANO'],
  ['NIP/PAYMENT FOR GOODS/882', true, undefined],
  ['NIP CHARGE FOR TRANSFER TO EMEKA OBI', false, undefined],
  ['', true, undefined],
])('the other side in %j (credit: %s) is %j', (narration, credit, name) => {
  expect(from(narration, credit).counterparty?.name).toBe(name);
});

test('the bank that is printed beside the other side is told', () => {
  expect(from('NIP/GTB/KOLA ADE/RENT', false).counterparty).toEqual({
    name: 'KOLA ADE',
    account_number: null,
    bank: 'GTB',
  });
});

test('no narration takes long', () => {
  const start = performance.now();
  for (const text of [
    'FROM '.repeat(20_000),
    'A '.repeat(50_000),
    `NIP/${'A B '.repeat(50_000)}`,
    `TO ${'a-'.repeat(50_000)}`,
  ]) {
    from(text, true);
    from(text, false);
  }
  expect(performance.now() - start).toBeLessThan(1_000);
});
