import { describe, expect, test } from 'vitest';
import * as identifiers from './identifiers.ts';
import { referenceProblems } from './references.ts';

test('ids have the contract’s forms', () => {
  expect(identifiers.newSessionCode()).toMatch(/^OD[0-9A-Z]{10}$/);
  expect(identifiers.newMandateLink()).toMatch(/^RD\d{7}$/);
  expect(identifiers.newNibssCode()).toMatch(/^RC\d{6}\/\d{4}\/\d{10}$/);
  expect(identifiers.isPayoutId(identifiers.newPayoutId())).toBe(true);
});

test.each([
  ['5f1a2b3c4d5e6f7a8b9c0d1e', { id: '5f1a2b3c4d5e6f7a8b9c0d1e' }],
  ['txd_5f1a2b3c4d5e6f7a8b9c0d1e', { id: '5f1a2b3c4d5e6f7a8b9c0d1e' }],
  ['payment_ODW2QV0WLIDG', { sessionCode: 'ODW2QV0WLIDG' }],
  ['ODW2QV0WLIDG', { sessionCode: 'ODW2QV0WLIDG' }],
  ['txd_payment_ODW2QV0WLIDG', null],
  ['odw2qv0wlidg', null],
  ['', null],
])('%s names what it should', (text, name) => {
  expect(identifiers.paymentName(text)).toEqual(name);
});

describe('references', () => {
  test.each([
    ['session', 'ref0309800', 0],
    ['session', 'short', 1],
    ['session', 'a reference that is too long', 2],
    ['debit', 'r', 0],
    ['debit', '', 1],
    ['debit', 'naïve', 1],
  ] as const)('a %s takes "%s" with %d mistakes', (kind, reference, mistakes) => {
    expect(referenceProblems(kind, reference)).toHaveLength(mistakes);
  });

  test('that are too long are told in the contract’s words', () => {
    expect(referenceProblems('session', 'a'.repeat(25))).toEqual([
      { field: 'reference', message: 'reference must be shorter than or equal to 24 characters' },
    ]);
  });
});
