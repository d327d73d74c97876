import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCOUNT_MISSING, type Json, openStage, PATTERNS, type Stage } from './stage.ts';

/** Contract: financial-data 2.4, 2.6, 4.5; sandbox 4 (cursor feed). */

let stage: Stage;
let account: string;
let publicUrl: string;

const row = (date: string, amount: number, narration: string, type = 'debit') => ({ date, amount, narration, type });
/** Lagos is an hour ahead of UTC: its 10 March ends at 22:59:59.999Z. */
const ROWS = [
  row('2026-03-09T22:59:59.000Z', 100, 'last second of the ninth in Lagos'),
  row('2026-03-09T23:00:00.000Z', 101, 'first second of the tenth in Lagos'),
  row('2026-03-10', 102, 'only a day'),
  row('2026-03-10T22:59:59.000Z', 103, 'last second of the tenth in Lagos', 'credit'),
  row('2026-03-10T23:00:00.000Z', 104, 'first second of the eleventh in Lagos', 'credit'),
  row('2026-03-12T08:00:00.000Z', 200, '100% COTTON_SHIRT O\'Neil "Ade" \\slash'),
  row('2026-03-12T08:00:00.000Z', 201, 'same instant, second'),
  row('2026-03-12T08:00:00.000Z', 202, 'same instant, third'),
];

beforeAll(async () => {
  stage = await openStage();
  publicUrl = stage.platform.modules.config.publicUrl;
  account = await stage.accountWith(ROWS);
}, 60_000);
afterAll(() => stage?.close());

const list = async (query = '', of = account): Promise<Json> =>
  (await stage.get(`/v2/accounts/${of}/transactions${query}`)).json;
const amounts = async (query: string, of = account): Promise<number[]> =>
  (await list(query, of)).data.map(({ amount }: Json) => amount);

describe('the list', () => {
  test('has exactly the members of the contract', async () => {
    const json = await list();
    expect(json).toMatchObject({
      status: 'successful',
      message: 'Transaction retrieved successfully',
      timestamp: expect.stringMatching(PATTERNS.iso),
    });
    expect(Object.keys(json)).toEqual(['status', 'message', 'timestamp', 'data', 'meta']);
    expect(json.meta).toEqual({ total: 8, page: 1, pages: 1, previous: null, next: null });
    for (const each of json.data) {
      expect(Object.keys(each)).toEqual([
        'id',
        '_id',
        'narration',
        'amount',
        'type',
        'balance',
        'date',
        'category',
        'currency',
      ]);
      expect(each.id).toMatch(PATTERNS.id);
      expect(each._id).toBe(each.id);
      expect(each.date).toMatch(PATTERNS.iso);
      expect(each.category).toBeTypeOf('string');
      expect(each.currency).toBe('NGN');
    }
  });

  test('is newest first, and rows of one instant keep the order of the bank', async () => {
    expect((await amounts('')).slice(3)).toEqual([104, 103, 102, 101, 100]);
    expect(new Set((await amounts('')).slice(0, 3))).toEqual(new Set([200, 201, 202]));
    expect(await amounts('')).toEqual(await amounts('?paginate=false'));
  });

  test('a row of which only the day is known stands at that day, midnight UTC', async () => {
    const found = (await list('?narration=only a day')).data[0];
    expect(found.date).toBe('2026-03-10T00:00:00.000Z');
  });
});

describe('dates', () => {
  test.each([
    ['start=10-03-2026&end=10-03-2026', [103, 102, 101]],
    ['start=2026-03-10&end=2026-03-10', [103, 102, 101]],
    ['start=10-03-2026&end=2026-03-10', [103, 102, 101]],
    ['start=2026-03-09T23:00:00Z&end=2026-03-10T22:59:59Z', [103, 102, 101]],
    ['start=2026-03-10T00:00:00&end=2026-03-10T12:00:00', [102]],
    ['start=2026-03-10T00:00:00%2B01:00&end=2026-03-10T00:30:00%2B01:00', [101]],
    ['end=09-03-2026', [100]],
    ['end=2026-03-09T22:59:58.999Z', []],
  ])('%s', async (query, expected) => {
    expect(await amounts(`?${query}`)).toEqual(expected);
  });

  test('each end works alone, and empty ones count as none', async () => {
    expect(await amounts('?start=11-03-2026')).toHaveLength(4);
    expect(await amounts('?start=&end=&type=&narration=&paginate=&page=&limit=')).toHaveLength(8);
  });

  test.each([
    ...[
      'start=31-02-2026',
      'end=2026-02-29',
      'start=2026-13-01',
      'start=10/03/2026',
      'start=2026-3-1',
      'start=yesterday',
      'end=2026-03-10T25:00:00Z',
    ],
    ...[
      'start=11-03-2026&end=10-03-2026',
      'start=2026-03-10T23:00:00Z&end=2026-03-10',
      'start=20260310',
      'start=1773100800',
    ],
  ])('%s: 400', async (query) => {
    const { status, json } = await stage.get(`/v2/accounts/${account}/transactions?${query}`);
    expect([status, json.data[0].field]).toEqual([400, query.slice(0, query.indexOf('='))]);
  });

  test('a wrong date is told with the forms that are accepted', async () => {
    const { message } = await list('?start=soon');
    for (const form of ['DD-MM-YYYY', 'YYYY-MM-DD', 'ISO-8601']) expect(message).toContain(form);
  });

  test.each([
    ['gcb', '2026-03-10T00:00:00.000Z', '2026-03-09T23:59:59.000Z', 'GHC'],
    ['kcb', '2026-03-09T21:00:00.000Z', '2026-03-09T20:59:59.000Z', 'KSH'],
    ['fnb', '2026-03-09T22:00:00.000Z', '2026-03-09T21:59:59.000Z', 'ZAR'],
  ])('a day at %s is a day of its country', async (institution, first, before, currency) => {
    const own = await stage.accountWith(
      [row(before, 1, 'the day before'), row(first, 2, 'the day'), row('2026-03-10', 3, 'that day')],
      institution,
    );
    expect((await amounts('?start=10-03-2026&end=10-03-2026', own)).sort()).toEqual([2, 3]);
    expect(await amounts('?end=09-03-2026', own)).toEqual([1]);
    expect((await list('', own)).data[0].currency).toBe(currency);
  });
});

