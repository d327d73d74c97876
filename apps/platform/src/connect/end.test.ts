import { expect, test } from 'vitest';
import { endOf, type Outcome } from './end.ts';

const target = { redirectUrl: 'https://app.example/back?user=7#done', reference: '99008877TEST' };
const queryOf = (outcome: Outcome) =>
  Object.fromEntries(new URL(endOf(outcome, target).redirect ?? '').searchParams.entries());

test('a link comes back with its code and the reference', () => {
  expect(queryOf({ outcome: 'linked', code: 'code_au5w62egpzggouybo83i5spg' })).toEqual({
    ...{ user: '7', status: 'linked', reason: 'account_linked' },
    ...{ code: 'code_au5w62egpzggouybo83i5spg', reference: '99008877TEST' },
  });
});

test('a re-authorisation has no code', () => {
  expect(queryOf({ outcome: 'reauthorised' })).toEqual({
    ...{ user: '7', status: 'linked', reason: 'account_reauthorized', reference: '99008877TEST' },
  });
});

test('leaving and failing say so', () => {
  expect(queryOf({ outcome: 'cancelled' })).toMatchObject({ status: 'cancelled', reason: 'widget_closed' });
  expect(queryOf({ outcome: 'failed', reason: 'mfa_failed' })).toMatchObject({
    status: 'failed',
    reason: 'mfa_failed',
  });
});

test('without a redirect address and a reference the end carries neither', () => {
  expect(endOf({ outcome: 'cancelled' }, { redirectUrl: null, reference: null })).toEqual({
    outcome: 'cancelled',
    reason: 'widget_closed',
  });
});
