import { newId } from '@kente/kit/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type TestPlatform, testPlatform } from '../testing/platform.ts';
import { aRow, type Book, bookOf, inserts, openDatabaseAt } from './testing/book.ts';

let platform: TestPlatform;
let database: ReturnType<typeof openDatabaseAt>;
let book: Book;
beforeAll(async () => {
  platform = await testPlatform({
    workers: false,
    settings: { REALTIME_WAIT_SECONDS: '0', PUBLIC_URL: 'https://api.example.test' },
  });
  database = openDatabaseAt(platform.databaseUrl);
  book = bookOf(database, platform.modules.transactions, platform.environment.id);
});
afterAll(async () => {
  await book.close();
  await platform.close();
});

const API = 'https://api.example.test';
const get = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  platform.call('GET', path, { headers });
const listPath = (id: string, query = '', root = '/v2'): string => `${root}/accounts/${id}/transactions${query}`;
const narrations = ({ json }: Answer): string[] => json.data.map((row: { narration: string }) => row.narration);
const numbered = (count: number) =>
  inserts(
    ...Array.from({ length: count }, (_, index) =>
      aRow({ narration: `PURCHASE ${index + 1}`, at: new Date(Date.UTC(2026, 0, 1, index)) }),
    ),
  );

/** Reads a list to its end by its own links. */
async function follow(path: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let next: string | null = path; next !== null; ) {
    const answer = await get(next);
    expect(answer.status).toBe(200);
    answers.push(answer);
    const link: string | null = (answer.json.meta ?? answer.json.paging).next;
    if (link !== null) expect(link.startsWith(API)).toBe(true);
    next = link === null ? null : link.slice(API.length);
  }
  return answers;
}

