import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnyPage, allRows, isLastPage, type PageMeta } from './paging.ts';

interface Line {
  id: string;
}
const lines = (count: number): Line[] => Array.from({ length: count }, (_, index) => ({ id: `t${index}` }));

async function collected(rows: AsyncIterable<Line>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of rows) ids.push(id);
  return ids;
}

/** What servers say beside the rows: Kente all of it, Mono a part, some nothing. */
const METAS: Record<string, (page: number, pages: number, total: number) => PageMeta | undefined> = {
  kente: (page, pages, total) => ({
    total,
    pages,
    next: page < pages ? `https://elsewhere.example/${page + 1}` : null,
  }),
  'total and links': (page, pages, total) => ({ total, next: page < pages ? 'https://elsewhere.example' : null }),
  'links alone': (page, pages) => ({ next: page < pages ? 'https://elsewhere.example' : null }),
  'total alone': (_page, _pages, total) => ({ total }),
  'payments: inside paging': (page, pages, total) => ({ paging: { total, pages, next: page < pages ? 'x' : null } }),
  nothing: () => undefined,
  'an empty meta': () => ({}),
};

describe.each(Object.entries(METAS))('a server that tells %s', (_name, metaOf) => {
  test('every row comes once, in order, whatever the size of its pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(60), fc.integer({ min: 1, max: 20 }), async (count, size) => {
        const all = lines(count);
        const pages = Math.max(1, Math.ceil(count / size));
        const asked: number[] = [];
        const fetchPage = async ({ page }: { page: number }): Promise<AnyPage<Line>> => {
          asked.push(page);
          return { data: all.slice((page - 1) * size, page * size), meta: metaOf(page, pages, count) };
        };
        expect(await collected(allRows(fetchPage))).toEqual(all.map(({ id }) => id));
        expect(asked).toEqual(asked.map((_page, index) => index + 1));
        // One call more than needed, where nothing tells of the end.
        expect(asked.length).toBeLessThanOrEqual(pages + 1);
      }),
    );
  });
});

test('rows that slid to the next page, since something came in front of them, come once', async () => {
  let all = lines(10);
  const fetchPage = async ({ page }: { page: number }): Promise<AnyPage<Line>> => {
    const data = all.slice((page - 1) * 4, page * 4);
    all = [{ id: `new${page}` }, ...all];
    return { data, meta: { pages: Math.ceil(all.length / 4) } };
  };
  const ids = await collected(allRows(fetchPage, { limit: 4 }));
  expect(ids).toEqual(lines(10).map(({ id }) => id));
});

test('rows without an id are never taken for one another', async () => {
  const twin = { amount: 100, narration: 'POS PURCHASE' };
  const rows: unknown[] = [];
  for await (const row of allRows(async ({ page }) => ({ data: [twin, twin], meta: { pages: 2, page } })))
    rows.push(row);
  expect(rows).toHaveLength(4);
});

test('a server that does not know pages does not make it go round for ever', async () => {
  let calls = 0;
  const fetchPage = async (): Promise<AnyPage<Line>> => {
    calls += 1;
    return { data: lines(3) };
  };
  expect(await collected(allRows(fetchPage))).toEqual(['t0', 't1', 't2']);
  expect(calls).toBe(2);
});

test('a list that never ends is an error after maxPages, not a short list', async () => {
  const endless = async ({ page }: { page: number }): Promise<AnyPage<Line>> => ({
    data: [{ id: `t${page}` }],
    meta: { next: 'https://elsewhere.example' },
  });
  await expect(collected(allRows(endless, { maxPages: 3 }))).rejects.toThrow('stopped after 3 pages');
});

test('it begins where it is told, and asks for 100 rows unless told otherwise', async () => {
  const asked: object[] = [];
  const fetchPage = async (paging: object): Promise<AnyPage<Line>> => {
    asked.push(paging);
    return { data: lines(1), meta: { pages: 3 } };
  };
  await collected(allRows(fetchPage, { page: 3 }));
  await collected(allRows(fetchPage, { page: 3, limit: 10 }));
  expect(asked).toEqual([
    { page: 3, limit: 100 },
    { page: 3, limit: 10 },
  ]);
});

test('nothing is asked for ahead of the reader', async () => {
  let calls = 0;
  const rows = allRows(async ({ page }) => {
    calls += 1;
    return { data: [{ id: `t${page}` }], meta: { pages: 9 } };
  });
  await rows.next();
  await rows.next();
  expect(calls).toBe(2);
  await rows.return();
  expect(calls).toBe(2);
});

test('the count of pages outranks the links', () => {
  const state = { page: 2, received: 20, repeated: false, soFar: 40 };
  expect(isLastPage({ ...state, meta: { pages: 2, next: 'https://elsewhere.example' } })).toBe(true);
  expect(isLastPage({ ...state, meta: { pages: 3, next: null } })).toBe(false);
});
