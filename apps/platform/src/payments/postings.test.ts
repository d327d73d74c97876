import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRICE_BOOK, type Price, priceOf } from '../billing/price-book.ts';
import type { Entry } from '../ledger/index.ts';
import * as postings from './postings.ts';
import { divide, type Split } from './splits.ts';

const APP = '5f1a2b3c4d5e6f7a8b9c0d1e';
const A = 'a1b2c3d4e5f60718293a4b5c';
const B = 'b1b2c3d4e5f60718293a4b5c';

function collection(
  amountMinor: bigint,
  split: Split | null = null,
  feeBearer: 'business' | 'customer' = 'business',
  fees: Price = PRICE_BOOK.direct_debit,
): postings.Collection {
  const feeMinor = priceOf(fees, amountMinor);
  const shares = divide(split, { amountMinor, feeMinor, feeBearer, legFeeMinor: priceOf(PRICE_BOOK.split_leg) });
  return { rail: 'nip', app: APP, product: 'direct_debit', feeBearer, feeMinor, shares };
}
const thirtyAndTwenty = (fee_bearer: Split['fee_bearer']): Split => ({
  type: 'percentage',
  fee_bearer,
  distribution: [
    { account: A, value: 30, max: 1_000_000 },
    { account: B, value: 20 },
  ],
});

/** Debits positive, credits negative. */
function sums(...lists: readonly (readonly Entry[])[]): Record<string, bigint> {
  const totals: Record<string, bigint> = {};
  for (const entry of lists.flat()) {
    const signed = 'debitMinor' in entry ? entry.debitMinor : -entry.creditMinor;
    totals[entry.account] = (totals[entry.account] ?? 0n) + signed;
  }
  return totals;
}
const total = (entries: readonly Entry[]): bigint => Object.values(sums(entries)).reduce((sum, each) => sum + each, 0n);

describe('collections', () => {
  test('E1: the business bears the fee', () => {
    expect(sums(postings.collected(collection(5_000_000n)))).toEqual({
      'rail.clearing:nip': 5_000_000n,
      [`merchant.pending:${APP}`]: -4_950_000n,
      'fees.direct_debit': -50_000n,
    });
  });

  test('E2: the customer bears it on top', () => {
    expect(sums(postings.collected(collection(5_000_000n, null, 'customer')))).toEqual({
      'rail.clearing:nip': 5_050_000n,
      [`merchant.pending:${APP}`]: -5_000_000n,
      'fees.direct_debit': -50_000n,
    });
  });

  test('E3 and E4: a split, its fees from the business or from the legs', () => {
    expect(sums(postings.collected(collection(5_000_000n, thirtyAndTwenty('business'))))).toEqual({
      'rail.clearing:nip': 5_000_000n,
      [`sub.pending:${A}`]: -1_000_000n,
      [`sub.pending:${B}`]: -1_000_000n,
      [`merchant.pending:${APP}`]: -2_948_000n,
      'fees.direct_debit': -50_000n,
      'fees.split': -2_000n,
    });
    expect(sums(postings.collected(collection(5_000_000n, thirtyAndTwenty('sub_accounts'))))).toMatchObject({
      'rail.clearing:nip': 5_000_000n,
      [`sub.pending:${A}`]: -999_000n,
      [`merchant.pending:${APP}`]: -2_950_000n,
    });
  });

  test('E5 and E6: fixed sums; a part of a kobo', () => {
    const fixed: Split = {
      type: 'fixed',
      fee_bearer: 'sub_accounts',
      distribution: [
        { account: A, value: 100_000 },
        { account: B, value: 50_000 },
      ],
    };
    expect(sums(postings.collected(collection(300_000n, fixed)))).toMatchObject({
      'rail.clearing:nip': 300_000n,
      [`merchant.pending:${APP}`]: -143_500n,
    });
    const third: Split = { type: 'percentage', fee_bearer: 'business', distribution: [{ account: A, value: 33 }] };
    expect(sums(postings.collected(collection(33_333n, third)))).toMatchObject({
      'rail.clearing:nip': 33_333n,
      [`merchant.pending:${APP}`]: -14_834n,
      [`sub.pending:${A}`]: -10_999n,
    });
  });

  test('E7: a split of a payment whose fee the customer bears', () => {
    const split: Split = { type: 'percentage', fee_bearer: 'business', distribution: [{ account: A, value: 30 }] };
    expect(sums(postings.collected(collection(5_000_000n, split, 'customer')))).toMatchObject({
      'rail.clearing:nip': 5_050_000n,
      [`merchant.pending:${APP}`]: -3_499_000n,
    });
  });

  test('E15: a partial sweep pays for what it collected', () => {
    expect(sums(postings.collected(collection(650_000n, null, 'business', PRICE_BOOK.sweep)))).toEqual({
      'rail.clearing:nip': 650_000n,
      [`merchant.pending:${APP}`]: -643_500n,
      'fees.direct_debit': -6_500n,
    });
  });

  test('a beneficiary gets the net sum in two steps', () => {
    expect(
      sums(postings.collectedForBeneficiary(collection(5_000_000n)), postings.creditConfirmed(4_950_000n)),
    ).toEqual({
      'rail.clearing:nip': 5_000_000n,
      'payout.in_transit': 0n,
      'fees.direct_debit': -50_000n,
      'bank.settlement': -4_950_000n,
    });
  });
});