describe('GET /v2/accounts/:id/transactions', () => {
  test('a row has every field of the contract, and both ids', async () => {
    const id = await book.account();
    const { added } = await book.write(
      id,
      inserts(
        aRow({
          narration: 'NIP/"ACME" LTD\\INV-123\n',
          amountMinor: 1_000n,
          direction: 'credit',
          balanceMinor: null,
          at: new Date('2023-12-09T13:23:00.100Z'),
        }),
      ),
    );
    const answer = await get(listPath(id));
    expect(answer.json).toMatchObject({ status: 'successful', message: 'Transaction retrieved successfully' });
    expect(answer.json.data).toEqual([
      {
        ...{
          id: added[0]?.id,
          _id: added[0]?.id,
          narration: 'NIP/"ACME" LTD\\INV-123\n',
          amount: 1_000,
          type: 'credit',
        },
        ...{ balance: null, date: '2023-12-09T13:23:00.100Z', category: added[0]?.category, currency: 'NGN' },
      },
    ]);
    expect(answer.json.meta).toEqual({ total: 1, page: 1, pages: 1, previous: null, next: null });
  });

  test('metadata is there once it was asked for', async () => {
    const id = await book.account();
    await book.write(id, inserts(aRow(), aRow()));
    const metadata = { category: 'pos', channel: 'POS', payee: 'SHOPRITE LEKKI' };
    await book.pool.query('update transactions set metadata = $2 where account_id = $1 and position = 2', [
      id,
      metadata,
    ]);
    const [first, second] = (await get(listPath(id))).json.data;
    expect([first.metadata, second.metadata]).toEqual([metadata, undefined]);
  });

  test('20 rows a page, newest first, at most 100; the meta is exact', async () => {
    const id = await book.account();
    await book.write(id, numbered(250));
    const first = await get(listPath(id));
    expect(narrations(first)).toEqual(Array.from({ length: 20 }, (_, index) => `PURCHASE ${250 - index}`));
    expect(first.json.meta).toEqual({
      total: 250,
      page: 1,
      pages: 13,
      previous: null,
      next: `${API}/v2/accounts/${id}/transactions?page=2`,
    });
    const last = await get(listPath(id, '/?page=3&limit=5000&'));
    expect(narrations(last)).toHaveLength(50);
    expect(last.json.meta).toMatchObject({ total: 250, page: 3, pages: 3, next: null });
    const beyond = await get(listPath(id, '?page=1000000'));
    expect(beyond.json).toMatchObject({ data: [], meta: { total: 250, pages: 13, next: null } });
  });

  test('rows of one instant keep the order of the bank', async () => {
    const id = await book.account();
    await book.write(id, inserts(...['first', 'second', 'third'].map((narration) => aRow({ narration }))));
    expect(narrations(await get(listPath(id)))).toEqual(['third', 'second', 'first']);
  });

  test('links keep every filter and the size, so that following them gives the filtered list once', async () => {
    const id = await book.account();
    await book.write(id, numbered(60));
    const answers = await follow(
      listPath(id, '?limit=4&narration=purchase%205&type=DEBIT&start=01-01-2026&end=2026-01-03T23:00:00Z&empty='),
    );
    const expected = Array.from({ length: 60 }, (_, index) => `PURCHASE ${60 - index}`).filter((each) =>
      each.startsWith('PURCHASE 5'),
    );
    expect(answers.flatMap(narrations)).toEqual(expected);
    expect(answers.map(({ json }) => json.meta.total)).toEqual(answers.map(() => expected.length));
    const back = await get(answers[1]?.json.meta.previous.slice(API.length));
    expect(narrations(back)).toEqual(narrations(answers[0] as Answer));
  });

  test('a narration filter takes its text as it stands, in any case and script', async () => {
    const id = await book.account();
    const texts = ['100% OFF', '1000 OFF', 'A_B', 'AXB', 'back\\slash', 'Ọ̀ṢUN ÉCOLE', 'plain (x|y)*'];
    await book.write(id, inserts(...texts.map((narration) => aRow({ narration }))));
    const found = async (text: string) => narrations(await get(listPath(id, `?narration=${encodeURIComponent(text)}`)));
    expect(await found('0% off')).toEqual(['100% OFF']);
    expect(await found('a_b')).toEqual(['A_B']);
    expect(await found('K\\S')).toEqual(['back\\slash']);
    expect(await found('école')).toEqual(['Ọ̀ṢUN ÉCOLE']);
    expect(await found('(X|Y)*')).toEqual(['plain (x|y)*']);
  });

  test('a day is a day of the account’s country, and a day-only row keeps the date of the bank', async () => {
    const id = await book.account();
    await book.write(
      id,
      inserts(
        aRow({ narration: 'last second of 1 March in Lagos', at: new Date('2026-03-01T22:59:59.999Z') }),
        aRow({ narration: 'first second of 2 March in Lagos', at: new Date('2026-03-01T23:00:00.000Z') }),
        aRow({ narration: 'day only', at: null, day: '2026-03-02' }),
        aRow({ narration: 'last second of 2 March in Lagos', at: new Date('2026-03-02T22:59:59.999Z') }),
      ),
    );
    const second = ['last second of 2 March in Lagos', 'day only', 'first second of 2 March in Lagos'];
    expect(narrations(await get(listPath(id, '?start=2026-03-02&end=02-03-2026')))).toEqual(second);
    expect(narrations(await get(listPath(id, '?end=2026-03-01')))).toEqual(['last second of 1 March in Lagos']);
    const whole = await get(listPath(id));
    expect(whole.json.data[1].date).toBe('2026-03-02T00:00:00.000Z');
  });

  test('paginate=false gives all matching rows in one answer', async () => {
    const id = await book.account();
    await book.write(id, numbered(2_500));
    const whole = await get(listPath(id, '?paginate=FALSE&page=7&limit=3'));
    expect(narrations(whole)).toEqual(Array.from({ length: 2_500 }, (_, index) => `PURCHASE ${2_500 - index}`));
    expect(whole.json.meta).toEqual({ total: 2_500, page: 1, pages: 1, previous: null, next: null });
    const none = await get(listPath(id, '?paginate=false&type=credit'));
    expect(none.json).toMatchObject({ status: 'successful', data: [], meta: { total: 0 } });
  });

  test.each([
    ['?page=0', 'page'],
    ['?limit=ten', 'limit'],
    ['?type=both', 'type'],
    ['?paginate=perhaps', 'paginate'],
    ['?start=2026-02-30', 'start'],
    ['?end=yesterday', 'end'],
    ['?start=2026-03-02&end=2026-03-01', 'start'],
  ])('%s is refused with the field that is wrong', async (query, field) => {
    const id = await book.account();
    const answer = await get(listPath(id, query));
    expect(answer.status).toBe(400);
    expect(answer.json.data.map((problem: { field: string }) => problem.field)).toEqual([field]);
  });

  test.each(['PROCESSING', 'FAILED', 'UNAVAILABLE'])(
    'while the data is %s the list is empty, whatever is asked',
    async (dataStatus) => {
      const id = await book.account({ dataStatus });
      for (const query of ['', '?type=debit', '?paginate=false', '?page=3']) {
        expect((await get(listPath(id, query))).json).toMatchObject({
          status: 'successful',
          data: [],
          meta: { total: 0 },
        });
      }
    },
  );

  test('unknown, malformed, foreign and unlinked accounts answer the same 404, before any other mistake', async () => {
    const other = await platform.tenant();
    const foreign = await bookOf(database, platform.modules.transactions, other.environment.id).account();
    const unlinked = await book.account();
    await book.pool.query('update accounts set unlinked_at = now() where id = $1', [unlinked]);
    for (const id of [newId(), 'nonsense', '%00', foreign, unlinked]) {
      for (const query of [
        '',
        '?page=0',
        '?type=none',
        '?start=never',
        '?start=2026-01-01',
        '?paginate=false',
        '/sync',
        '/sync?cursor=x',
      ]) {
        const answer = await get(listPath(id, query));
        expect([answer.status, answer.text]).toEqual([
          404,
          '{"status":"failed","message":"This account does not exist.","data":null}',
        ]);
      }
    }
  });

  test('an app without the scope reads no transactions', async () => {
    const { secretKey } = await platform.tenant({ scopes: ['accounts'] });
    for (const path of ['', '/sync']) {
      expect((await platform.call('GET', listPath(newId(), path), { key: secretKey })).status).toBe(403);
    }
  });

  test('x-realtime asks for a refresh and tells its job; any other value does not', async () => {
    const id = await book.account();
    expect((await get(listPath(id), { 'x-realtime': 'yes' })).headers['x-job-id']).toBeUndefined();
    const refused = await get(listPath(id, '?start=never'), { 'X-Real-Time': 'true' });
    expect([refused.status, refused.headers['x-job-id']]).toEqual([400, undefined]);
    const answer = await get(listPath(id), { 'X-Real-Time': 'TRUE' });
    expect(answer.headers['x-job-id']).toMatch(/^[A-Za-z0-9]{20}$/);
    expect(answer.headers['x-job-status']).toBe('processing');
    const job = await get(`/v2/accounts/${id}/jobs/${answer.headers['x-job-id']}`);
    expect(job.json.data.name).toBe('jobs.accounts.sync_statement');
  });
});

