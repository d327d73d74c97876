import { expect, test } from 'vitest';
import type { Payment } from '../records/index.ts';
import { debitOnWire, debitRecord, failureMessage } from './wire.ts';

const AT = new Date('2026-02-10T09:00:00.000Z');
const payment: Payment = {
  ...{ id: '65c73f10aa53b2d9e1f00001', sessionCode: null, type: 'variable-debit', channel: 'mandate' },
  ...{ status: 'successful', amountMinor: 5_000_000n, collectedMinor: 5_000_000n, feeMinor: 50_000n },
  ...{ feeBearer: 'business', currency: 'NGN', description: 'Repayment 3 of 12', reference: 'refbtD03191D118' },
  ...{ split: null, customerId: '5f171a530295e231abca1154', accountId: null, mandateId: '5f171a530295e231abca1153' },
  payer: {
    ...{ name: 'HALIMA SANI', accountNumber: '3000000001', nipCode: '000017', bankCode: '035', bankName: 'Wema Bank' },
  },
  ...{ payerKey: null, beneficiary: null, movementId: null, sessionId: '999999250919103136775149584552' },
  ...{ responseCode: '00', refunded: false, heldSettlement: false, meta: null },
  ...{ createdAt: AT, updatedAt: AT, completedAt: AT },
};
const beneficiary = {
  ...{ bank_code: '000', account_name: 'Mono', account_number: 'P000001', bank_name: 'MONO SETTLEMENT WALLET' },
};
const context = { mandate: 'mmc_5f171a530295e231abca1153', live: true, beneficiary };

test('a debit answers the keys of the contract, finished or not', () => {
  const done = debitOnWire(payment, context);
  expect(done).toEqual({
    ...{ success: true, status: 'successful', event: 'successful', amount: 5_000_000, mandate: context.mandate },
    ...{ reference: 'refbtD03191D118', reference_number: 'refbtD03191D118', date: '2026-02-10T09:00:00.000Z' },
    ...{ live_mode: true, fee: 50_000, fee_bearer: 'business', narration: 'Repayment 3 of 12', beneficiary, meta: {} },
    session_id: '999999250919103136775149584552',
    account_details: {
      ...{ bank_code: '035', account_name: 'HALIMA SANI', account_number: '3000000001', bank_name: 'Wema Bank' },
    },
  });
  const open = debitOnWire({ ...payment, status: 'processing' }, context);
  expect(Object.keys(open)).toEqual(Object.keys(done));
  expect(open).toMatchObject({ success: false, status: 'processing', event: 'processing' });
});

test('a debit that is read later tells what is collected and what is not', () => {
  const partial: Payment = { ...payment, status: 'partial-debit-successful', collectedMinor: 650_000n };
  const whose = { app: 'a', business: 'b', message: 'Approved' };
  expect(debitRecord({ ...partial, amountMinor: 1_000_000n }, context, whose)).toMatchObject({
    ...{ object_id: payment.id, collected_amount: 650_000, pending_amount: 350_000, channel: 'mandate' },
  });
});

test('codes that a bank mends in days say so', () => {
  expect(failureMessage('05', 'Do not honor')).toBe('Do not honor. Retry after 3 to 5 days');
  expect(failureMessage('51', 'Insufficient funds')).toBe('Insufficient funds');
});
