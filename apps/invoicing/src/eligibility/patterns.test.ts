import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileExpression, compileRules, problemsOf, type Rule } from './patterns.ts';
import { compileRuleset, DEFAULT_RULESET, UnusableRules } from './ruleset.ts';
import { readRow } from './testing/rows.ts';

const row = readRow({
  narration: 'NIP/GTB/ÈXAMPLE-VENTURES LTD/INV-204 web design',
  category: 'sales',
  counterparty: { name: 'Èxample-Ventures  LTD', accountNumber: '0123456789' },
});
const hits = (rule: Rule): boolean => compileRules([rule]).hit(row) !== null;

const CASES: [Rule, boolean][] = [
  [{ field: 'counterparty', op: 'contains', value: 'EXAMPLE ventures' }, true],
  [{ field: 'counterparty', op: 'contains', value: 'example vent' }, false],
  [{ field: 'counterparty', op: 'equals', value: 'example ventures' }, false],
  [{ field: 'counterparty', op: 'equals', value: 'example ventures ltd' }, true],
  [{ field: 'counterparty', op: 'regex', value: '^example.ventures' }, true],
  [{ field: 'narration', op: 'contains', value: 'web design' }, true],
  [{ field: 'narration', op: 'contains', value: 'design web' }, false],
  [{ field: 'reference', op: 'equals', value: 'inv-204' }, true],
  [{ field: 'reference', op: 'regex', value: '^INV-\\d+$' }, true],
  [{ field: 'tag', op: 'equals', value: 'Sales' }, true],
  [{ field: 'account_number', op: 'equals', value: '0123456789' }, true],
  [{ field: 'account_number', op: 'contains', value: '012345' }, false],
];

test.each(CASES)('%o on normalised text: %s', (rule, expected) => {
  expect(hits(rule)).toBe(expected);
});

test('what cannot be used is told all at once, with its place', () => {
  const rules = [
    { field: 'amount', op: 'equals', value: 'x' },
    { field: 'narration', op: 'like', value: 'x' },
    { field: 'narration', op: 'regex', value: '(a' },
    { field: 'narration', op: 'regex', value: '(?=a)b' },
    { field: 'narration', op: 'contains', value: '***' },
    { field: 'narration', op: 'contains', value: 'x'.repeat(201) },
    { field: 'narration', op: 'equals', value: '' },
  ] as unknown as Rule[];
  expect(problemsOf(rules, 'allow').map(({ field, code }) => `${field} ${code}`)).toEqual([
    'allow[0].field unknown_field',
    'allow[1].op unknown_op',
    'allow[2].value pattern_invalid',
    'allow[3].value pattern_invalid',
    'allow[4].value value_empty',
    'allow[5].value value_length',
    'allow[6].value value_length',
  ]);
});

test('a ruleset with such rules, or a bad reference pattern, is not made', () => {
  const bad = { ...DEFAULT_RULESET, referencePattern: '(?<=x)y' };
  expect(() => compileRuleset(bad)).toThrow(UnusableRules);
  expect(() => compileRuleset(bad)).toThrow(/referencePattern: The pattern cannot be used: .*look-behind/);
});

test('a list holds 500 rules and no more', () => {
  const rules = Array.from({ length: 501 }, (_, index): Rule => ({ field: 'tag', op: 'equals', value: `t${index}` }));
  expect(problemsOf(rules.slice(1), 'deny')).toEqual([]);
  expect(problemsOf(rules, 'deny').map(({ code }) => code)).toEqual(['too_many']);
});

test('the hash follows the content: not the order, the ids or the version', () => {
  const [a, b]: [Rule, Rule] = [
    { field: 'tag', op: 'equals', value: 'a', id: 'r_1' },
    { field: 'tag', op: 'equals', value: 'b', note: 'seen twice' },
  ];
  const hash = (allow: Rule[], version = 1): string =>
    compileRuleset({ ...DEFAULT_RULESET, version, organisation: { allow, deny: [] } }).hash;
  expect(hash([a, b])).toBe(
    hash(
      [
        { ...b, note: null },
        { ...a, id: 'r_2' },
      ],
      2,
    ),
  );
  expect(hash([a, b])).not.toBe(hash([a]));
});

const BOMBS = ['(a+)+$', '(a|aa)+$', '(.*)*x', '(a?){50}a{50}', '([a-z]+)*\\d'];

test.each(BOMBS)('%s takes time in proportion to the text', (value) => {
  const compiled = compileExpression(value);
  if ('problem' in compiled) throw new Error(compiled.problem);
  const time = (length: number): number => {
    const text = `${'a'.repeat(length)}!`;
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < 7; round++) {
      const start = performance.now();
      compiled.test(text);
      best = Math.min(best, performance.now() - start);
    }
    return best;
  };
  time(4_000);
  // Ten times the text: a hundred times the time would be quadratic, and a backtracking engine would never end.
  expect(time(40_000)).toBeLessThan(50 * Math.max(time(4_000), 0.05));
});

test('many expressions at once find what each finds alone', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    'A',
    '[ab]',
    '.',
    'a*',
    '(a|bb)',
    'b+',
    '^a',
    'b$',
    '\\bab',
    'a?',
    '\\d',
    ' ',
    '/',
    'inv-\\d+',
  );
  const pattern = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
  const text = fc
    .array(fc.constantFrom('a', 'b', 'ab', ' ', '/', 'inv-12', '7', 'é'), { maxLength: 12 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(pattern, { minLength: 1, maxLength: 12 }), text, (values, narration) => {
      const read = readRow({ narration });
      const rules = values.map((value): Rule => ({ field: 'narration', op: 'regex', value }));
      const alone = rules.filter((rule) => compileRules([rule]).hit(read) !== null);
      const tested = rules.filter(({ value }) => {
        const compiled = compileExpression(value);
        return 'test' in compiled && compiled.test(read.foldedNarration);
      });
      expect(alone).toEqual(tested);
      const hit = compileRules(rules).hit(read);
      expect(hit === null).toBe(tested.length === 0);
      if (hit !== null) expect(tested).toContainEqual(hit);
    }),
    { numRuns: 300 },
  );
});

test('500 expressions that a backtracking engine would never finish take time in proportion to the text', () => {
  const rules = Array.from(
    { length: 500 },
    (_, at): Rule => ({ field: 'narration', op: 'regex', value: `(a+)+(b|a)*${at}x$` }),
  );
  const matcher = compileRules(rules);
  const time = (length: number): number => {
    const read = readRow({ narration: 'a'.repeat(length) });
    matcher.hit(read);
    const start = performance.now();
    for (let round = 0; round < 20; round++) matcher.hit(read);
    return performance.now() - start;
  };
  time(50);
  expect(time(500)).toBeLessThan(50 * Math.max(time(50), 0.2));
});
