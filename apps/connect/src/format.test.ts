import { expect, test } from 'vitest';
import { country, day, fileSize, masked, money } from './format.ts';

test('money is shown in its currency, with the spellings of the contract', () => {
  expect(money(124500050, 'NGN')).toBe('₦1,245,000.50');
  expect(money(-250000, 'ZAR')).toMatch(/^-R\s?2,500\.00$/);
  expect(money(100, 'KSH')).toContain('1.00');
  expect(money(100, 'GHC')).toContain('1.00');
  expect(money(100, 'not a currency')).toBe('1.00 not a currency');
});

test('only the end of an account number is shown', () => {
  expect(masked('0123456789')).toEqual({ shown: '•••• 6789', tail: '6789' });
  expect(masked('12')).toEqual({ shown: '12', tail: '12' });
});

test('days stay the day they are, wherever the reader is', () => {
  expect(day('2025-01-01')).toBe('Jan 1, 2025');
  expect(day('soon')).toBe('soon');
});

test('sizes and countries read well', () => {
  expect(fileSize(10 * 1024 * 1024)).toBe('10 MB');
  expect(fileSize(20 * 1024)).toBe('20 kB');
  expect(country('ng')).toBe('Nigeria');
});
