import { describe, expect, test } from 'vitest';
import { type InputRules, readDirect, readLink } from './input.ts';
import { planOf } from './terms.ts';

const rules: InputRules = {
  ...{ now: new Date('2026-01-28T13:00:00.000Z'), allowSigned: false, selfie: false, partialSweep: false },
  debitLimitMinor: 2_500_000_000n,
};
const variable = {
  ...{
    amount: 5_000_000,
    type: 'recurring-debit',
    method: 'mandate',
    mandate_type: 'emandate',
    debit_type: 'variable',
  },
  ...{ description: 'Repayment', reference: 'loan-0309800', customer: '5f171a530295e231abca1153' },
  ...{ start_date: '2026-02-01', end_date: '2026-12-31' },
};
const direct = { ...variable, account_number: '0123456789', bank_code: '035' };
const fixed = {
  ...{ ...variable, debit_type: 'fixed', frequency: 'monthly', initial_debit_date: '2026-02-28' },
  ...{ retrial_frequency: 3, grace_period: 2, minimum_due: 1_000_000 },
};
const problems = (body: object, changed: Partial<InputRules> = {}) => readLink(body, { ...rules, ...changed }).problems;
const problemOf = (changes: object, changed: Partial<InputRules> = {}) => problems({ ...fixed, ...changes }, changed);

describe('a variable mandate', () => {
  test('is read with its defaults', () => {
    const { mandate_type: _, ...rest } = variable;
    expect(readLink(rest, rules).value).toEqual({
      redirectUrl: null,
      terms: {
        ...{ mandateType: 'emandate', debitType: 'variable', amountMinor: 5_000_000n, description: 'Repayment' },
        ...{ reference: 'loan-0309800', startDate: '2026-02-01', endDate: '2026-12-31', feeBearer: 'business' },
        ...{ verification: 'transfer_verification', allowPartialSweep: false, fixed: null, meta: {} },
      },
    });
  });

  test('needs no schedule, and ignores one', () => {
    expect(problems({ ...variable, frequency: 'never', grace_period: -1 })).toBeNull();
  });

  test('takes an ISO date-time at its Lagos date, and today as a start', () => {
    const dates = { start_date: '2026-01-28T23:30:00.000+01:00', end_date: '2026-06-30T22:59:59.999Z' };
    expect(readLink({ ...variable, ...dates }, rules).value?.terms).toMatchObject({
      ...{ startDate: '2026-01-28', endDate: '2026-06-30' },
    });
  });

  test('takes gsm for sweep', () => {
    expect(readLink({ ...variable, mandate_type: 'gsm' }, rules).value?.terms.mandateType).toBe('sweep');
  });

  test('on one account needs its number and bank', () => {
    expect(readDirect(direct, rules).value).toMatchObject({
      ...{ customerId: '5f171a530295e231abca1153', accountNumber: '0123456789', bankCode: '035' },
    });
    expect(readDirect({ ...direct, account_number: 123456789, bank_code: 'GTB' }, rules).problems).toEqual([
      { field: 'account_number', message: 'account_number must be 10 digits' },
      { field: 'bank_code', message: 'bank_code must be a code of the list of banks, GET /v3/banks/list' },
    ]);
  });
});

describe('a fixed mandate', () => {
  test('is read with its schedule', () => {
    const read = readLink({ ...fixed, frequency: 'weeks', interval: 2, initial_debit_amount: 200_000 }, rules);
    expect(read.value?.terms.fixed).toEqual({
      ...{ frequency: 'weeks', interval: 2, initialDebitDate: '2026-02-28', initialDebitMinor: 200_000n },
      ...{ retrialFrequency: 3, graceDays: 2, minimumDueMinor: 1_000_000n },
    });
    expect(read.value && planOf(read.value.terms)).toMatchObject({
      ...{ lastDay: '2026-12-31', period: { unit: 'days', count: 14 }, amountMinor: 5_000_000n },
    });
  });

  test('needs all of it', () => {
    expect(problems({ ...variable, debit_type: 'fixed' })).toEqual([
      ...['frequency', 'initial_debit_date', 'retrial_frequency', 'grace_period', 'minimum_due'].map((field) => ({
        ...{ field, message: `${field} is required` },
      })),
    ]);
  });

  test.each([
    [{ frequency: 'days' }, 'interval', 'interval is required'],
    [{ frequency: 'days', interval: 0 }, 'interval', 'interval must be at least 1'],
    [{ initial_debit_date: '2026-02-01' }, 'initial_debit_date', 'initial_debit_date must be later than start_date'],
    [{ initial_debit_date: '2027-01-01' }, 'initial_debit_date', 'initial_debit_date must not be later than end_date'],
    [{ initial_debit_amount: 19_999 }, 'initial_debit_amount', 'initial_debit_amount must be at least 20000'],
    [{ retrial_frequency: 7 }, 'retrial_frequency', 'retrial_frequency must be at most 6'],
    [{ grace_period: 32 }, 'grace_period', 'grace_period must be at most 31'],
    [{ minimum_due: 5_000_001 }, 'minimum_due', 'minimum_due must be at most 5000000'],
    [{ amount: 2_500_000_001 }, 'amount', 'amount must be at most 2500000000'],
  ])('refuses %j', (changes, field, message) => expect(problemOf(changes)).toEqual([{ field, message }]));
});

