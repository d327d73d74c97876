import { expect, test } from 'vitest';
import { fingerprints } from './identity.ts';

const row = {
  date: '2025-07-14',
  direction: 'debit',
  amountMinor: 250_000n,
  narration: 'POS Shoprite, Ikeja',
} as const;

test('two equal lines are two transactions, and the same file gives the same fingerprints', () => {
  const [first, second] = fingerprints([row, row]);
  expect(first).not.toBe(second);
  expect(fingerprints([row, row])).toEqual([first, second]);
});

test('case, blanks and punctuation of a narration do not change it; the balance does', () => {
  expect(fingerprints([{ ...row, narration: 'POS  SHOPRITE IKEJA' }])).toEqual(fingerprints([row]));
  expect(fingerprints([{ ...row, balanceMinor: 1n }])).not.toEqual(fingerprints([row]));
});
