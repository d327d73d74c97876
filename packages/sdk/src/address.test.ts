import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { baseAddress, filledPath, queryText } from './address.ts';

describe('baseUrl', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com'],
    ['https://api.example.com/', 'https://api.example.com'],
    ['http://localhost:4000/kente//', 'http://localhost:4000/kente'],
  ])('%s is taken as %s', (given, taken) => {
    expect(baseAddress(given)).toBe(taken);
  });

  test.each([
    '',
    'api.example.com',
    'ftp://api.example.com',
    'https://a:b@example.com',
    'https://example.com/?x=1',
    'https://example.com/#x',
  ])('%j is refused', (given) => {
    expect(() => baseAddress(given)).toThrow(TypeError);
  });
});

describe('a path', () => {
  test('stays on its route, whatever an id holds', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (id) => {
        let path: string;
        try {
          path = filledPath('/v2/accounts/{id}/balance', { id });
        } catch (error) {
          expect(error instanceof URIError || ['.', '..'].includes(id)).toBe(true);
          return;
        }
        const { pathname, search, hash } = new URL(`https://api.example.com${path}`);
        expect([pathname.split('/').length, search, hash]).toEqual([5, '', '']);
        expect(decodeURIComponent(pathname.split('/')[3] ?? '')).toBe(id);
      }),
    );
  });

  test.each([[''], [undefined], [null], [7], ['..'], ['.']])(
    'an id that is %j is refused before anything is sent',
    (id) => {
      expect(() => filledPath('/v2/accounts/{id}', { id })).toThrow(TypeError);
    },
  );
});

describe('a query', () => {
  test('leaves out what is absent, and writes dates as instants', () => {
    const start = new Date('2026-01-28T09:00:00Z');
    expect(queryText({ page: 2, start, name: undefined, customer: null, paginate: false })).toBe(
      '?page=2&start=2026-01-28T09%3A00%3A00.000Z&paginate=false',
    );
    expect(queryText({})).toBe('');
    expect(queryText({ narration: 'POS & co = 100%' })).toBe('?narration=POS+%26+co+%3D+100%25');
  });

  test('refuses what has no one way to be written', () => {
    expect(() => queryText({ types: ['a'] })).toThrow('query.types');
  });
});