describe('mistakes', () => {
  test('are all told, in the words of the contract', () => {
    const body = { ...variable, start_date: '2026-01-27', reference: 'a-reference-that-is-far-too-long' };
    expect(problems(body)).toEqual([
      { field: 'reference', message: 'reference must be shorter than or equal to 24 characters' },
      {
        field: 'start_date',
        message: 'The date should be at least today or later when mandate_type is emandate.',
      },
    ]);
  });

  test('of a body of any shape are told and never thrown', () => {
    for (const body of [null, undefined, 5, 'x', [], { amount: {} }, { meta: [] }, { __proto__: { amount: 5 } }]) {
      expect(readLink(body, rules).problems?.map(({ field }) => field)).toContain('amount');
      expect(readDirect(body, rules).problems?.length).toBeGreaterThan(7);
    }
  });

  test.each([
    [{ amount: 19_999 }, 'amount', 'amount must be at least 20000'],
    [{ amount: 200.5 }, 'amount', 'amount must be an integer'],
    [{ amount: '50000' }, 'amount', 'amount must be an integer'],
    [{ amount: -20_000 }, 'amount', 'amount must be at least 20000'],
    [{ amount: 1e300 }, 'amount', 'amount must be an integer'],
    [{ method: 'account' }, 'method', 'method must be one of: mandate'],
    [{ mandate_type: 'signed' }, 'mandate_type', 'Signed mandates are no longer supported. Use emandate or sweep.'],
    [{ mandate_type: 'constructor' }, 'mandate_type', 'mandate_type must be one of: emandate, sweep'],
    [{ debit_type: 'both' }, 'debit_type', 'debit_type must be one of: variable, fixed'],
    [{ end_date: '2026-02-01' }, 'end_date', 'end_date must be later than start_date'],
    [{ end_date: '2076-02-02' }, 'end_date', 'end_date must be at most 50 years after start_date'],
    [{ end_date: '2026-02-30' }, 'end_date', 'end_date must be a date of the calendar, written as YYYY-MM-DD'],
    [{ description: 'x'.repeat(101) }, 'description', 'description must be shorter than or equal to 100 characters'],
    [{ description: '\n\u0000' }, 'description', 'description must not be empty'],
    [{ redirect_url: '/done' }, 'redirect_url', 'redirect_url must be an absolute http or https URL'],
    [{ redirect_url: 'javascript:alert(1)' }, 'redirect_url', 'redirect_url must be an absolute http or https URL'],
    [{ meta: { note: 'x'.repeat(4_096) } }, 'meta', 'meta must be at most 4096 bytes of JSON'],
    [
      { verification_method: 'selfie_verification' },
      'verification_method',
      'selfie_verification is not enabled for this app',
    ],
    [{ allow_partial_sweep: true }, 'allow_partial_sweep', 'Partial sweep is available for sweep mandates only'],
    [
      { mandate_type: 'sweep', allow_partial_sweep: true },
      'allow_partial_sweep',
      'Partial sweep is not enabled for this app',
    ],
    [
      { mandate_type: 'sweep', fee_bearer: 'customer' },
      'fee_bearer',
      'fee_bearer customer is available for emandate mandates only',
    ],
    [{ customer: null }, 'customer', 'customer is required'],
  ])('refuses %j', (changes, field, message) =>
    expect(problems({ ...variable, ...changes })).toEqual([{ field, message }]),
  );
});

describe('what a setting allows', () => {
  test('signed, with an image of the signature', () => {
    const signed = { ...variable, mandate_type: 'signed' };
    expect(problems(signed, { allowSigned: true })).toEqual([{ field: 'signature', message: 'signature is required' }]);
    expect(problems({ ...signed, signature: 'no image!' }, { allowSigned: true })).toHaveLength(1);
    const image = `data:image/png;base64,${Buffer.alloc(64).toString('base64')}`;
    expect(problems({ ...signed, signature: image }, { allowSigned: true })).toBeNull();
    const large = Buffer.alloc(1024 * 1024 + 1).toString('base64');
    expect(problems({ ...signed, signature: large }, { allowSigned: true })).toEqual([
      { field: 'signature', message: 'signature must be at most 1 MB' },
    ]);
  });

  test('selfies and partial sweeps', () => {
    expect(problems({ ...variable, verification_method: 'selfie_verification' }, { selfie: true })).toBeNull();
    const sweep = { ...variable, mandate_type: 'sweep', allow_partial_sweep: true };
    expect(problems(sweep, { partialSweep: true })).toBeNull();
  });

  test('a past start for a sweep', () => {
    expect(problems({ ...variable, mandate_type: 'sweep', start_date: '2026-01-01' })).toBeNull();
  });
});
