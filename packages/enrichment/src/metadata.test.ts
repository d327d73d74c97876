import { expect, test } from 'vitest';
import { createEngine, metadataOf } from './index.ts';
import { aRow } from './testing/row.ts';

const engine = createEngine({ country: 'ng' });
const metadata = (narration: string, credit = false) => metadataOf(engine.enrich(aRow(narration, credit)));

test('what is not known is N/A, the category always stands', () => {
  expect(metadata('')).toEqual({
    ...{ category: 'unknown', channel: 'N/A', payee: 'N/A', payment_method: 'N/A', ref_num: 'N/A' },
    ...{ payment_processor: 'N/A', location: 'N/A', reason: 'N/A' },
  });
});

test('a card row tells the shop, the gateway and the town', () => {
  expect(metadata('WEB PYMT PAYSTACK*CHOWDECK 6485508764 LAGOS LANG')).toMatchObject({
    ...{ category: 'food_and_dining', channel: 'WEB', payee: 'CHOWDECK', payment_method: 'card' },
    ...{ payment_processor: 'paystack', location: 'LAGOS' },
  });
});

test('a transfer without a reference is known by its session', () => {
  const session = '000013240122259141600762564783';
  expect(metadata(`NIP/GTB/ADA OBI/rent ${session}`)).toMatchObject({
    ...{ payee: 'ADA OBI', ref_num: session, reason: 'rent', payment_method: 'bank_transfer' },
  });
});

test.each([
  ['CHQ 00012 SELF', 'cheque'],
  ['USSD AIRTIME GLO/08051234567', 'ussd'],
  ['CASH WITHDRAWAL BY SELF AT COUNTER', 'cash'],
])('%s is paid by %s', (narration, method) => {
  expect(metadata(narration).payment_method).toBe(method);
});
