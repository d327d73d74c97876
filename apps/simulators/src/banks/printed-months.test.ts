import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listedSpan, MonthShelf, rowsBetween } from '../history/history.ts';
import { personaOf } from '../personas/catalogue.ts';
import { allBanks, findBank } from './directory.ts';
import { PrintedMonths, pageOf } from './printed-months.ts';
import { rowsJson } from './wire.ts';

const anyVisits = fc.record({
  slug: fc.constantFrom(...allBanks().map((bank) => bank.slug)),
  user: fc.constantFrom('user_good', 'user_trader', 'user_gig', 'user_mpesa', 'user_empty', 'ada.obi'),
  /** Moments of two years, by the minute, in any order. */
  moments: fc.array(
    fc.integer({ min: 0, max: 2 * 366 * 1_440 }).map((minute) => Date.parse('2025-06-01T00:00:00Z') + minute * 60_000),
    { minLength: 1, maxLength: 3 },
  ),
  start: fc.nat(1_500),
  length: fc.nat(1_000),
});

describe('printed months', () => {
  test('list what the rows themselves do, at any moment and from any row to any other', () => {
    fc.assert(
      fc.property(anyVisits, ({ slug, user, moments, start, length }) => {
        const bank = findBank(slug, undefined);
        if (!bank) throw new Error(`no bank ${slug}`);
        const shelf = new MonthShelf();
        const months = new PrintedMonths(shelf);
        for (const plan of personaOf({ user, bank }).accounts({ seed: 'seed-1', user, bank })) {
          for (const nowMs of moments) {
            const { from, to } = listedSpan(plan, nowMs);
            const rows = rowsBetween(shelf, plan, from, to, nowMs);
            const stretches = months.list(plan, from, to, nowMs);
            expect(stretches.reduce((sum, each) => sum + each.rows, 0)).toBe(rows.length);
            const page = pageOf(stretches, start, start + length).toString();
            expect(page).toBe(rowsJson(rows.slice(start, start + length), plan.offsetMinutes));
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
