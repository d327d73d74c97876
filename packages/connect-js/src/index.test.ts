import { expect, test } from 'vitest';
import Default, { Connect } from './index.ts';

const onSuccess = (): void => {};

test('importing on a server does no harm and gives one constructor under two names', () => {
  expect(Default).toBe(Connect);
});

test('a key and a success callback are demanded in the words of connect.js', () => {
  expect(() => new Connect({ key: '', onSuccess })).toThrow(new Error('PUBLIC_KEY is required'));
  expect(() => new Connect({ key: 'test_pk_1' } as never)).toThrow(new Error('onSuccess callback is required'));
  expect(() => Connect({} as never)).toThrow(new Error('PUBLIC_KEY is required'));
});

test('new may be left out', () => {
  expect(Connect({ key: 'test_pk_1', onSuccess })).toBeInstanceOf(Connect);
  expect(new Connect({ key: 'test_pk_1', onSuccess })).toBeInstanceOf(Connect);
});

test('re-authorisation demands the id of an account', () => {
  const connect = new Connect({ key: 'test_pk_1', onSuccess });
  expect(() => connect.reauthorise('')).toThrow(new Error('Account ID is required for re-authorisation'));
  expect(() => connect.reauthorise(12 as never)).toThrow(new Error('Invalid accountId: must be a string'));
});

test('two widgets keep their callbacks apart', () => {
  const heard: string[] = [];
  const first = new Connect({ key: 'a', onSuccess, onClose: () => heard.push('first') }) as unknown as {
    onClose(): void;
  };
  new Connect({ key: 'b', onSuccess, onClose: () => heard.push('second') });
  first.onClose();
  expect(heard).toEqual(['first']);
});
