import { describe, expect, test } from 'vitest';
import {
  EVERYTHING,
  localDay,
  localMidnight,
  parseDateFilter,
  parseIncomePeriod,
  parsePeriod,
  parseQueryDate,
  parseSpendingPeriod,
  rollingWindow,
} from './dates.ts';

describe('a query date', () => {
  test.each([
    ['31-01-2026', '2026-01-31'],
    ['2026-01-31', '2026-01-31'],
    ['29-02-2024', '2024-02-29'],
    ['0001-01-01', '0001-01-01'],
  ])('%s is a whole day', (text, day) => expect(parseQueryDate(text)).toEqual({ day, at: null }));

  test.each([
    ['2026-01-31T10:20:30.123Z', '2026-01-31T10:20:30.123Z'],
    ['2026-01-31T10:20', '2026-01-31T10:20:00.000Z'],
    ['2026-01-31T10:20:30', '2026-01-31T10:20:30.000Z'],
    ['2026-01-31T10:20:30.5', '2026-01-31T10:20:30.500Z'],
    ['2026-01-31T10:20:30.123456Z', '2026-01-31T10:20:30.123Z'],
    ['2026-01-31T00:30:00+01:00', '2026-01-30T23:30:00.000Z'],
    ['2026-01-31T00:30:00 01:00', '2026-01-30T23:30:00.000Z'],
    ['2026-01-31T23:30:00-0200', '2026-02-01T01:30:00.000Z'],
    ['2026-01-31T10:00:00+02', '2026-01-31T08:00:00.000Z'],
    ['2026-01-31 10:00:00', '2026-01-31T10:00:00.000Z'],
  ])('%s is the instant %s', (text, at) => expect(parseQueryDate(text)?.at?.toISOString()).toBe(at));

  test.each([
    '',
    '31-02-2026',
    '2026-02-31',
    '29-02-2025',
    '2026-13-01',
    '32-01-2026',
    '00-01-2026',
    '2026-1-5',
    '1-5-2026',
    '31/01/2026',
    '01-31-2026',
    '2026-01',
    '2026',
    '20260131',
    'yesterday',
    '1767225600',
    '2026-02-30T10:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T10:60:00Z',
    '2026-01-31T10:00:60Z',
    '2026-01-31T10',
    '2026-01-31T10:00:00+25:00',
    '2026-01-31Z',
    '0000-01-01',
    '2026-01-31T10:00:00Zjunk',
    "2026-01-31'; --",
  ])('%j is refused', (text) => expect(parseQueryDate(text)).toBeNull());
});

describe('start and end', () => {
  const told = (query: { start?: string; end?: string }, country: 'ng' | 'gh' = 'ng') => {
    const { filter, problems } = parseDateFilter(query, country);
    return problems ?? filter;
  };

  test('each works alone, and empty ones count as absent', () => {
    expect(told({})).toEqual(EVERYTHING);
    expect(told({ start: '', end: ' ' })).toEqual(EVERYTHING);
    expect(told({ start: '01-03-2026' })).toEqual({ ...EVERYTHING, fromDay: '2026-03-01' });
    expect(told({ end: '2026-03-31' })).toEqual({ ...EVERYTHING, toDay: '2026-03-31' });
  });

  test('a date-time is that instant, beside a day too', () => {
    expect(told({ start: '2026-03-10T22:59:59Z', end: '10-03-2026' })).toEqual({
      ...EVERYTHING,
      from: new Date('2026-03-10T22:59:59.000Z'),
      toDay: '2026-03-10',
    });
  });

  test('one day, from its start to its end, is no mistake', () => {
    expect(told({ start: '10-03-2026', end: '2026-03-10' })).toMatchObject({
      fromDay: '2026-03-10',
      toDay: '2026-03-10',
    });
  });

  test('start after end is refused, by the local day', () => {
    expect(told({ start: '2026-03-11', end: '2026-03-10' })).toMatchObject([{ field: 'start' }]);
    expect(told({ start: '2026-03-10T23:00:00Z', end: '2026-03-10' })).toMatchObject([{ field: 'start' }]);
    expect(told({ start: '2026-03-10T23:00:00Z', end: '2026-03-10' }, 'gh')).toMatchObject({ toDay: '2026-03-10' });
  });

  test('each mistake is told with the accepted forms', () => {
    const forms = 'must be a date of the calendar, written as DD-MM-YYYY, YYYY-MM-DD or an ISO-8601 date-time.';
    expect(told({ start: '2026/03/10', end: '31-02-2026' })).toEqual([
      { field: 'start', message: `start ${forms}` },
      { field: 'end', message: `end ${forms}` },
    ]);
  });
});

test.each([
  ['ng', '2026-03-10', '2026-03-09T23:00:00.000Z'],
  ['gh', '2026-03-10', '2026-03-10T00:00:00.000Z'],
  ['ke', '2026-03-10', '2026-03-09T21:00:00.000Z'],
  ['za', '2026-03-10', '2026-03-09T22:00:00.000Z'],
] as const)('in %s the day %s starts at %s', (country, day, midnight) => {
  expect(localMidnight(day, country).toISOString()).toBe(midnight);
  expect(localDay(new Date(midnight), country)).toBe(day);
  expect(localDay(new Date(Date.parse(midnight) - 1), country)).toBe('2026-03-09');
});

describe('periods', () => {
  test.each([
    ['last1month', 1],
    ['last1months', 1],
    ['last12months', 12],
    ['last6Months', 6],
    ['last0months', null],
    ['last13months', null],
    ['last06months', null],
    ['last_6_months', null],
    ['6', null],
    ['', null],
  ])('%s', (text, months) => {
    expect(parsePeriod(text)).toBe(months);
  });
  test.each([
    ['last_6_months', 6],
    ['last6months', 6],
    ['6', 6],
    ['12', 12],
    ['13', null],
    ['six', null],
  ])('spending: %s', (text, months) => {
    expect(parseSpendingPeriod(text)).toBe(months);
  });
  test.each([
    ['1', 1],
    ['60', 60],
    ['61', null],
    ['0', null],
    ['1.5', null],
  ])('income: %s', (text, months) => {
    expect(parseIncomePeriod(text)).toBe(months);
  });

  test('a window rolls from the same local day N months ago, at local midnight, to now', () => {
    const now = new Date('2026-03-30T23:30:00.000Z');
    expect(rollingWindow(1, now, 'ng')).toEqual({
      from: new Date('2026-02-27T23:00:00.000Z'),
      to: now,
      fromDay: '2026-02-28',
      toDay: '2026-03-31',
    });
    expect(rollingWindow(1, now, 'gh')).toMatchObject({ fromDay: '2026-02-28', toDay: '2026-03-30' });
    expect(rollingWindow(12, now, 'ng').fromDay).toBe('2025-03-31');
    expect(rollingWindow(3, now, 'ng').fromDay).toBe('2025-12-31');
    expect(rollingWindow(60, now, 'ke').fromDay).toBe('2021-03-31');
  });
});
