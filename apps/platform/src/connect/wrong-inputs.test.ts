import { expect, test } from 'vitest';
import { type Asked, countWrong, NONE_WRONG } from './wrong-inputs.ts';

function tries(asked: readonly Asked[], headless: boolean) {
  let counts = NONE_WRONG;
  return asked.map((each) => {
    const next = countWrong(counts, each, headless);
    counts = next.counts;
    return next.over;
  });
}

test('the third wrong code ends a session on the page', () => {
  expect(tries(['mfa', 'mfa', 'mfa'], false)).toEqual([null, null, 'mfa_failed']);
});

test('a wrong password may be tried five times on the page', () => {
  const five = tries(['login', 'login', 'login', 'login', 'login'], false);
  expect(five).toEqual([null, null, null, null, 'invalid_credentials']);
});

test('wrong passwords and wrong codes are counted apart on the page', () => {
  expect(tries(['login', 'login', 'mfa', 'mfa', 'login', 'login'], false)).not.toContain('invalid_credentials');
});

test('through the API three wrong inputs of any kind end it', () => {
  expect(tries(['login', 'mfa', 'mfa'], true)).toEqual([null, null, 'mfa_failed']);
  expect(tries(['login', 'login', 'login'], true)).toEqual([null, null, 'invalid_credentials']);
});
