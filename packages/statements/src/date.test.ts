import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayMonthOrder, onBankClock, readDate, readTime, resolveDay } from './date.ts';

const read = (text: string): string | null => {
  const reading = readDate(text);
  const day = reading && resolveDay(reading, 'dmy', null);
  return day && `${day}${reading.time === null ? '' : ` ${reading.time}`}`;
};

test.each<[string, string]>([
  ['14/07/2025', '2025-07-14'],
  ['14-07-2025 06:00', '2025-07-14 06:00:00'],
  ['14.7.2025', '2025-07-14'],
  ['14-Jul-2025', '2025-07-14'],
  ['14-JUL-25', '2025-07-14'],
  ['14 July 2025', '2025-07-14'],
  ['14th Sept 2025', '2025-09-14'],
  ['Jul 14, 2025', '2025-07-14'],
  ['Mon, 14 Jul 2025 18:05:09', '2025-07-14 18:05:09'],
  ['2025/07/14', '2025-07-14'],
  ['20250714', '2025-07-14'],
  ['20250714060002', '2025-07-14 06:00:02'],
  ['14/07/25 6:00:02 PM', '2025-07-14 18:00:02'],
  ['2025-07-14T06:00:02.123Z', '2025-07-14 06:00:02'],
  ['2025-07-14 12:15 AM', '2025-07-14 00:15:00'],
  ['2025 Jul 14 06:00:02', '2025-07-14 06:00:02'],
  ['12th 4 2025', '2025-04-12'],
  ['29/02/2024', '2024-02-29'],
])('reads %s', (text, day) => expect(read(text)).toBe(day));

test.each([
  '',
  '32/01/2025',
  '29/02/2023',
  '14/13/2025x',
  '2025-13-01',
  '14 Foo 2025',
  '1,234.56',
  'Date',
  '14/07/2025 25:00',
  '12345678901',
])('refuses %s', (text) => expect(read(text)).toBeNull());

test('a time stands alone in a column of its own', () => {
  expect(['06:00', '6:00:02 pm', '24:00', 'x'].map(readTime)).toEqual(['06:00:00', '18:00:02', null, null]);
});

describe('day or month first', () => {
  const order = (days: string[], period: { start: string; end: string } | null = null) =>
    dayMonthOrder(
      days.map((day) => readDate(day)).filter((reading) => reading !== null),
      period,
    );
  test('a number above twelve anywhere in the column tells', () => {
    expect(order(['01/02/2025', '02/13/2025'])).toBe('mdy');
    expect(order(['01/02/2025', '13/02/2025'])).toBe('dmy');
  });
  test('else the order in which the days run steadily', () => {
    expect(order(['01/09/2025', '01/12/2025', '02/03/2025', '02/05/2025'])).toBe('mdy');
    expect(order(['09/01/2025', '12/01/2025', '03/02/2025', '05/02/2025'])).toBe('dmy');
  });
  test('else the stated period, else day first', () => {
    expect(order(['01/02/2025'], { start: '2025-01-01', end: '2025-01-31' })).toBe('mdy');
    expect(order(['01/02/2025'])).toBe('dmy');
  });
  test('either way of writing one month of days gives the same days back', () => {
    const days = fc
      .uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 14 })
      .map((list) => list.sort((a, b) => a - b));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), fc.boolean(), (list, month, monthFirst) => {
        const readings = list.map((day) => readDate(monthFirst ? `${month}/${day}/2025` : `${day}/${month}/2025`));
        const known = readings.filter((reading) => reading !== null);
        const found = known.map((reading) => resolveDay(reading, dayMonthOrder(known), null));
        const pad = (value: number) => String(value).padStart(2, '0');
        expect(found).toEqual(list.map((day) => `2025-${pad(month)}-${pad(day)}`));
      }),
    );
  });
});

test('a day without year takes the year that lies in the period', () => {
  const day = (text: string) => {
    const reading = readDate(text);
    return reading && resolveDay(reading, 'dmy', { start: '2024-12-15', end: '2025-01-14' });
  };
  expect([day('28 Dec'), day('03 Jan'), day('28/12')]).toEqual(['2024-12-28', '2025-01-03', '2024-12-28']);
  const alone = readDate('14 Nov');
  expect(alone && resolveDay(alone, 'dmy', null)).toBeNull();
});

test('a time with an offset moves to the bank’s clock, a midnight stamp does not', () => {
  expect(onBankClock('2025-07-14', '23:30:00', 0, 'NG')).toEqual({ day: '2025-07-15', time: '00:30:00' });
  expect(onBankClock('2025-07-14', '00:00:00', 300, 'NG')).toEqual({ day: '2025-07-14', time: '00:00:00' });
});
