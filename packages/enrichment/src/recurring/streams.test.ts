import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayOf, monthsBefore } from '../calendar.ts';
import type { Movement } from '../movement.ts';
import { aMovement, movementsOn } from '../testing/movements.ts';
import { rhythmOf } from './cadence.ts';
import { type RecurringStream, recurringStreams } from './streams.ts';

const found = (movements: readonly Movement[], today: string): RecurringStream[] =>
  recurringStreams(movements, { today, country: 'ng' });

const every = (first: string, gap: number, count: number): string[] =>
  Array.from({ length: count }, (_, at) => dayOf(dayNumber(first) + at * gap));

describe('cadence', () => {
  test.each([
    ['weekly', every('2026-01-02', 7, 8)],
    ['fortnightly', every('2026-01-02', 14, 8)],
    ['monthly', every('2026-01-02', 30, 8)],
    ['quarterly', every('2024-01-02', 91, 5)],
    ['yearly', every('2022-01-02', 365, 4)],
    ['variable', ['2026-01-02', '2026-01-05', '2026-02-20', '2026-02-21', '2026-05-30']],
    // Two fixed days a month make gaps of 13 to 18 days.
    [
      'twice_monthly',
      ['15', '31']
        .flatMap((dom) => ['01', '03', '05', '07'].map((month) => `2026-${month}-${dom}`))
        .concat(['2026-02-15', '2026-02-28', '2026-04-15', '2026-04-30', '2026-06-15', '2026-06-30'])
        .sort(),
    ],
  ] as const)('%s', (cadence, days) => expect(rhythmOf(days.map(dayNumber)).cadence).toBe(cadence));

  test('month ends are one monthly rule, February too', () => {
    const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31'];
    expect(rhythmOf(days.map(dayNumber))).toMatchObject({ cadence: 'monthly', regularity: 1 });
  });

  test('a second payment in December does not break a monthly stream', () => {
    const days = ['2025-09-26', '2025-10-27', '2025-11-26', '2025-12-12', '2025-12-19', '2026-01-27', '2026-02-26'];
    expect(rhythmOf(days.map(dayNumber)).cadence).toBe('monthly');
  });
});

describe('state', () => {
  const two = ['2026-01-15', '2026-02-15'];
  test('two hits a period apart are early, three are mature', () => {
    expect(found(movementsOn(two), '2026-02-20')).toMatchObject([{ state: 'early', hits: 2 }]);
    expect(found(movementsOn([...two, '2026-03-15']), '2026-03-20')).toMatchObject([{ state: 'mature', hits: 3 }]);
  });

  test('silence of more than one and a half periods ends it, and nothing is due', () => {
    const rows = movementsOn([...two, '2026-03-15']);
    expect(found(rows, '2026-04-25')[0]?.state).toBe('mature');
    expect(found(rows, '2026-05-05')[0]).toMatchObject({ state: 'ended', next: null });
  });

  test('two payments without a period between them are nothing', () => {
    expect(found(movementsOn(['2026-01-15', '2026-01-25']), '2026-02-01')).toEqual([]);
  });
});

describe('the next payment', () => {
  const next = (days: readonly string[], today: string) => found(movementsOn(days), today)[0]?.next?.day;

  test('is moved before a weekend when past ones were', () => {
    // The 25th of January and April 2026 are a Sunday and a Saturday.
    const days = ['2025-10-24', '2025-11-25', '2025-12-24', '2026-01-23', '2026-02-25', '2026-03-25'];
    expect(next(days, '2026-04-01')).toBe('2026-04-24');
  });

  test('is moved after a weekend when past ones were', () => {
    const days = ['2025-10-27', '2025-11-25', '2026-01-26', '2026-02-25', '2026-03-25'];
    expect(next(days, '2026-04-01')).toBe('2026-04-27');
  });

  test('stays on a weekend when past ones did', () => {
    const days = ['2025-10-25', '2025-11-25', '2025-12-25', '2026-01-25', '2026-02-25', '2026-03-25'];
    expect(next(days, '2026-04-01')).toBe('2026-04-25');
  });

  test('is the last day of the month, however long the month', () => {
    expect(next(['2025-12-31', '2026-01-31', '2026-02-28'], '2026-03-01')).toBe('2026-03-31');
    expect(next(['2025-10-31', '2025-11-30', '2025-12-31', '2026-01-31'], '2026-02-01')).toBe('2026-02-28');
  });

  test('of two fixed days a month is the other one', () => {
    const days = ['2026-01-05', '2026-01-20', '2026-02-05', '2026-02-20', '2026-03-05', '2026-03-20', '2026-04-05'];
    const [stream] = found(movementsOn(days), '2026-04-07');
    expect(stream).toMatchObject({ cadence: 'twice_monthly', next: { day: '2026-04-20' } });
  });

  test('of a weekly one keeps its weekday after a late payment', () => {
    const days = [...every('2026-01-02', 7, 6), '2026-02-14'];
    expect(next(days, '2026-02-15')).toBe('2026-02-20');
  });

  test('is the median of the last three amounts', () => {
    const rows = [5n, 7n, 9n, 6n].map((amount, at) =>
      aMovement({ day: `2026-0${at + 1}-10`, amountMinor: amount * 100_000n }),
    );
    expect(found(rows, '2026-04-12')[0]?.next?.amountMinor).toBe(700_000n);
  });
});

