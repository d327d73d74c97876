import { expect, test } from 'vitest';
import { durationMs } from './duration.ts';

test('durations are sums of days, hours, minutes and seconds', () => {
  expect(durationMs('24h')).toBe(86_400_000);
  expect(durationMs('1d12h')).toBe(129_600_000);
  expect(durationMs('90m')).toBe(5_400_000);
  expect(durationMs('0')).toBe(0);
});

test.each(['', '24', 'h', '1 day', '-1d', '1.5h', '1w'])('"%s" is refused with an example', (text) => {
  expect(() => durationMs(text)).toThrow('Write it like 30d');
});
