import { expect, test } from 'vitest';
import { platformOrigin, widgetAddress } from './address.ts';

const HOST = 'https://link.example.com';

test('the page is asked for with key, referrer and version first', () => {
  const address = new URL(widgetAddress(HOST, 'test_pk_1', 'https://shop.example/pay?x=1', {}));
  expect(address.origin + address.pathname).toBe('https://link.example.com/connect');
  expect([...address.searchParams]).toEqual([
    ['key', 'test_pk_1'],
    ['referrer', 'https://shop.example/pay?x=1'],
    ['version', '2023-12-14'],
  ]);
});

test('data and selectedInstitution travel as JSON, the rest as it is', () => {
  const query = {
    scope: 'auth',
    reference: 'ref & 1',
    data: { customer: { name: 'Ngozi Eze', email: 'ngozi@example.com' } },
    selectedInstitution: { id: '5f2d08be60b92e2888287702', auth_method: 'internet_banking' },
    check_account_match: true,
    reauth_token: 'auth_9Qz',
  };
  const { searchParams } = new URL(widgetAddress(HOST, 'k', 'r', query));
  expect(JSON.parse(searchParams.get('data') ?? '')).toEqual(query.data);
  expect(JSON.parse(searchParams.get('selectedInstitution') ?? '')).toEqual(query.selectedInstitution);
  expect(searchParams.get('reference')).toBe('ref & 1');
  expect(searchParams.get('check_account_match')).toBe('true');
  expect(searchParams.get('reauth_token')).toBe('auth_9Qz');
});

test('what is undefined, null or a function stays out of the address', () => {
  const { searchParams } = new URL(widgetAddress(HOST, 'k', 'r', { reference: undefined, scope: null, onX: () => 1 }));
  expect([...searchParams.keys()]).toEqual(['key', 'referrer', 'version']);
});

test('a version of the integrator goes before ours', () => {
  expect(new URL(widgetAddress(HOST, 'k', 'r', { version: '2021-06-03' })).searchParams.get('version')).toBe(
    '2021-06-03',
  );
});

test('the host option goes before the place the script came from, and one of them must be there', () => {
  expect(platformOrigin('https://a.example/', 'https://b.example/connect.js')).toBe('https://a.example');
  expect(platformOrigin(undefined, 'https://b.example:4000/connect.js?v=2')).toBe('https://b.example:4000');
  expect(() => platformOrigin(undefined, undefined)).toThrow('host is required');
});
