import { expect, test } from 'vitest';
import { nameAlone } from './party.ts';
import { decided, outcome, readRow } from './testing/rows.ts';

const PAYERS: [string, string | null][] = [
  ['NIP/ZIB/PAYMENT SYSTEMS LTD/', 'PAYMENT SYSTEMS LTD'],
  ['GIFT OKORO UDO/LPO 4471', 'GIFT OKORO UDO'],
  [
    'NIBSS Instant Payment Inward 000013230921987471204959052507 payment FROM FCMB/TOPE PRISCA GARBA REF:981377890',
    'TOPE PRISCA GARBA',
  ],
  ['Transfer from BLUE KITE LOGISTICS LIMITED | final settlement', 'BLUE KITE LOGISTICS LIMITED'],
  ['Local funds transfer from ADA OBI CHIKA: installation', 'ADA OBI CHIKA'],
  ['RapidTransfer:payment:MR TANKO RISI:93846948929373723598', 'MR TANKO RISI'],
  ['NIP CREDIT GREEN ACRE SUPPLIES LIMITED INV 3107', 'GREEN ACRE SUPPLIES LIMITED'],
  ['payment for invoice', null],
  ['INV-204 graphic design', null],
];

test.each(PAYERS)('the payer of “%s” is %s', (narration, payer) => {
  expect(readRow({ narration }).counterparty).toBe(payer);
});

test('a form’s name loses what stands behind it, and a purpose is no name', () => {
  expect(nameAlone('ADA OBI|pension', '')).toBe('ADA OBI');
  expect(nameAlone('EXAMPLE VENTURES LTD invoice 12', '')).toBe('EXAMPLE VENTURES LTD');
  expect(nameAlone('solar installation', '')).toBe(null);
  expect(nameAlone('donations to BRIGHT LOOM STUDIOS LTD', '')).toBe(null);
  expect(nameAlone(null, '')).toBe(null);
});

const TITLES: [string, string][] = [
  ['B2B PAYMENT OBINNE DELE|fish', 'rejected 8 no_business_signal'],
  ['WEB PAYMENT RECEIVED FROM ADA OBI', 'rejected 8 no_business_signal'],
  ['Payment from ADA OBI', 'rejected 8 no_business_signal'],
  ['FCMB MOBILE/payment for goods/FROM ADA OBI CHIKA/91592888687490698484', 'eligible 8 business_keyword'],
  ['payment/ADA OBI', 'eligible 8 business_keyword'],
  ['NXG :TRFDebtpaymentforwifiFRMIFUNE', 'eligible 8 business_keyword'],
  ['NIP/CARBON/ADA OBI/invoice 12', 'eligible 8 business_keyword'],
];

test.each(TITLES)('“%s” is %s', (narration, expected) => {
  expect(outcome(decided({ narration }))).toBe(expected);
});
