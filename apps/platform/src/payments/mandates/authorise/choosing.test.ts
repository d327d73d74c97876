import { expect, test } from 'vitest';
import { isAdult } from './choosing.ts';

test.each([
  ['2008-02-06', true],
  ['2008-02-07', false],
  ['1950-12-31', true],
  ['2008-02-30', false],
  ['1890-01-01', false],
  ['', false],
])('born on %j, on 6 February 2026 a person is of age: %s', (birthDate, expected) => {
  expect(isAdult(birthDate, '2026-02-06')).toBe(expected);
});
