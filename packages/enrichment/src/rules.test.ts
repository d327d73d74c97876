import { describe, expect, test } from 'vitest';
import { COUNTRIES } from './countries.ts';
import type { CountryData, Line, Rule, Template } from './data/country-data.ts';
import { COMMON_KEYWORDS } from './data/every-country/keywords.ts';
import { COMMON_MERCHANTS } from './data/every-country/merchants.ts';
import { COMMON_STRUCTURE } from './data/every-country/structure.ts';
import { COMMON_TEMPLATES } from './data/every-country/templates.ts';
import { COMMON_TRADES } from './data/every-country/trades.ts';
import { createEngine, type Enrichment } from './index.ts';
import { aRow } from './testing/row.ts';

const COMMON = new Set<unknown>(
  [COMMON_STRUCTURE, COMMON_MERCHANTS, COMMON_KEYWORDS, COMMON_TRADES, COMMON_TEMPLATES].flat(),
);
/** What countries share is tried with the Nigerian data: its examples are in that country's forms. */
const own =
  (data: CountryData) =>
  (each: Rule | Template): boolean =>
    data.country === 'ng' || !COMMON.has(each);

const rulesOf = (data: CountryData): Rule[] =>
  [data.structure, data.merchants, data.keywords, data.trades].flat().filter(own(data));

describe.each(Object.values(COUNTRIES))('in $country', (data) => {
  const engine = createEngine({ country: data.country });
  const read = (line: Line): Enrichment => engine.enrich(aRow(line.slice(2), line.startsWith('C:')));

  test.each(rulesOf(data).map((rule) => [rule.id, rule] as const))('rule %s holds in its examples', (_id, rule) => {
    expect(rule.examples).not.toHaveLength(0);
    for (const line of rule.examples) {
      const { category, kind } = read(line);
      const expected = line.startsWith('C:') ? rule.credit : rule.debit;
      if (expected === undefined) expect([line, kind]).toEqual([line, rule.kind]);
      else expect([line, category.value, category.evidence[0]]).toEqual([line, expected, rule.id]);
    }
  });

  test.each(rulesOf(data).map((rule) => [rule.id, rule] as const))(
    'rule %s keeps out of its counter-examples',
    (id, rule) => {
      expect(rule.counterExamples).not.toHaveLength(0);
      for (const line of rule.counterExamples) {
        const { category, kind } = read(line);
        expect([line, category.evidence[0]]).not.toEqual([line, id]);
        if (rule.debit === undefined && rule.credit === undefined) expect([line, kind]).not.toEqual([line, rule.kind]);
      }
    },
  );

  test.each(data.templates.filter(own(data)).map((each) => [each.id, each] as const))(
    'form %s gives its fields',
    (_id, { examples }) => {
      expect(examples).not.toHaveLength(0);
      for (const [line, fields] of examples) {
        expect([line, read(line)]).toEqual([line, expect.objectContaining(fields)]);
      }
    },
  );

  test('no form gives its fields to its counter-examples', () => {
    for (const { id, examples, counterExamples } of data.templates.filter(own(data))) {
      expect([id, counterExamples]).not.toEqual([id, []]);
      for (const line of counterExamples) {
        for (const [, fields] of examples)
          expect([id, line, read(line)]).not.toEqual([id, line, expect.objectContaining(fields)]);
      }
    }
  });

  test('no two rules or forms have one id', () => {
    const ids = [...rulesOf(data), ...data.templates].map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});
