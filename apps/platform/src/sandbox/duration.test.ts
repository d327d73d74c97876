import { expect, test } from 'vitest';
import { parseDuration } from './duration.ts';

test.each([
  ['30d', 30 * 86_400_000],
  ['1d12h', 36 * 3_600_000],
  ['45s', 45_000],
  ['2w', 14 * 86_400_000],
  ['90m', 5_400_000],
])('%s is read as its milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', 'soon', '-1d', '1.5h', '30', 'd', '99999d', '1y'])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeNull();
});
