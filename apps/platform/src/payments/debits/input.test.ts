import { describe, expect, test } from 'vitest';
import type { Mandate } from '../mandates/index.ts';
import { amountRefusal, readDebit, stateRefusal } from './input.ts';

const rules = { mandateType: 'emandate', instantBeneficiary: false } as const;
const debit = { amount: 5_000_000, reference: 'refbtD03191D118', narration: 'Repayment 3 of 12' };
const NOW = new Date('2026-02-10T09:00:00.000Z');
const mandate = (changes: Partial<Mandate> = {}): Mandate => ({
  ...{ id: '5f171a530295e231abca1153', link: 'RD3044259', nibssCode: 'RC227914/1580/0008722498', status: 'approved' },
  ...{ mandateType: 'emandate', debitType: 'variable', amountMinor: 5_000_000n, totalMinor: 5_000_000n },
  ...{ takenMinor: 1_000_000n, reservedMinor: 500_000n, description: 'Repayment', reference: 'loan-0309800' },
  ...{ customerId: '5f171a530295e231abca1154', feeBearer: 'business', verification: 'transfer_verification' },
  ...{ allowPartialSweep: false, fixed: null, meta: {}, redirectUrl: null, account: null, accountKey: null },
  ...{ startDay: '2026-02-01', endDay: '2026-12-31', endDate: new Date('2026-12-31T22:59:59.999Z') },
  ...{ createdAt: NOW, initiatedAt: NOW, approvedAt: NOW, readyAt: NOW, readyTold: true },
  ...changes,
});

describe('a debit', () => {
  test('is read, its narration without control characters', () => {
    expect(readDebit({ ...debit, narration: 'Repayment\n3\u0000 of 12', meta: { loan: 17 } }, rules).value).toEqual({
      ...{ amountMinor: 5_000_000n, reference: 'refbtD03191D118', narration: 'Repayment 3  of 12', feeBearer: null },
      ...{ beneficiary: null, split: null, meta: { loan: 17 } },
    });
  });

  test('has every mistake told', () => {
    expect(readDebit({ amount: 1.5, reference: 'a b', meta: 'x' }, rules).problems?.map(({ field }) => field)).toEqual([
      ...['amount', 'reference', 'narration', 'meta'],
    ]);
  });

  test.each([
    [{ fee_bearer: 'customer' }, { ...rules, mandateType: 'sweep' as const }, 'fee_bearer'],
    [{ beneficiary: { nuban: '0123456789', nip_code: '000017' } }, rules, 'beneficiary'],
    [{ beneficiary: { nuban: '01', nip_code: '000017' } }, { ...rules, instantBeneficiary: true }, 'beneficiary.nuban'],
    [{ beneficiary: { nuban: '0123456789' } }, { ...rules, instantBeneficiary: true }, 'beneficiary.nip_code'],
    [{ beneficiary: 5 }, { ...rules, instantBeneficiary: true }, 'beneficiary.nuban'],
  ])('refuses %j', (changes, given, field) => {
    expect(readDebit({ ...debit, ...changes }, given).problems?.map((problem) => problem.field)).toEqual([field]);
  });
});

describe('the state of a mandate', () => {
  test.each([
    [{}, null],
    [{ debitType: 'fixed' }, 'The debit API is not supported for fixed mandates'],
    [{ status: 'paused' }, 'This mandate is paused. Reinstate it to continue'],
    [{ status: 'cancelled' }, 'This mandate is cancelled'],
    [{ status: 'expired' }, 'This mandate has expired'],
    [{ status: 'initiated', readyAt: null }, 'This mandate is not ready for debit'],
    [{ readyAt: new Date('2026-02-10T09:00:00.001Z') }, 'This mandate is not ready for debit'],
  ] as const)('%j', (changes, refusal) => expect(stateRefusal(mandate(changes), NOW)).toBe(refusal));
});

describe('an amount', () => {
  test.each([
    [20_000n, 0n, 2_500_000_000n, null],
    [3_500_000n, 0n, 2_500_000_000n, null],
    [3_500_001n, 0n, 2_500_000_000n, "Amount exceeds the mandate's remaining balance"],
    [3_500_000n, 1n, 2_500_000_000n, "Amount exceeds the mandate's remaining balance"],
    [19_999n, 0n, 2_500_000_000n, 'Amount is below the minimum of NGN 200'],
    [-5_000_000n, 0n, 2_500_000_000n, 'Amount is below the minimum of NGN 200'],
    [3_000_000n, 0n, 2_999_999n, 'Amount exceeds the maximum allowed for this account'],
  ])('of %d with a fee of %d and a limit of %d', (amountMinor, customerFeeMinor, limitMinor, refusal) => {
    expect(amountRefusal({ amountMinor, customerFeeMinor }, mandate(), limitMinor)).toBe(refusal);
  });
});
