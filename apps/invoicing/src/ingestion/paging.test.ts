import { describe, expect, test } from 'vitest';
import type { Upstream } from '../upstream/index.ts';
import type { Position } from './cursor.ts';
import { fetchPage, startOf } from './paging.ts';

const account = { providerId: 'p', details: null };
const row = (id: string, date: string) => ({ id, type: 'credit', amount: 1_000, date, narration: '' });

/** A provider without a feed, with these rows, newest first. */
function lists(rows: readonly object[], asked: object[] = []): Pick<Upstream, 'feed' | 'transactions'> {
  return {
    feed: async () => null,
    transactions: async (_id, query) => {
      asked.push(query);
      const from = (query.page - 1) * query.limit;
      return { rows: rows.slice(from, from + query.limit), isLast: from + query.limit >= rows.length };
    },
  };
}

const rows = [row('3', '2026-11-20'), row('2', '2026-11-19'), row('1', '2026-11-01')];

describe('a provider without a feed', () => {
  test('is read by pages, newest first, and the last one raises the high-water date', async () => {
    const first = await fetchPage(lists(rows), account, startOf(null, null), () => 2);
    expect(first).toMatchObject({ hasMore: true, next: { mode: 'pages', page: 2, size: 2, highWaterDate: null } });
    const last = await fetchPage(lists(rows), account, first.next, () => 100);
    expect(last.rows.map(({ providerId }) => providerId)).toEqual(['1']);
    expect(last).toMatchObject({ hasMore: false, latestDay: '2026-11-20' });
    expect(last.next).toMatchObject({ page: 1, highWaterDate: '2026-11-20', seen: null });
  });

  test('is asked again from three days before, in whatever size', async () => {
    const asked: object[] = [];
    const at: Position = { mode: 'pages', page: 1, size: 2, highWaterDate: '2026-11-20', seen: null };
    await fetchPage(lists(rows, asked), account, at, () => 100);
    expect(asked).toEqual([{ page: 1, limit: 100, start: '2026-11-17' }]);
  });

  test('goes on in the size that its page numbers were counted in', async () => {
    const asked: object[] = [];
    const at: Position = { mode: 'pages', page: 2, size: 2, highWaterDate: null, seen: '2026-11-20' };
    await fetchPage(lists(rows, asked), account, at, () => 50);
    expect(asked).toEqual([{ page: 2, limit: 2 }]);
  });

  test('with nothing new keeps its high-water date', async () => {
    const at: Position = { mode: 'pages', page: 1, size: 2, highWaterDate: '2026-11-20', seen: null };
    const page = await fetchPage(lists([]), account, at, () => 50);
    expect(page).toMatchObject({ hasMore: false, latestDay: null, next: { highWaterDate: '2026-11-20' } });
  });

  test('a backfill asks for its span alone', async () => {
    const asked: object[] = [];
    const span = { start: '2026-01-01', end: '2026-01-31' };
    const page = await fetchPage(
      lists(rows, asked),
      account,
      startOf({ mode: 'feed', feedCursor: 'x' }, span),
      () => 50,
    );
    expect(asked).toEqual([{ page: 1, limit: 50, ...span }]);
    expect(page.next).toMatchObject({ span });
  });
});