describe('reversals', () => {
  test('before settlement everything comes from what is pending', () => {
    const e1 = collection(5_000_000n);
    const together = sums(postings.collected(e1), postings.reversed(e1, 4_950_000n));
    expect(new Set(Object.values(together))).toEqual(new Set([0n]));
  });

  test('after settlement the merchant owes what is not pending any more', () => {
    expect(sums(postings.reversed(collection(5_000_000n), 1_000_000n))).toEqual({
      [`merchant.pending:${APP}`]: 1_000_000n,
      [`merchant.receivable:${APP}`]: 3_950_000n,
      'fees.direct_debit': 50_000n,
      'rail.clearing:nip': -5_000_000n,
    });
  });
});

describe('refunds, payouts and the wallet', () => {
  test('E10 and E11: a refund from what is pending, then the payout of the rest', () => {
    const together = sums(
      postings.collected(collection(5_000_000n)),
      postings.collected(collection(2_000_000n)),
      postings.refundStarted(APP, 'pending_payout', 5_000_000n),
      postings.refundConfirmed(5_000_000n),
      postings.payoutClosed({ app: APP }, 1_943_500n),
      postings.payoutSettled({ app: APP }, 1_943_500n),
    );
    expect(together).toEqual({
      'rail.clearing:nip': 7_000_000n,
      [`merchant.pending:${APP}`]: 0n,
      [`merchant.payable:${APP}`]: 0n,
      'refund.in_transit': 0n,
      'fees.direct_debit': -56_500n,
      'bank.settlement': -6_943_500n,
    });
  });

  test('E12: a refund from the wallet leaves what is pending alone', () => {
    expect(sums(postings.refundStarted(APP, 'wallet', 5_000_000n))).toEqual({
      [`wallet.available:${APP}`]: 5_000_000n,
      'refund.in_transit': -5_000_000n,
    });
  });

  test('a failed payout is pending again', () => {
    const owner = { subAccount: A };
    expect(sums(postings.payoutClosed(owner, 999_000n), postings.payoutFailed(owner, 999_000n))).toEqual({
      [`sub.pending:${A}`]: 0n,
      [`sub.payable:${A}`]: 0n,
    });
  });

  test('a disbursement of two items, one paid and one returned, leaves nothing behind', () => {
    const source = { app: APP };
    expect(
      sums(
        postings.disbursementSecured('d1', source, 207_000n),
        postings.disbursementPaid('d1', 100_000n, 3_500n),
        postings.disbursementReturned('d1', source, 103_500n),
      ),
    ).toEqual({
      [`wallet.available:${APP}`]: 103_500n,
      'disburse.funds:d1': 0n,
      'bank.settlement': -100_000n,
      'fees.disburse': -3_500n,
    });
  });
});

test('every posting balances, whatever the amounts', () => {
  const splits = fc.constantFrom(null, thirtyAndTwenty('business'), thirtyAndTwenty('sub_accounts'));
  fc.assert(
    fc.property(
      fc.bigInt(20_000n, 10n ** 12n),
      splits,
      fc.constantFrom('business' as const, 'customer' as const),
      fc.bigInt(-5_000n, 10n ** 12n),
      (amount, split, feeBearer, pending) => {
        const given = collection(amount, split, feeBearer);
        const all = [
          postings.collected(given),
          postings.collectedForBeneficiary(collection(amount, null, feeBearer)),
          postings.reversed(given, pending),
          postings.receivableRecovered(APP, amount),
          postings.wrongAmountTaken('nip', amount),
          postings.railSettled('nip', amount),
          postings.virtualAccountCredited('nip', 'va1', amount, 6_500n),
          postings.virtualAccountPaidOut('va1', amount),
          postings.disbursementSecured('d1', { rail: 'nip' }, amount),
          postings.disbursementPaid('d1', amount, 3_500n),
          postings.disbursementReturned('d1', { rail: 'nip' }, amount),
          postings.returnedToWallet(APP, amount),
          postings.securingReversed('nip', APP, amount),
        ];
        for (const entries of all) {
          expect(total(entries)).toBe(0n);
          for (const entry of entries)
            expect('debitMinor' in entry ? entry.debitMinor : entry.creditMinor).toBeGreaterThan(0n);
        }
      },
    ),
    { numRuns: 60 },
  );
});
