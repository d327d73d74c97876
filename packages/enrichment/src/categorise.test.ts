import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createEngine, loadClassifier } from './index.ts';
import { aRow } from './testing/row.ts';

const COUNTRIES = ['ng', 'gh', 'ke', 'za'] as const;
const LINES = readFileSync(new URL('./testing/statement-lines.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.slice(2));
const FORMS_OWN_NUMBERS = [
  'M-PESA to ADA OBI 254712345678',
  'MoMo to 233241234567 - ADA OBI reference: rent',
  'N I P / G T B / 1 2 3 4 5 6 7 8 9 / A D A',
];

/** A line of a bank, some of its digits others and its letters now and then apart: what a kept answer must not mix up. */
const narration = fc
  .record({
    line: fc.constantFrom(...LINES, ...FORMS_OWN_NUMBERS),
    digits: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 12 }),
    apart: fc.integer({ min: 0, max: 20 }).map((chance) => chance === 0),
  })
  .map(({ line, digits, apart }) => {
    let at = 0;
    const filled = line.replace(/\d/g, () => String(digits[at++ % digits.length]));
    return apart ? [...filled].join(' ') : filled;
  });
const row = fc.record({
  narration,
  credit: fc.boolean(),
  amountMinor: fc.constantFrom(1n, 90_000n, 99_000_000n),
  mcc: fc.constantFrom(null, null, null, '5812'),
});

test.each(COUNTRIES)('in %s the category alone is that of the whole reading, whatever came before it', (country) => {
  const classifier = loadClassifier();
  const holder = 'Ada Obi Chukwu';
  const keeping = createEngine({ country, holder, classifier });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
      const reading = createEngine({ country, holder, classifier });
      for (const { narration: line, credit, ...rest } of rows) {
        const asked = aRow(line, credit, rest);
        expect(keeping.categorise(asked)).toEqual(reading.enrich(asked).category);
      }
    }),
    { numRuns: 60 },
  );
});

test('what people taught of a payee counts for the category alone too', () => {
  const corrections = [{ credit: false, category: 'rent', counterpartyKey: 'ada obi' }] as const;
  const engine = createEngine({ country: 'ng', corrections });
  expect(engine.categorise(aRow('NIP/GTB/ADA OBI/', false)).value).toBe('rent');
});
