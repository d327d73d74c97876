import { expect, test } from 'vitest';
import { calendarDay, lagosTime } from './dates.ts';

test('a calendar date is shown as it is, wherever the browser stands', () => {
  expect(calendarDay('2026-11-20')).toBe('20 Nov 2026');
});

test('half past eleven at night in London is the next day in Lagos', () => {
  expect(lagosTime('2026-11-20T23:30:00.000Z')).toBe('21 Nov 2026, 00:30');
});
