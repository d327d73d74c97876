import { describe, expect, test } from 'vitest';
import { readWidgetQuery, WidgetMistake } from './widget-query.ts';

const CUSTOMER = { name: 'Samuel Olamide', email: 'samuel@neem.example' };
/** What connect.js 2.2.0 sends for a plain `setup()`. */
const PLAIN = { key: 'test_pk_1', referrer: 'https://shop.example/pay?order=7', version: '2023-12-14' };

test('a plain widget links a new account for nobody in particular', () => {
  expect(readWidgetQuery(PLAIN)).toEqual({
    scope: 'auth',
    referrerOrigin: 'https://shop.example',
    reference: null,
    customer: null,
    accountId: null,
    reauthToken: null,
    institution: null,
    checkAccountMatch: false,
  });
});

test('settings that connect.js writes as the text "undefined" count as left out', () => {
  const query = {
    ...PLAIN,
    data: 'undefined',
    reference: 'undefined',
    scope: 'undefined',
    selectedInstitution: 'null',
  };
  expect(readWidgetQuery(query)).toEqual(readWidgetQuery(PLAIN));
});

test('customer, reference and institution arrive', () => {
  const request = readWidgetQuery({
    ...PLAIN,
    reference: '99008877TEST',
    data: JSON.stringify({ customer: { ...CUSTOMER, identity: { type: 'bvn', number: '22000000019' } } }),
    selectedInstitution: JSON.stringify({
      id: '5f2d08be60b92e2888287702',
      auth_method: 'mobile_banking',
      account_number: '0123456789',
    }),
    check_account_match: 'true',
  });
  expect(request).toMatchObject({
    reference: '99008877TEST',
    customer: { ...CUSTOMER, identity: { type: 'bvn', number: '22000000019' } },
    institution: { id: '5f2d08be60b92e2888287702', authMethod: 'mobile_banking', accountNumber: '0123456789' },
    checkAccountMatch: true,
  });
});

describe('re-authorisation', () => {
  test.each([
    ['data.account', { data: JSON.stringify({ account: '64779d900000b3de23aeb8aa' }) }],
    ['scope reauth', { scope: 'reauth', data: JSON.stringify({ account: '64779d900000b3de23aeb8aa' }) }],
    ['an old token', { reauth_token: 'token', version: '2021-06-03' }],
  ])('by %s', (_name, given) => {
    expect(readWidgetQuery({ ...PLAIN, ...given }).scope).toBe('reauth');
  });

  test('without an account it is a mistake', () => {
    expect(() => readWidgetQuery({ ...PLAIN, scope: 'reauth' })).toThrow(WidgetMistake);
  });
});

describe('who may hear the messages', () => {
  test('a client that does not say where it is: the origin that the browser tells', () => {
    const { referrer: _, ...silent } = PLAIN;
    expect(readWidgetQuery(silent, 'https://old.example/').referrerOrigin).toBe('https://old.example');
    expect(readWidgetQuery(silent).referrerOrigin).toBeNull();
  });

  test.each(['null', 'not a url', 'javascript:alert(1)', 'file:///index.html'])('%s is no origin', (referrer) => {
    expect(readWidgetQuery({ ...PLAIN, referrer }).referrerOrigin).toBeNull();
  });
});

test.each([
  [{ scope: 'payments' }, /not available/],
  [{ data: '{' }, /data must be a JSON object/],
  [{ data: '[1]' }, /data must be a JSON object/],
  [{ data: JSON.stringify({ customer: { name: 'Samuel' } }) }, /name and a valid email/],
  [{ data: JSON.stringify({ customer: { ...CUSTOMER, identity: { type: 'bvn', number: '12' } } }) }, /11 digits/],
  [{ selectedInstitution: JSON.stringify({ auth_method: 'mobile_banking' }) }, /selectedInstitution.id/],
  [{ check_account_match: 'true' }, /account_number/],
  [{ reference: 'r'.repeat(101) }, /at most 100/],
])('%j is told to the engineer', (given, message) => {
  expect(() => readWidgetQuery({ ...PLAIN, ...given })).toThrow(message);
});
