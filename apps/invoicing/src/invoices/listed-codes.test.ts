import { expect, test } from 'vitest';
import { listedCodes } from './listed-codes.ts';
import { aLine, anInvoice } from './testing/invoices.ts';

test('every code is told with the list that decides about it, and what is not given is left out', () => {
  const invoice = anInvoice({ lines: [aLine({ hsnCode: '', isicCode: '6201', unit: 'HUR' })] });
  expect(listedCodes(invoice).map(({ list, code }) => `${list} ${code}`)).toEqual([
    'currencies NGN',
    'currencies NGN',
    'countries NG',
    'states NG-LA',
    'lgas NG-LA-IKE',
    'services-codes 6201',
    'invoice-quantity-codes HUR',
    'tax-categories STANDARD_VAT',
    'payment-means 30',
  ]);
});
