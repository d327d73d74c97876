import { describe, expect, test } from 'vitest';
import {
  dayInMonth,
  dayNumber,
  dayOf,
  daysInMonth,
  domOf,
  monthIndex,
  monthOf,
  monthsBefore,
  nearestMonths,
  weekday,
  weekIndex,
} from './calendar.ts';
import { isDayOff, rolled } from './holidays.ts';

test('every day from 1890 to 2110 has the number, month and weekday that the machine gives it', () => {
  for (let number = -30_000; number < 52_000; number++) {
    const date = new Date(number * 86_400_000);
    const day = date.toISOString().slice(0, 10);
    if (dayOf(number) !== day || dayNumber(day) !== number || weekday(number) !== (date.getUTCDay() + 6) % 7)
      expect.fail(`${day} is not ${dayOf(number)}`);
    if (monthOf(number) !== monthIndex(day) || domOf(number) !== date.getUTCDate()) expect.fail(day);
  }
});

test('a day beyond the end of a month is its last', () => {
  expect(dayOf(dayInMonth(monthIndex('2024-02-01'), 31))).toBe('2024-02-29');
  expect(daysInMonth(monthIndex('2100-02-01'))).toBe(28);
  expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
  expect(monthsBefore('2026-03-31', 13)).toBe('2025-02-28');
});

test('a week runs from Monday to Sunday', () => {
  const monday = dayNumber('2026-11-16');
  expect(weekIndex(monday)).toBe(weekIndex(monday + 6));
  expect(weekIndex(monday - 1)).toBe(weekIndex(monday) - 1);
});

test.each([
  ['2024-09-30', '2025-05-03', 7],
  ['2025-01-01', '2025-06-30', 6],
  ['2025-01-31', '2025-02-28', 1],
  ['2025-01-31', '2025-01-31', 1],
  ['2025-01-10', '2025-02-23', 1],
  ['2025-01-10', '2025-02-24', 2],
])('from %s to %s are %i months', (from, to, months) => expect(nearestMonths(from, to)).toBe(months));

describe('days off', () => {
  test('weekends, fixed holidays, Good Friday and Easter Monday', () => {
    for (const day of ['2026-11-21', '2026-10-01', '2026-04-03', '2026-04-06', '2025-04-18', '2024-04-01'])
      expect([day, isDayOff(dayNumber(day), 'ng')]).toEqual([day, true]);
    for (const day of ['2026-11-20', '2026-04-02', '2026-09-24']) expect(isDayOff(dayNumber(day), 'ng')).toBe(false);
    expect(isDayOff(dayNumber('2026-09-24'), 'za')).toBe(true);
  });

  test('a holiday on a Sunday is kept on the Monday', () => {
    expect(isDayOff(dayNumber('2023-01-02'), 'ke')).toBe(true);
  });

  test('a day off moves to the working day before or after, a working day stays', () => {
    const sunday = dayNumber('2026-05-31');
    expect(dayOf(rolled(sunday, 'before', 'ng'))).toBe('2026-05-29');
    expect(dayOf(rolled(sunday, 'after', 'ng'))).toBe('2026-06-01');
    expect(dayOf(rolled(dayNumber('2025-12-27'), 'before', 'ng'))).toBe('2025-12-24');
    expect(rolled(sunday, 'none', 'ng')).toBe(sunday);
  });
});