describe('filters', () => {
  test('type in any case, else 400', async () => {
    for (const type of ['credit', 'CREDIT', 'Credit']) expect(await amounts(`?type=${type}`)).toEqual([104, 103]);
    expect(await amounts('?type=dEbIt')).toHaveLength(6);
    for (const type of ['both', 'credits', 'cr'])
      expect((await stage.get(`/v2/accounts/${account}/transactions?type=${type}`)).status).toBe(400);
  });

  test.each([
    ...[
      ['SECOND OF THE TENTH', [103, 101]],
      ['100%', [200]],
      ['%', [200]],
      ['_', [200]],
      ['cotton_shirt', [200]],
      ["O'Neil", [200]],
    ],
    ...[
      ['"ade"', [200]],
      ['\\slash', [200]],
      ['\\', [200]],
      ['c_tton', []],
      ['1%0', []],
      ['*', []],
      ["' or 1=1 --", []],
      ['on', null],
    ],
  ] as [string, number[] | null][])('narration contains %j', async (text, expected) => {
    const found = await amounts(`?narration=${encodeURIComponent(text)}`);
    expect(found).toEqual(
      expected ??
        ROWS.filter(({ narration }) => /on/i.test(narration))
          .map(({ amount }) => amount)
          .reverse(),
    );
  });

  test('all together', async () => {
    expect(await amounts('?type=debit&start=10-03-2026&end=10-03-2026&narration=LAGOS')).toEqual([101]);
  });
});

describe('pages', () => {
  let long: string;
  beforeAll(async () => {
    const many = Array.from({ length: 130 }, (_, at) =>
      row(
        `2026-02-${String(1 + (at % 28)).padStart(2, '0')}T10:00:00.000Z`,
        at + 1,
        `TRF ${at} to ${at % 2 ? 'Chidi' : 'Bola'}`,
      ),
    );
    long = await stage.accountWith(many);
  }, 60_000);

  test('twenty a page, a hundred at most', async () => {
    expect((await list('', long)).data).toHaveLength(20);
    expect((await list('', long)).meta).toEqual({
      total: 130,
      page: 1,
      pages: 7,
      previous: null,
      next: `${publicUrl}/v2/accounts/${long}/transactions?page=2`,
    });
    for (const limit of [100, 101, 1_000, 999_999_999]) {
      const json = await list(`?limit=${limit}`, long);
      expect([json.data.length, json.meta.pages]).toEqual([100, 2]);
    }
    expect((await list('?limit=1', long)).meta.pages).toBe(130);
  });

  test.each(['page=0', 'page=-1', 'page=x', 'page=1.5', 'limit=0', 'limit=-1', 'limit=x', 'limit=0x10', 'limit=1e2'])(
    '%s: 400',
    async (query) => {
      expect((await stage.get(`/v2/accounts/${long}/transactions?${query}`)).status).toBe(400);
    },
  );

  test('next, followed as it is, gives one consistent list and keeps filters and limit', async () => {
    const filters = 'narration=to%20chidi&limit=7&type=DEBIT&start=01-02-2026&end=2026-02-28';
    const seen: string[] = [];
    let url: string | null = `/v2/accounts/${long}/transactions/?${filters}&`;
    const previous: (string | null)[] = [];
    while (url !== null) {
      const json: Json = (await stage.get(url.replace(publicUrl, ''))).json;
      expect(json.meta).toMatchObject({ total: 65, pages: 10 });
      seen.push(...json.data.map(({ id }: Json) => id));
      previous.push(json.meta.previous);
      url = json.meta.next;
      if (url === null) continue;
      expect(url.startsWith(`${publicUrl}/v2/accounts/${long}/transactions?`)).toBe(true);
      const query = new URL(url).searchParams;
      const expected = { narration: 'to chidi', limit: '7', type: 'DEBIT', start: '01-02-2026', end: '2026-02-28' };
      for (const [name, value] of Object.entries(expected)) expect(query.get(name)).toBe(value);
    }
    expect(new Set(seen).size).toBe(65);
    expect(previous[0]).toBeNull();
    expect(new URL(previous[2] ?? '').searchParams.get('page')).toBe('2');
  });

  test('past the end: 200, no rows, and a way back', async () => {
    const { data, meta } = await list('?page=1000', long);
    expect(data).toEqual([]);
    expect(meta).toMatchObject({ total: 130, page: 1000, pages: 7, next: null });
    expect((await list('?page=8', long)).meta.previous).toBe(`${publicUrl}/v2/accounts/${long}/transactions?page=7`);
  });

  test('paginate=false: all matching rows, page and limit ignored', async () => {
    for (const paginate of ['false', 'FALSE']) {
      const json = await list(`?paginate=${paginate}&limit=5&page=3&narration=chidi`, long);
      expect(json.data).toHaveLength(65);
      expect(json.meta).toEqual({ total: 65, page: 1, pages: 1, previous: null, next: null });
    }
    expect((await list('?paginate=true', long)).data).toHaveLength(20);
  });
});