describe('the old routes', () => {
  test.each(['', '/v1'])('%s/accounts/:id/transactions is bare, and its links stay on it', async (root) => {
    const id = await book.account({ currency: 'GHC' });
    await book.write(id, numbered(25));
    const answers = await follow(listPath(id, '?limit=10', root));
    expect(answers.map(({ json }) => json.data.length)).toEqual([10, 10, 5]);
    const [first] = answers;
    expect(first?.json.paging).toEqual({
      ...{ total: 25, page: 1, previous: null },
      next: `${API}${root}/accounts/${id}/transactions?limit=10&page=2`,
    });
    expect(Object.keys(first?.json.data[0])).toEqual([
      '_id',
      'type',
      'amount',
      'narration',
      'date',
      'balance',
      'currency',
      'category',
    ]);
    expect(first?.json.data[0].currency).toBe('GHC');
    const whole = await get(listPath(id, '?paginate=false', root));
    expect([Object.keys(whole.json), whole.json.data.length]).toEqual([['paging', 'data'], 25]);
  });
});

describe('GET /v2/accounts/:id/transactions/sync', () => {
  const sync = (id: string, query = '') => get(`/v2/accounts/${id}/transactions/sync${query}`);

  test('a pending row that posts keeps its id and comes as modified', async () => {
    const id = await book.account();
    const { added } = await book.write(id, inserts(aRow({ status: 'pending' }), aRow()));
    const pending = added[0]?.id ?? '';
    const start = await sync(id);
    expect(start.json.data).toMatchObject({
      added: [{ id: pending, status: 'pending' }, { status: 'posted' }],
      modified: [],
      removed: [],
      has_more: false,
    });
    await book.write(id, { update: [{ id: pending, changes: { status: 'posted', amountMinor: 149_900n } }] });
    const next = await sync(id, `?cursor=${start.json.data.next_cursor}`);
    expect(next.json.data).toMatchObject({
      added: [],
      modified: [{ id: pending, status: 'posted', amount: 149_900 }],
      removed: [],
    });
    await book.write(id, { withdraw: [pending] });
    const last = await sync(id, `?cursor=${next.json.data.next_cursor}`);
    expect(last.json.data).toMatchObject({ added: [], modified: [], removed: [{ id: pending }] });
    const quiet = await sync(id, `?cursor=${last.json.data.next_cursor}`);
    expect(quiet.json.data).toMatchObject({
      added: [],
      modified: [],
      removed: [],
      has_more: false,
      next_cursor: last.json.data.next_cursor,
    });
  });

  test('100 rows a page, at most 500', async () => {
    const id = await book.account();
    await book.write(id, numbered(600));
    const sizes = await Promise.all(
      ['', '?count=7', '?count=9999'].map(async (query) => (await sync(id, query)).json.data),
    );
    expect(sizes.map(({ added, has_more }) => [added.length, has_more])).toEqual([
      [100, true],
      [7, true],
      [500, true],
    ]);
  });

  test('a change that no reader can see takes no place in the feed', async () => {
    const id = await book.account();
    const { added } = await book.write(id, inserts(aRow()));
    const before = await sync(id);
    await book.write(id, {
      update: [{ id: added[0]?.id ?? '', changes: { providerId: 'FT26061X' } }],
      moved: [{ id: added[0]?.id ?? '', position: 9 }],
    });
    expect((await sync(id, `?cursor=${before.json.data.next_cursor}`)).json.data).toMatchObject({
      added: [],
      modified: [],
    });
  });

  test('a cursor of another account, or a broken one, is refused', async () => {
    const [one, other] = [await book.account(), await book.account()];
    await book.write(one, inserts(aRow()));
    await book.write(other, inserts(aRow()));
    const { next_cursor } = (await sync(one)).json.data;
    for (const cursor of [next_cursor.slice(1), `${next_cursor.slice(0, -1)}!`, 'AAAA', '%00']) {
      const answer = await sync(one, `?cursor=${cursor}`);
      expect([answer.status, answer.json.data[0].field]).toEqual([400, 'cursor']);
    }
    expect((await sync(other, `?cursor=${next_cursor}`)).status).toBe(400);
    expect((await sync(one, '?count=0')).status).toBe(400);
    expect((await sync(one, `?cursor=${next_cursor}`)).status).toBe(200);
  });
});
