import { later } from '@kente/kit/clock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, lagosTime } from '../lagos-day.ts';
import {
  amountOf,
  dueCount,
  dueDate,
  type FixedPlan,
  firstTry,
  nextTry,
  periodOf,
  planTotal,
  referenceOf,
  type Try,
  type TryOutcome,
  timeOf,
} from './schedule.ts';

const plan = (changes: Partial<FixedPlan> = {}): FixedPlan => ({
  ...{ initialDebitDate: '2026-01-31', lastDay: '2026-12-31', period: { unit: 'months', count: 1 } as const },
  ...{ amountMinor: 5_000_000n, initialAmountMinor: null, minimumDueMinor: 1_000_000n },
  ...{ retrialFrequency: 3, graceDays: 1 },
  ...changes,
});
const START = new Date('2026-01-01T00:00:00.000Z');
const FUNDS: TryOutcome = { kind: 'failed', code: '51' };
const DOWN: TryOutcome = { kind: 'failed', code: '91' };

const opened = (fixed: FixedPlan): Try => {
  const first = firstTry(fixed, START);
  if (!first) throw new Error('the plan has no try');
  return first;
};

/** The tries that follow when they end as told, each a second after it was made. */
function walk(fixed: FixedPlan, outcomes: readonly TryOutcome[]): (Try | null)[] {
  const made: (Try | null)[] = [opened(fixed)];
  for (const outcome of outcomes) {
    const last = made.at(-1);
    if (!last) break;
    made.push(nextTry(fixed, last, outcome, later(timeOf(last), 1_000)));
  }
  return made;
}
const when = (each: Try | null | undefined): string | null => (each ? `${each.due} ${each.day} ${each.slot}` : null);

describe('due dates', () => {
  test('clamp to the end of a month, and the day returns', () => {
    expect([0, 1, 2, 3].map((number) => dueDate(plan(), number))).toEqual([
      ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
    ]);
  });

  test('end with the last day, which is one of them when it falls there', () => {
    expect(dueDate(plan(), 11)).toBe('2026-12-31');
    expect(dueDate(plan(), 12)).toBeNull();
    expect(dueDate(plan({ lastDay: '2026-12-30' }), 11)).toBeNull();
    expect(dueDate(plan(), 1_000_000_000)).toBeNull();
  });

  test.each([
    ['daily', null, '2026-02-01'],
    ['weekly', null, '2026-02-07'],
    ['bi-weekly', null, '2026-02-14'],
    ['monthly', null, '2026-02-28'],
    ['yearly', null, '2027-01-31'],
    ['days', 10, '2026-02-10'],
    ['weeks', 3, '2026-02-21'],
    ['months', 2, '2026-03-31'],
  ])('%s %s is next on %s', (frequency, interval, day) => {
    expect(dueDate(plan({ period: periodOf(frequency, interval), lastDay: '2028-01-01' }), 1)).toBe(day);
  });

  test('sum up to the balance of the mandate, with the first amount of its own', () => {
    expect(planTotal(plan())).toBe(12n * 5_000_000n);
    expect(planTotal(plan({ initialAmountMinor: 2_000_000n }))).toBe(11n * 5_000_000n + 2_000_000n);
    expect(planTotal(plan({ initialDebitDate: '2027-01-01' }))).toBe(0n);
  });
});

describe('tries', () => {
  test('are made from 06:00 Lagos every three hours; of six the last is at 21:00', () => {
    const first = opened(plan({ retrialFrequency: 6 }));
    expect(timeOf(first).toISOString()).toBe('2026-01-31T05:00:00.000Z');
    const all = walk(plan({ retrialFrequency: 6, graceDays: 0 }), [DOWN, DOWN, DOWN, DOWN, DOWN, DOWN]);
    expect(all.map(when)).toEqual([
      ...['0 2026-01-31 0', '0 2026-01-31 1', '0 2026-01-31 2', '0 2026-01-31 3', '0 2026-01-31 4'],
      ...['0 2026-01-31 5', '1 2026-02-28 0'],
    ]);
    expect(all[5] && timeOf(all[5]).toISOString()).toBe('2026-01-31T20:00:00.000Z');
  });

  test('go on through the grace days, then the date is missed and the next one stands', () => {
    expect(walk(plan(), [DOWN, DOWN, DOWN, DOWN, DOWN, DOWN]).map(when)).toEqual([
      ...['0 2026-01-31 0', '0 2026-01-31 1', '0 2026-01-31 2'],
      ...['0 2026-02-01 0', '0 2026-02-01 1', '0 2026-02-01 2', '1 2026-02-28 0'],
    ]);
  });

  test('stop when the due date is collected', () => {
    expect(walk(plan(), [DOWN, { kind: 'collected' }]).map(when)).toEqual([
      ...['0 2026-01-31 0', '0 2026-01-31 1', '1 2026-02-28 0'],
    ]);
  });

  test('that are blocked begin again at 06:00 next day, without using a grace day', () => {
    const made = walk(plan(), [DOWN, { kind: 'blocked' }, DOWN]);
    expect(made.map(when)).toEqual(['0 2026-01-31 0', '0 2026-01-31 1', '0 2026-02-01 0', '0 2026-02-01 1']);
    expect(made[3]?.grace).toBe(0);
  });

  test('never stand in two due dates at once: the next one waits for the day after', () => {
    const daily = plan({ period: { unit: 'days', count: 1 }, retrialFrequency: 1, graceDays: 2 });
    expect(walk(daily, [DOWN, DOWN, DOWN, { kind: 'collected' }]).map(when)).toEqual([
      ...['0 2026-01-31 0', '0 2026-02-01 0', '0 2026-02-02 0', '1 2026-02-03 0', '2 2026-02-04 0'],
    ]);
  });

  test('whose times went by while an outcome was unknown are lost', () => {
    const first = opened(plan());
    expect(when(nextTry(plan(), first, DOWN, lagosTime('2026-01-31', 9.5)))).toBe('0 2026-01-31 2');
    expect(when(nextTry(plan(), first, DOWN, lagosTime('2026-01-31', 13)))).toBe('0 2026-02-01 0');
    expect(when(nextTry(plan(), first, DOWN, lagosTime('2026-02-05', 1)))).toBe('1 2026-02-28 0');
    expect(when(nextTry(plan(), first, { kind: 'collected' }, lagosTime('2026-02-28', 5)))).toBe('1 2026-03-01 0');
  });

  test('end with the mandate', () => {
    const short = plan({ lastDay: '2026-01-31' });
    expect(when(walk(short, [DOWN, DOWN, DOWN]).at(-1))).toBeNull();
    expect(nextTry(short, opened(short), { kind: 'blocked' }, lagosTime('2026-01-31', 7))).toBeNull();
  });

  test('begin after the mandate is ready', () => {
    expect(when(firstTry(plan(), lagosTime('2026-01-31', 6)))).toBe('0 2026-01-31 0');
    expect(when(firstTry(plan(), lagosTime('2026-01-31', 6.1)))).toBe('0 2026-01-31 1');
    expect(when(firstTry(plan(), lagosTime('2026-03-10', 0)))).toBe('2 2026-03-31 0');
  });
});

