import { expect, test } from 'vitest';
import { clock } from './countdown.tsx';

test.each([
  [0, '0:00'],
  [59, '0:59'],
  [60, '1:00'],
  [1_799, '29:59'],
  [3_600, '1:00:00'],
])('%i seconds left are shown as %s', (seconds, shown) => {
  expect(clock(seconds)).toBe(shown);
});
