import { expect, test } from 'vitest';
import { declaredLoan, type ExistingLoan, loansInOtherCurrency } from './affordability-request.ts';

const loan = (change: Partial<ExistingLoan> = {}): ExistingLoan => ({
  ...{ institution: 'Kora Credit', currency: 'NGN', repayment_amount: 2_000_000, tenor: 12, ...change },
});

test.each([
  ['ngn', 'NGN'],
  ['GHS', 'GHC'],
  ['ghc', 'GHC'],
  ['KES', 'KSH'],
])('a loan in %s is one of an account in %s', (currency, account) => {
  expect(loansInOtherCurrency([loan({ currency })], account)).toEqual([]);
});

test('an open loan in another currency is told by its place; a closed one counts for nothing', () => {
  const loans = [loan(), loan({ currency: 'USD' }), loan({ currency: 'USD', loan_status: 'closed' })];
  expect(loansInOtherCurrency(loans, 'NGN')).toEqual([
    {
      field: 'existing_loans.1.currency',
      message: 'existing_loans.1.currency must be NGN, the currency of the account',
    },
  ]);
});

test('a loan is open when it says so, else while it has no day of closing', () => {
  expect(declaredLoan(loan()).open).toBe(true);
  expect(declaredLoan(loan({ closed_date: '2026-01-31' })).open).toBe(false);
  expect(declaredLoan(loan({ closed_date: '2026-01-31', loan_status: 'open' })).open).toBe(true);
  expect(declaredLoan(loan({ loan_status: 'closed' })).open).toBe(false);
});
