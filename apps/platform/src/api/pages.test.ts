import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageMeta, pageRequest } from './pages.ts';

const PUBLIC = 'https://kente.example';

describe('the size of a page', () => {
  test('is the default of its list, what was asked for, and never more than 100', () => {
    expect(pageRequest({})).toEqual({ page: 1, limit: 10 });
    expect(pageRequest({ page: 3 }, 20)).toEqual({ page: 3, limit: 20 });
    expect(pageRequest({ limit: 100 })).toEqual({ page: 1, limit: 100 });
    expect(pageRequest({ limit: 5_000 })).toEqual({ page: 1, limit: 100 });
  });
});

describe('the links of a page', () => {
  test('keep every filter and the limit, and change the page alone', () => {
    const meta = pageMeta(PUBLIC, '/v2/accounts/?name=Ada%20Obi&limit=5&page=2&', 23, { page: 2, limit: 5 });
    expect(meta).toEqual({
      ...{ total: 23, page: 2, pages: 5 },
      previous: `${PUBLIC}/v2/accounts?name=Ada+Obi&limit=5&page=1`,
      next: `${PUBLIC}/v2/accounts?name=Ada+Obi&limit=5&page=3`,
    });
  });

  test('are null at the ends, and an empty list has one page', () => {
    expect(pageMeta(PUBLIC, '/v2/accounts', 0, { page: 1, limit: 10 })).toEqual({
      ...{ total: 0, page: 1, pages: 1, previous: null, next: null },
    });
  });

  test('lead back into the list from a page past its end', () => {
    const meta = pageMeta(PUBLIC, '/v2/accounts?page=99', 11, { page: 99, limit: 10 });
    expect([meta.previous, meta.next]).toEqual([`${PUBLIC}/v2/accounts?page=2`, null]);
  });

  test('keep a question mark that belongs to a value', () => {
    const meta = pageMeta(PUBLIC, '/v2/accounts?name=who?', 11, { page: 1, limit: 10 });
    expect(new URL(meta.next ?? '').searchParams.get('name')).toBe('who?');
  });

  test('followed as they are, show every row exactly once', () => {
    const lists = fc.record({ total: fc.nat(500), limit: fc.integer({ min: 1, max: 100 }) });
    fc.assert(
      fc.property(lists, ({ total, limit }) => {
        let url: string | null = `${PUBLIC}/v2/accounts?limit=${limit}`;
        let seen = 0;
        for (let turns = 0; url !== null; turns += 1) {
          expect(turns).toBeLessThanOrEqual(total);
          const { pathname, search, searchParams } = new URL(url);
          const request = pageRequest({
            page: Number(searchParams.get('page') ?? 1),
            limit: Number(searchParams.get('limit')),
          });
          seen += Math.max(0, Math.min(request.limit, total - (request.page - 1) * request.limit));
          url = pageMeta(PUBLIC, pathname + search, total, request).next;
        }
        expect(seen).toBe(total);
      }),
    );
  });
});
