import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, dayOf } from '../calendar.ts';
import type { Movement } from '../movement.ts';
import { aMovement, movementsOn } from '../testing/movements.ts';
import { incomeReport } from './report.ts';
import { incomeStreams } from './streams.ts';
import { incomeBody } from './wire.ts';

const TODAY = '2026-03-01';
const ACCOUNT = { id: 'a', name: 'N', accountNumber: '1', currency: 'NGN', source: 'BANK' } as const;

const aRow = fc.record({
  day: fc.integer({ min: dayNumber('2024-06-01'), max: dayNumber('2026-04-01') }).map(dayOf),
  credit: fc.boolean(),
  amountMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
  counterparty: fc.constantFrom('ADA OKEKE', 'MERIDIAN FOODS LTD', 'MERIDIAN FO', 'JOHN OBI', null),
  narration: fc.constantFrom('SALARY', 'rent', 'NIP CR', 'INTEREST PAID', 'gift', '', '§§ 12 //'),
  category: fc.constantFrom('transfer', 'salary', 'interest', 'sales', 'refund', 'unknown', 'cash_deposit'),
  reversed: fc.boolean(),
  ownAccount: fc.boolean(),
});
const rows = fc.array(aRow, { maxLength: 80 }).map((each) => each.map((fields) => aMovement(fields as never)));
const months = fc.option(fc.integer({ min: 1, max: 60 }));

describe('for any rows', () => {
  test('their order decides nothing', () => {
    fc.assert(
      fc.property(rows, fc.infiniteStream(fc.nat()), months, (movements, keys, asked) => {
        const shuffled = movements.map((row) => ({ row, key: keys.next().value })).sort((a, b) => a.key - b.key);
        const options = { today: TODAY, months: asked };
        expect(
          incomeReport(
            shuffled.map(({ row }) => row),
            options,
          ),
        ).toEqual(incomeReport(movements, options));
      }),
      { numRuns: 100 },
    );
  });

  test('sums of the streams are the totals, parts add up, and every number is whole and finite', () => {
    fc.assert(
      fc.property(rows, months, (movements, asked) => {
        const body = incomeBody(incomeReport(movements, { today: TODAY, months: asked }), ACCOUNT);
        const streams = incomeReport(movements, { today: TODAY, months: asked }).streams;
        expect(Number(streams.reduce((sum, stream) => sum + stream.totalMinor, 0n))).toBe(body.total_income);
        expect(body.total_regular_income_amount + body.total_irregular_income_amount).toBe(body.total_income);
        expect(body.annual_income).toBeLessThanOrEqual(body.total_income);
        for (const stream of body.income_streams) {
          const { stability, ...whole } = stream;
          expect(stability >= 0 && stability <= 1).toBe(true);
          for (const value of Object.values(whole))
            if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
          expect(stream.periods_with_income).toBeLessThanOrEqual(stream.number_of_months);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('no row is evidence of two streams, and none that is no income is of any', () => {
    fc.assert(
      fc.property(rows, (movements) => {
        const deposits = incomeStreams(movements, TODAY).flatMap((stream) => stream.deposits);
        expect(new Set(deposits).size).toBe(deposits.length);
        for (const { credit, reversed, ownAccount, category, day } of deposits) {
          expect(credit && !reversed && !ownAccount && day <= TODAY).toBe(true);
          expect(['refund', 'cash_deposit']).not.toContain(category);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a far-away row changes no stream', () => {
  const employed = movementsOn(['2025-09-25', '2025-10-24', '2025-11-25', '2025-12-19', '2026-01-26', '2026-02-25'], {
    ...{ category: 'salary', counterparty: 'MERIDIAN FOODS LTD', narration: 'SALARY MERIDIAN FOODS LTD' },
    amountMinor: 25_000_000n,
  });
  const streamOf = (movements: readonly Movement[]) =>
    incomeReport(movements, { today: TODAY, months: null }).streams.find(
      (stream) => stream.payer === 'MERIDIAN FOODS LTD',
    );

  test('of another payer, any day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: dayNumber(TODAY) }),
        fc.bigInt({ min: 1n, max: 10n ** 12n }),
        (day, amountMinor) => {
          const other = aMovement({ day: dayOf(day), counterparty: 'ZAINAB UMAR', amountMinor });
          expect(streamOf([...employed, other])).toEqual(streamOf(employed));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('of a salary that names nobody, more than a period and a half before the first or after the last', () => {
    const [first, last] = [dayNumber('2025-09-25'), dayNumber('2026-02-25')];
    const far = fc.oneof(fc.integer({ min: 0, max: first - 46 }), fc.integer({ min: last + 46, max: last + 400 }));
    fc.assert(
      fc.property(far, fc.bigInt({ min: 1n, max: 10n ** 12n }), (day, amountMinor) => {
        const other = { category: 'salary', counterparty: null, narration: 'SALARY', amountMinor } as const;
        const today = dayOf(last + 400);
        const streams = (rows: readonly Movement[]) =>
          incomeStreams(rows, today).find((stream) => stream.payer === 'MERIDIAN FOODS LTD');
        expect(streams([...employed, aMovement({ ...other, day: dayOf(day) })])).toEqual(streams(employed));
      }),
      { numRuns: 100 },
    );
  });

  test('of the same payer, years before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: dayNumber('2024-08-01') }), (day) => {
        const old = aMovement({ ...(employed[0] as Movement), id: 'old', day: dayOf(day) });
        expect(streamOf([old, ...employed])).toEqual(streamOf(employed));
      }),
      { numRuns: 100 },
    );
  });
});
