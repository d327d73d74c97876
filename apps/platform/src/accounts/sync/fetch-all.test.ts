import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connection, Connector } from '../../connectors/connector.ts';
import { aRow, type Book, openBook } from '../../transactions/testing/book.ts';
import { fetchAll } from './fetch-all.ts';
import { reconcile } from './reconcile.ts';

let book: Book;
beforeAll(async () => {
  book = await openBook();
}, 60_000);
afterAll(() => book?.close());

const DAY = { from: '2026-03-02', to: '2026-03-02' };
const row = aRow({
  narration: 'NIP/KOLA \0ADE/GIFT \ud83d',
  reference: 'S\0-1',
  counterparty: { name: 'KOLA\0 ADE', accountNumber: null, bank: null },
});
const connector: Connector = {
  id: 'odd',
  abilities: new Set(),
  next: async () => ({ step: { kind: 'linked' }, state: null }),
  fetch: async () => ({ rows: [row], covers: DAY, cursor: null, hasMore: false }),
};

test('a row whose texts cannot be stored as they are is the same row at the next refresh', async () => {
  const { rows, failed } = await fetchAll(connector, {} as Connection, new AbortController().signal);
  expect(failed).toBeNull();
  const id = await book.account();
  const { transactions, envId, db } = book;
  await book.write(id, reconcile([], rows ?? [], DAY));
  const stored = await transactions.stored(db, envId, id, DAY);
  expect(stored[0]).toMatchObject({ narration: 'NIP/KOLA ADE/GIFT \ufffd', reference: 'S-1' });
  expect(reconcile(stored, rows ?? [], DAY)).toMatchObject({ insert: [], update: [], withdraw: [], unchanged: 1 });
});
