import { expect, test } from 'vitest';
import { comesFrom, isFinal, isVerifiable, mayBecome, PAYMENT_STATUSES } from './status.ts';

test('what is final stays as it is, but that a success may be reversed', () => {
  for (const from of PAYMENT_STATUSES.filter(isFinal)) {
    const next = PAYMENT_STATUSES.filter((to) => mayBecome(from, to));
    expect(next).toEqual(from === 'successful' || from === 'partial-debit-successful' ? ['reversed'] : []);
  }
});

test('a payment fails only before it is final, and is reversed only after it succeeded', () => {
  expect(comesFrom('failed')).toEqual(['pending', 'processing']);
  expect(comesFrom('reversed')).toEqual(['successful', 'partial-debit-successful']);
});

test('verify tells outcomes alone', () => {
  expect(PAYMENT_STATUSES.filter(isVerifiable)).toEqual([
    'successful',
    'partial-debit-successful',
    'failed',
    'reversed',
  ]);
});
