import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InvoiceState } from '../matching/index.ts';
import { allowedActions, type InvoiceAction, isRegistered, isRetained, nextState, whyNot } from './states.ts';

const ACTIONS: readonly InvoiceAction[] = [
  'edit',
  'confirm',
  'reject',
  'cancel',
  'validate',
  'sign',
  'sign_unknown',
  'found_signed',
  'found_unsigned',
  'transmit',
  'show',
  'credit',
  'supersede',
];

const walk = (actions: readonly InvoiceAction[], from: InvoiceState = 'DRAFT'): InvoiceState =>
  actions.reduce((state, action) => nextState(state, action) ?? state, from);

test('a draft becomes a transmitted invoice by confirming, validating, signing and transmitting, in this order', () => {
  expect(walk(['confirm', 'validate', 'sign', 'transmit'])).toBe('TRANSMITTED');
  expect(walk(['sign', 'validate', 'transmit'])).toBe('DRAFT');
});

test.each(['REVIEWED', 'VALIDATED'] as const)('a change to a %s invoice drops it to DRAFT', (state) => {
  expect(nextState(state, 'edit')).toBe('DRAFT');
});

test.each(['SIGNED', 'TRANSMITTED', 'SIGN_UNKNOWN', 'SUPERSEDED', 'REJECTED', 'CANCELLED'] as const)(
  'a %s invoice is never changed, rejected or cancelled',
  (state) => {
    for (const action of ['edit', 'confirm', 'reject', 'cancel'] as const) expect(nextState(state, action)).toBeNull();
  },
);

test('validating a draft is refused in the words of the contract', () => {
  expect(nextState('DRAFT', 'validate')).toBeNull();
  expect(whyNot('DRAFT', 'validate')).toBe('Draft must be reviewed and confirmed first.');
});

test('signing without an answer waits until the authority was asked, and only its answer decides', () => {
  expect(walk(['confirm', 'validate', 'sign_unknown'])).toBe('SIGN_UNKNOWN');
  expect(allowedActions('SIGN_UNKNOWN')).toEqual(['found_signed', 'found_unsigned']);
  expect(nextState('SIGN_UNKNOWN', 'found_signed')).toBe('SIGNED');
  expect(nextState('SIGN_UNKNOWN', 'found_unsigned')).toBe('VALIDATED');
});

test('a repeated signature or validation is answered again, a repeated transmission is refused', () => {
  expect(nextState('SIGNED', 'sign')).toBe('SIGNED');
  expect(nextState('VALIDATED', 'validate')).toBe('VALIDATED');
  expect(nextState('TRANSMITTED', 'transmit')).toBeNull();
});

test('QR, PDF and credit note exist once signed, transmitted or not', () => {
  for (const action of ['show', 'credit'] as const) {
    expect(nextState('SIGNED', action)).toBe('SIGNED');
    expect(nextState('TRANSMITTED', action)).toBe('TRANSMITTED');
    expect(nextState('VALIDATED', action)).toBeNull();
  }
});

test('purging spares what the authority has or may have', () => {
  expect([isRetained('SIGN_UNKNOWN'), isRetained('SUPERSEDED'), isRetained('VALIDATED')]).toEqual([true, true, false]);
});

const actions = fc.array(fc.constantFrom(...ACTIONS), { maxLength: 40 });

test('no order of actions signs an invoice that was not confirmed and validated since its last change', () => {
  fc.assert(
    fc.property(actions, (all) => {
      let state: InvoiceState = 'DRAFT';
      let since: string[] = [];
      for (const action of all) {
        const next = nextState(state, action);
        if (next === null) continue;
        since = action === 'edit' ? [] : [...since, action];
        if (!isRegistered(state) && isRegistered(next)) {
          expect(since.indexOf('confirm')).toBeGreaterThanOrEqual(0);
          expect(since.indexOf('validate')).toBeGreaterThan(since.indexOf('confirm'));
        }
        state = next;
      }
    }),
    { numRuns: 1_000 },
  );
});

test('what the authority has stays registered whatever follows', () => {
  fc.assert(
    fc.property(actions, fc.constantFrom<InvoiceState>('SIGNED', 'TRANSMITTED', 'SUPERSEDED'), (all, from) => {
      expect(isRegistered(walk(all, from))).toBe(true);
    }),
  );
});

test('every refusal has a sentence', () => {
  fc.assert(
    fc.property(actions, fc.constantFrom(...ACTIONS), (all, action) => {
      const state = walk(all);
      if (nextState(state, action) === null) expect(whyNot(state, action)).toMatch(/\.$/);
    }),
  );
});
