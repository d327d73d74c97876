import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from './query.ts';

test('whatever stands in a query, every value is text that is not empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      for (const [name, value] of Object.entries(parseQuery(text))) {
        expect(name).not.toBe('');
        expect(typeof value).toBe('string');
        expect(value).not.toBe('');
      }
    }),
  );
});

test('names and values come back as a client encoded them, the last of a repeated one', () => {
  const word = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 20 }), (pairs) => {
      const expected = Object.assign(
        Object.create(null),
        Object.fromEntries(pairs.filter(([name]) => name !== '__proto__')),
      );
      const read = parseQuery(new URLSearchParams(pairs.filter(([name]) => name !== '__proto__')).toString());
      expect({ ...read }).toEqual({ ...expected });
    }),
  );
});

test.each([
  ['', {}],
  ['&', {}],
  ['a', {}],
  ['a=', {}],
  ['=b', {}],
  ['a=1&', { a: '1' }],
  ['a=1&&b=2', { a: '1', b: '2' }],
  ['a=1&a=2', { a: '2' }],
  ['a=1&a=', {}],
  ['a=x=y', { a: 'x=y' }],
  ['a=%zz', { a: '%zz' }],
])('%s', (text, query) => {
  expect({ ...parseQuery(text) }).toEqual(query);
});

test('no name reaches into the object itself', () => {
  const query = parseQuery('__proto__=x&constructor=y&toString=z');
  expect(Object.getPrototypeOf(query)).toBeNull();
  expect(({} as { x?: unknown }).x).toBeUndefined();
});

test('a query of a million parameters is read in time', () => {
  const from = performance.now();
  parseQuery('a=1&'.repeat(1_000_000));
  expect(performance.now() - from).toBeLessThan(1_000);
});
