import { expect, test } from 'vitest';
import { creditFile } from './credit-file.ts';

test('a person has the same file whenever it is asked for', () => {
  expect(creditFile('22123456789')).toEqual(creditFile('22123456789'));
  expect(creditFile('22123456789')).not.toEqual(creditFile('22123456779'));
});

test.each([
  ['22123456783', 0],
  ['22123456784', 1],
  ['22123456787', 2],
  ['22123456789', 3],
])('the last digit of %s tells that %i loans are open', (bvn, open) => {
  const loans = creditFile(bvn) ?? [];
  expect(loans.filter(({ status }) => status === 'open')).toHaveLength(open);
  for (const loan of loans) expect(loan.balance).toBe(loan.repayment_amount * (loan.tenor - loan.paid));
  expect(new Set(loans.map(({ institution }) => institution)).size).toBe(loans.length);
});

test('a BVN that ends in 0 has no file', () => {
  expect(creditFile('22123456780')).toBeNull();
});