describe('one stream', () => {
  test('an annual increase is one stream on two levels', () => {
    const rows = Array.from({ length: 18 }, (_, at) =>
      aMovement({ day: monthsBefore('2026-06-15', 17 - at), amountMinor: at < 9 ? 1_000_000n : 1_100_000n }),
    );
    expect(found(rows, '2026-06-20')).toMatchObject([
      { amountType: 'fixed', hits: 18, levels: [{ amountMinor: 1_000_000n }, { amountMinor: 1_100_000n }] },
    ]);
  });

  test('a row posted twice on a day is one hit with both rows', () => {
    const rows = movementsOn(['2026-01-15', '2026-02-15', '2026-02-15', '2026-03-15']);
    expect(found(rows, '2026-03-20')).toMatchObject([{ hits: 3, cadence: 'monthly', rowIds: { length: 4 } }]);
  });

  test('a payee cut off at another length is the same payee', () => {
    const names = ['MERIDIAN FOODS LIMITED', 'MERIDIAN FOODS LI', 'MERIDIAN FOODS LIMIT'];
    const rows = names.map((counterparty, at) => aMovement({ day: `2026-0${at + 1}-10`, counterparty }));
    expect(found(rows, '2026-03-12')).toMatchObject([{ hits: 3 }]);
  });

  test('a monthly plan is found beside odd payments to the same payee', () => {
    const plan = movementsOn(['2026-01-05', '2026-02-05', '2026-03-05', '2026-04-05'], { credit: false });
    const odd = [12n, 3n, 55n, 31n, 8n, 77n, 23n].map((amount, at) =>
      aMovement({ day: `2026-0${(at % 4) + 1}-${10 + at * 2}`, amountMinor: amount * 1_000n, credit: false }),
    );
    expect(found([...odd, ...plan], '2026-04-25')).toMatchObject([
      { cadence: 'monthly', hits: 4, medianAmountMinor: 100_000n },
    ]);
  });

  test('charges, reversal pairs and refunds are in none', () => {
    const days = ['2026-01-15', '2026-02-15', '2026-03-15'];
    const rows = [{ charge: true }, { reversed: true }, { category: 'refund' as const }].flatMap((fields) =>
      movementsOn(days, fields),
    );
    expect(found(rows, '2026-03-20')).toEqual([]);
  });
});

describe('for any rows', () => {
  const aRow = fc.record({
    day: fc.integer({ min: dayNumber('2024-01-01'), max: dayNumber('2026-03-01') }).map(dayOf),
    credit: fc.boolean(),
    amountMinor: fc.bigInt({ min: 1n, max: 9_000_000n }),
    counterparty: fc.constantFrom('ADA OKEKE', 'MERIDIAN FOODS LTD', 'MERIDIAN FOO', null),
  });
  const rows = fc.array(aRow, { maxLength: 60 }).map((each) => each.map(aMovement));

  test('their order decides nothing', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), (movements, keys) => {
        const shuffled = movements.map((row) => ({ row, key: keys.next().value })).sort((a, b) => a.key - b.key);
        expect(
          found(
            shuffled.map(({ row }) => row),
            '2026-03-01',
          ),
        ).toEqual(found(movements, '2026-03-01'));
      }),
      { numRuns: 60 },
    );
  });

  test('scores are between 0 and 1, what is due comes after the last hit, and no row is in two streams', () => {
    fc.assert(
      fc.property(rows, (movements) => {
        const streams = found(movements, '2026-03-01');
        for (const { score, regularity, steadiness, next, lastDay } of streams) {
          for (const share of [score, regularity, steadiness]) expect(share >= 0 && share <= 1).toBe(true);
          if (next !== null) expect(next.day > lastDay).toBe(true);
        }
        const ids = streams.flatMap((stream) => stream.rowIds);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 100 },
    );
  });
});

test('20,000 rows of 4,000 payees take under a second', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    aMovement({
      ...{ day: dayOf(19_000 + ((at * 7) % 1_000)), amountMinor: BigInt(1 + ((at * 7_919) % 50_000)) },
      counterparty: `PAYEE ${String(at % 4_000).padStart(5, '0')}`,
    }),
  );
  const { user } = process.cpuUsage();
  found(rows, dayOf(20_000));
  expect((process.cpuUsage().user - user) / 1_000).toBeLessThan(1_000);
});
