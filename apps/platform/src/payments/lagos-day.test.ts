import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayOfWeek,
  daysBetween,
  endOfLagosDay,
  isBankingDay,
  lagosDay,
  lagosTime,
  nextBankingDay,
  readLagosDay,
  secondsToLagosMidnight,
} from './lagos-day.ts';

describe('a Lagos day', () => {
  test('starts at 23:00 UTC of the day before', () => {
    expect(lagosDay(new Date('2026-01-28T22:59:59.999Z'))).toBe('2026-01-28');
    expect(lagosDay(new Date('2026-01-28T23:00:00.000Z'))).toBe('2026-01-29');
    expect(lagosTime('2026-01-29').toISOString()).toBe('2026-01-28T23:00:00.000Z');
    expect(lagosTime('2026-01-29', 6).toISOString()).toBe('2026-01-29T05:00:00.000Z');
  });

  test('ends in the form that a mandate bears', () => {
    expect(endOfLagosDay('2026-12-31').toISOString()).toBe('2026-12-31T22:59:59.999Z');
  });

  test('has its seconds to midnight rounded up', () => {
    expect(secondsToLagosMidnight(new Date('2026-01-28T13:47:11.712Z'))).toBe(33_169);
    expect(secondsToLagosMidnight(new Date('2026-01-28T22:59:59.999Z'))).toBe(1);
    expect(secondsToLagosMidnight(new Date('2026-01-28T23:00:00.000Z'))).toBe(86_400);
  });
});

describe('months', () => {
  test('clamp to their last day, and the day returns', () => {
    expect([1, 2, 3].map((months) => addMonths('2026-01-31', months))).toEqual([
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
    expect(addMonths('2027-12-29', 2)).toBe('2028-02-29');
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
  });
});

describe('banking days', () => {
  const holidays = new Set(['2026-12-25', '2026-12-28']);
  test('leave out weekends and holidays', () => {
    expect(isBankingDay('2026-12-24', holidays)).toBe(true);
    expect(isBankingDay('2026-12-26', new Set())).toBe(false);
    expect(nextBankingDay('2026-12-24', holidays)).toBe('2026-12-29');
    expect(nextBankingDay('2026-12-18', holidays)).toBe('2026-12-21');
  });

  test('that never come are told', () => {
    const always = new Set(Array.from({ length: 400 }, (_, index) => addDays('2026-01-01', index)));
    expect(() => nextBankingDay('2026-01-01', always)).toThrow(RangeError);
  });
});

describe('reading', () => {
  test.each([
    ['2026-02-01', '2026-02-01'],
    ['2026-02-01T22:59:59.999Z', '2026-02-01'],
    ['2026-02-01T23:00:00Z', '2026-02-02'],
    ['2026-02-01T23:30:00+01:00', '2026-02-01'],
    ['2026-02-01T23:30:00', '2026-02-02'],
    ['2028-02-29', '2028-02-29'],
  ])('%s is %s', (text, day) => expect(readLagosDay(text)).toBe(day));

  test.each(['2026-02-29', '2026-13-01', '01-02-2026', 'tomorrow', '', '2026-02-01T25:00:00Z', '2026-02-30T10:00:00Z'])(
    '%s is no day',
    (text) => expect(readLagosDay(text)).toBeNull(),
  );
});

test('days are counted and added without loss', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));
  fc.assert(
    fc.property(day, fc.integer({ min: -2_000, max: 2_000 }), (from, days) => {
      const to = addDays(from, days);
      expect(daysBetween(from, to)).toBe(days);
      expect((((dayOfWeek(from) + days) % 7) + 7) % 7).toBe(dayOfWeek(to));
      expect(lagosDay(lagosTime(to))).toBe(to);
      expect(lagosDay(endOfLagosDay(to))).toBe(to);
    }),
    { numRuns: 100 },
  );
});
