import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../testing/invoice-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 90_000);
afterAll(() => desk?.close());

/** What somebody does with one draft: lets the series number it, names a number that may be taken, or cannot confirm it. */
const wish = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.record({ number: fc.integer({ min: 1, max: 6 }).map((number) => `00000${number}`) }) },
  // Less than what was paid: refused.
  { weight: 1, arbitrary: fc.constant({ issueDate: '2026-11-20', lines: [{ name: 'Less', price: 1 }] }) },
);

test('however many confirm at once, the numbers of a business have no gaps and no doubles', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(wish, { minLength: 2, maxLength: 10 }), async (wishes) => {
      const org = await desk.organisation();
      const drafts = await Promise.all(wishes.map(() => org.draft()));
      const answers = await Promise.all(
        wishes.map((each, place) => {
          const body = 'number' in each ? { number: `${org.prefix}${each.number}` } : each;
          return org.call('POST', `/si/invoices/${drafts[place]}/confirm`, body);
        }),
      );
      const numbers = answers.flatMap(({ status, json }) => (status === 200 ? [json.data.number as string] : []));
      expect(new Set(numbers).size).toBe(numbers.length);
      const given = new Set(numbers.map((number) => Number(number.slice(org.prefix.length))));
      const series = await desk.db
        .selectFrom('number_series')
        .where('organisation_id', '=', org.tenant.organisationId)
        .select('last_number')
        .executeTakeFirst();
      const reached = Number(series?.last_number ?? 0n);
      for (let number = 1; number <= reached; number += 1) expect(given.has(number)).toBe(true);
      for (const [place, { status }] of answers.entries()) {
        // Who leaves the number to the series always gets one.
        expect(Object.keys(wishes[place] ?? {}).length === 0 ? [200] : [200, 409]).toContain(status);
      }
    }),
    { numRuns: 12 },
  );
});
