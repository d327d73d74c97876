import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createKente, type Kente } from './client.ts';
import { NotFoundError, UnknownRouteError } from './errors.ts';
import { isoCurrency } from './records.ts';
import * as server from './testing/server.ts';

/** A server that answers as Mono prints it. Source: financial-data contract 2.3, 2.5, 4; invoicing contract 13. */

let mono: server.ScriptedServer;
let client: Kente;

beforeAll(async () => {
  mono = await server.scriptedServer();
  client = createKente({ baseUrl: mono.url, secretKey: 'live_sk_abcdefghij0123456789', clock: server.patientClock() });
});
afterAll(() => mono.close());

const row = (id: string) => ({
  _id: id,
  narration: 'TRANSFER',
  amount: 1_000,
  type: 'debit',
  balance: 2_000,
  date: '2023-12-09T13:23:00.100Z',
  category: null,
});

describe('ids', () => {
  test('a row with only _id has id too, and the other way round', async () => {
    mono.script(server.ok([row('t1'), { id: 't2' }]));
    const { data } = await client.accounts.transactions('a1');
    expect(data.map(({ id, _id }) => [id, _id])).toEqual([
      ['t1', 't1'],
      ['t2', 't2'],
    ]);
  });

  test('so have accounts, balances and institutions', async () => {
    mono.script(server.ok({ account: { _id: 'a1' }, customer: { id: 'c1' } }));
    expect((await client.accounts.retrieve('a1')).data.account.id).toBe('a1');
    mono.script(server.ok({ id: 'a1', balance: 35_232, currency: 'NGN' }));
    expect((await client.accounts.balance('a1')).data._id).toBe('a1');
    mono.script(server.ok([{ _id: 'i1', institution: 'GTBank' }]));
    expect((await client.institutions.list()).data[0]?.id).toBe('i1');
  });
});

test('GHC and KSH are what ISO 4217 calls GHS and KES', () => {
  expect(['GHC', 'ksh', 'GHS', 'KES', ' ngn '].map(isoCurrency)).toEqual(['GHS', 'KES', 'GHS', 'KES', 'NGN']);
});

describe('lists', () => {
  const all = Array.from({ length: 25 }, (_, index) => row(`t${index}`));
  const pageOf = (url: string): number => Number(new URL(url, mono.url).searchParams.get('page'));
  const ids = async (): Promise<string[]> => {
    const found: string[] = [];
    for await (const { id } of client.accounts.transactions.all('a1', { type: 'debit' })) found.push(id);
    return found;
  };

  test.each([
    [
      'total and a next that loses the filter and the host',
      (page: number) => ({
        total: 25,
        page,
        previous: null,
        next: page < 3 ? 'https://other.example/v2/nothing' : null,
      }),
    ],
    ['a count of pages, without page', () => ({ total: 25, pages: 3, previous: null, next: null })],
    ['no meta at all', () => undefined],
  ])('every row comes once from %s', async (_name, metaOf) => {
    mono.script((seen, response) => {
      const page = pageOf(seen.url);
      server.ok(all.slice((page - 1) * 10, page * 10), metaOf(page))(seen, response);
    });
    expect(await ids()).toEqual(all.map(({ _id }) => _id));
    for (const { url, headers } of mono.seen) {
      expect(url).toContain('type=debit');
      expect(`http://${headers.host}`).toBe(mono.url);
    }
  });
});

test('an unlink without data is a success', async () => {
  mono.script(
    server.json(200, {
      status: 'successful',
      message: 'Request was successfully completed',
      timestamp: '2024-03-15T15:20:27.732Z',
    }),
  );
  const { message, http } = await client.accounts.unlink('a1');
  expect([message, http.status]).toEqual(['Request was successfully completed', 200]);
});

test('a 401 in the words of OAuth has its sentence', async () => {
  mono.script(server.json(401, { error: 'failed', error_description: 'invalid request' }));
  await expect(client.accounts.incomeRecords('a1')).rejects.toMatchObject({
    name: 'AuthenticationError',
    message: 'invalid request',
  });
  mono.script(server.json(401, { error: 'unauthorised' }));
  await expect(client.accounts.incomeRecords('a1')).rejects.toMatchObject({ message: 'unauthorised' });
});

describe('the cursor feed, which Mono does not have', () => {
  test('a route that is said to be missing', async () => {
    mono.script(server.failed(404, 'Cannot GET /v2/accounts/a1/transactions/sync'));
    await expect(client.accounts.feed('a1')).rejects.toBeInstanceOf(UnknownRouteError);
    expect(mono.seen).toHaveLength(1);
  });

  test('an account that is said to be unknown', async () => {
    mono.script(server.failed(404, 'This account does not exist.'));
    await expect(client.accounts.feed('a1')).rejects.toBeInstanceOf(NotFoundError);
    expect(mono.seen).toHaveLength(1);
  });

  test('words that leave it open: the account itself decides', async () => {
    mono.script(server.failed(404, 'Resource not found'), server.ok({ account: { _id: 'a1' } }));
    await expect(client.accounts.feed('a1')).rejects.toMatchObject({ name: 'UnknownRouteError', status: 404 });
    mono.script(server.failed(404, 'Resource not found'), server.failed(404, 'Account not found'));
    await expect(client.accounts.feed('a1')).rejects.toMatchObject({
      name: 'NotFoundError',
      message: 'Resource not found',
    });
    mono.script(server.failed(404, 'Resource not found'), server.failed(401, 'Unauthorized.'));
    await expect(client.accounts.feed('a1')).rejects.toMatchObject({ name: 'AuthenticationError' });
  });
});

describe('a feed that misbehaves', () => {
  const page = (cursor: string) =>
    server.ok({ added: [], modified: [], removed: [], next_cursor: cursor, has_more: true });

  test('a cursor that does not move is an error, not a loop', async () => {
    mono.script(page('c1'));
    const pages = client.accounts.feed.pages('a1');
    expect((await pages.next()).value).toMatchObject({ cursor: 'c1', hasMore: true });
    await pages.next();
    await expect(pages.next()).rejects.toThrow('does not move');
  });

  test('a feed without end is an error after maxPages', async () => {
    mono.script(page('c1'), page('c2'), page('c3'));
    const pages = client.accounts.feed.pages('a1', { maxPages: 2, cursor: 'c0', count: 10 });
    await pages.next();
    await pages.next();
    await expect(pages.next()).rejects.toThrow('stopped after 2 pages');
    expect(mono.seen.map(({ url }) => new URL(url, mono.url).search)).toEqual([
      '?cursor=c0&count=10',
      '?cursor=c1&count=10',
    ]);
  });
});