describe('a try', () => {
  test("asks the minimum on the day's last, and only after a failure for want of funds", () => {
    const after51 = walk(plan(), [FUNDS, FUNDS, FUNDS]);
    expect(after51.map((each) => each && amountOf(plan(), each))).toEqual([
      ...[5_000_000n, 5_000_000n, 1_000_000n, 5_000_000n],
    ]);
    const mixed = walk(plan(), [FUNDS, DOWN]);
    expect(mixed[2] && amountOf(plan(), mixed[2])).toBe(5_000_000n);
    const single = plan({ retrialFrequency: 1 });
    expect(walk(single, [FUNDS]).map((each) => each && amountOf(single, each))).toEqual([5_000_000n, 1_000_000n]);
  });

  test('of the first due date asks the first amount, and never a minimum above it', () => {
    const first = plan({ initialAmountMinor: 500_000n });
    const made = walk(first, [FUNDS, FUNDS, { kind: 'collected' }]);
    expect(made.map((each) => each && amountOf(first, each))).toEqual([500_000n, 500_000n, 500_000n, 5_000_000n]);
  });

  test('has a reference of its own', () => {
    expect(walk(plan(), [DOWN]).map((each) => each && referenceOf('loan-0309800', each))).toEqual([
      'loan-0309800-260131-1',
      'loan-0309800-260131-2',
    ]);
  });
});

const aPlan = fc
  .record({
    unit: fc.constantFrom('days' as const, 'months' as const),
    count: fc.integer({ min: 1, max: 40 }),
    start: fc.integer({ min: 0, max: 800 }),
    length: fc.integer({ min: 0, max: 500 }),
    retrialFrequency: fc.integer({ min: 1, max: 6 }),
    graceDays: fc.integer({ min: 0, max: 31 }),
  })
  .map(({ unit, count, start, length, ...rest }) => {
    const initialDebitDate = addDays('2026-01-02', start);
    return plan({ ...rest, initialDebitDate, lastDay: addDays(initialDebitDate, length), period: { unit, count } });
  });
const anOutcome = fc.record({
  outcome: fc.constantFrom<TryOutcome>(FUNDS, DOWN, { kind: 'blocked' }, { kind: 'collected' }),
  lateHours: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 90 })),
});

test('whatever happens, tries go forward, keep to their day and to the plan, and no reference comes twice', () => {
  fc.assert(
    fc.property(aPlan, fc.array(anOutcome, { maxLength: 80 }), (fixed, outcomes) => {
      const references = new Set<string>();
      let last = firstTry(fixed, START);
      for (const { outcome, lateHours } of outcomes) {
        if (!last) break;
        expect(last.day <= fixed.lastDay && last.day >= (dueDate(fixed, last.due) ?? '')).toBe(true);
        expect(last.slot).toBeLessThan(fixed.retrialFrequency);
        expect(last.grace).toBeLessThanOrEqual(fixed.graceDays);
        const reference = referenceOf('loan-0309800', last);
        expect(references.has(reference)).toBe(false);
        references.add(reference);
        const known = later(timeOf(last), lateHours * 3_600_000 + 1_000);
        const next = nextTry(fixed, last, outcome, known);
        if (next) {
          expect(timeOf(next).getTime()).toBeGreaterThanOrEqual(known.getTime());
          expect(next.due).toBeGreaterThanOrEqual(last.due + (outcome.kind === 'collected' ? 1 : 0));
        }
        last = next;
      }
    }),
    { numRuns: 100 },
  );
});

test('the count of due dates is the number of days that there are', () => {
  fc.assert(
    fc.property(aPlan, (fixed) => {
      const count = dueCount(fixed);
      expect(dueDate(fixed, count - 1)).not.toBeNull();
      expect(dueDate(fixed, count)).toBeNull();
    }),
    { numRuns: 100 },
  );
});