describe('the cursor feed', () => {
  const feed = async (of: string, cursor = '', count = ''): Promise<Json> =>
    (await stage.get(`/v2/accounts/${of}/transactions/sync?cursor=${encodeURIComponent(cursor)}&count=${count}`)).json
      .data;

  class Fold {
    rows = new Map<string, Json>();
    cursor = '';

    async read(of: string, count: string): Promise<boolean> {
      const page = await feed(of, this.cursor, count);
      expect(Object.keys(page)).toEqual(['added', 'modified', 'removed', 'next_cursor', 'has_more']);
      for (const each of page.added) expect(this.rows.has(each.id)).toBe(false);
      for (const each of page.modified) expect(this.rows.has(each.id)).toBe(true);
      for (const each of [...page.added, ...page.modified]) this.rows.set(each.id, each);
      for (const { id, ...rest } of page.removed) {
        expect(rest).toEqual({});
        this.rows.delete(id);
      }
      this.cursor = page.next_cursor;
      return page.has_more;
    }

    async all(of: string, count = ''): Promise<void> {
      while (await this.read(of, count));
    }
  }

  test('folding all pages equals the list, while rows are added and posted between the pages', async () => {
    const own = await stage.accountWith(ROWS);
    const fold = new Fold();
    const early = new Fold();
    await early.all(own, '3');
    await fold.read(own, '2');
    await stage.show(own, [
      { ...row('2026-03-15T10:00:00.000Z', 900, 'CARD HOLD SHOPRITE'), status: 'pending', provider_id: 'p-1' },
    ]);
    await fold.read(own, '2');
    const pending = (await feed(own, early.cursor)).added[0];
    expect(pending).toMatchObject({ amount: 900, status: 'pending' });
    await early.all(own);
    await stage.show(own, [
      { ...row('2026-03-15T10:00:00.000Z', 900, 'CARD HOLD SHOPRITE'), status: 'posted', provider_id: 'p-1' },
      row('2026-03-16', 7, 'late arrival'),
    ]);
    const change = await feed(own, early.cursor);
    expect(change.modified).toMatchObject([{ id: pending.id, status: 'posted' }]);
    expect(change.added).toMatchObject([{ amount: 7 }]);
    await early.all(own);
    await fold.all(own, '1');
    const present = (await list('?paginate=false', own)).data;
    const plain = (rows: Map<string, Json>) =>
      [...rows.values()].map(({ status: _status, ...rest }) => rest).sort((a, b) => (a.id < b.id ? -1 : 1));
    const expected = [...present].sort((a: Json, b: Json) => (a.id < b.id ? -1 : 1));
    expect(plain(fold.rows)).toEqual(expected);
    expect(plain(early.rows)).toEqual(expected);
    const last = await feed(own, fold.cursor);
    expect(last).toMatchObject({ added: [], modified: [], removed: [], has_more: false });
  });

  test('a cursor of another account, or a broken one, is refused; so is a count that is none', async () => {
    const { next_cursor } = await feed(account);
    const other = await stage.accountWith(ROWS.slice(0, 2));
    for (const cursor of [next_cursor, 'nonsense', `${next_cursor}x`, '0', "'"]) {
      const path = `/v2/accounts/${other}/transactions/sync?cursor=${encodeURIComponent(cursor)}`;
      const { status, json } = await stage.get(path);
      expect([status, json.data[0].field]).toEqual([400, 'cursor']);
    }
    for (const count of ['0', '-1', 'x'])
      expect((await stage.get(`/v2/accounts/${other}/transactions/sync?count=${count}`)).status).toBe(400);
    expect((await stage.get(`/v2/accounts/${other}/transactions/sync?count=100000`)).status).toBe(200);
    expect((await stage.get('/v2/accounts/x/transactions/sync?cursor=x')).text).toBe(ACCOUNT_MISSING);
  });
});
