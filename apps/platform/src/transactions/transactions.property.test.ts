import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Changes, Reconciliation } from '../accounts/sync/reconcile.ts';
import type { BankRow } from '../connectors/connector.ts';
import { aRow, type Book, openBook } from './testing/book.ts';

let book: Book;
beforeAll(async () => {
  book = await openBook();
});
afterAll(() => book.close());

/** The present list as it must be, by id. */
type Model = Map<string, { row: BankRow; position: number; removed: boolean }>;

/** A few days around a new year and a few instants of each, so that rows share instants and weeks meet years. */
const moment = fc
  .record({ day: fc.integer({ min: 0, max: 20 }), second: fc.integer({ min: 0, max: 2 }), timed: fc.boolean() })
  .map(({ day, second, timed }) => {
    const midnight = Date.UTC(2025, 11, 22) + day * 86_400_000;
    const at = timed ? new Date(midnight + second * 43_199_999) : null;
    return { at, day: new Date(midnight).toISOString().slice(0, 10) };
  });
const narration = fc.oneof(
  fc.constantFrom('NIP/ACME LTD/INV-123', 'Ọ̀ṣun "market"\\stall\n', '100%_off', ''),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => text.replaceAll('\0', '')),
);
const bankRow = fc
  .record({
    moment,
    narration,
    amountMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    balanceMinor: fc.option(fc.bigInt({ min: -(10n ** 13n), max: 10n ** 13n })),
    direction: fc.constantFrom('credit' as const, 'debit' as const),
    status: fc.constantFrom('pending' as const, 'posted' as const),
    providerId: fc.option(fc.string({ maxLength: 6, unit: 'grapheme-ascii' })),
  })
  .map(({ moment: { at, day }, ...row }) => aRow({ ...row, at, day }));

interface Wish {
  insert: BankRow[];
  /** Which held row, and what becomes of it; null: the bank withdraws it, or shows it again. */
  touch: { pick: number; change: BankRow | null }[];
  leap: number;
}
const wish: fc.Arbitrary<Wish> = fc.record({
  insert: fc.array(bankRow, { maxLength: 12 }),
  touch: fc.array(fc.record({ pick: fc.nat(), change: fc.option(bankRow) }), { maxLength: 6 }),
  leap: fc.integer({ min: 1, max: 5 }),
});

/** Positions are distinct, as reconciliation makes them. */
let nextPosition = 0;

function changesFor({ insert, touch }: Wish, model: Model): Reconciliation {
  const ids = [...model.keys()];
  const result: Reconciliation = { insert: [], update: [], withdraw: [], moved: [], found: [], unchanged: 0 };
  const touched = new Set<string>();
  for (const { pick, change } of touch) {
    const id = ids[pick % Math.max(1, ids.length)];
    if (id === undefined || touched.has(id)) continue;
    touched.add(id);
    const held = model.get(id);
    if (!held) continue;
    if (change) {
      nextPosition += 1;
      const { direction: _, ...values } = change;
      result.update.push({
        id,
        changes: { ...values, position: nextPosition, ...(held.removed ? { removed: false } : {}) },
      });
    } else if (held.removed) result.update.push({ id, changes: { removed: false } });
    else result.withdraw.push(id);
  }
  result.insert = insert.map((row) => {
    nextPosition += 1;
    return { row, position: nextPosition };
  });
  return result;
}

function change(model: Model, changes: Reconciliation, added: readonly { id: string }[]): void {
  for (const id of changes.withdraw) model.set(id, { ...held(model, id), removed: true });
  for (const { id, changes: values } of changes.update) {
    const before = held(model, id);
    const { position, removed, ...row } = values as Changes & { position?: number };
    model.set(id, {
      row: { ...before.row, ...row },
      position: position ?? before.position,
      removed: removed ?? before.removed,
    });
  }
  changes.insert.forEach(({ row, position }, index) => {
    model.set(added[index]?.id ?? '', { row, position, removed: false });
  });
}

function held(model: Model, id: string): { row: BankRow; position: number; removed: boolean } {
  const entry = model.get(id);
  if (!entry) throw new Error(`${id} is not held`);
  return entry;
}

const instantOf = (row: BankRow): Date => row.at ?? new Date(`${row.day}T00:00:00.000Z`);

function wanted(model: Model) {
  return [...model]
    .filter(([, { removed }]) => !removed)
    .sort(([, a], [, b]) => instantOf(b.row).getTime() - instantOf(a.row).getTime() || b.position - a.position)
    .map(([id, { row }]) => ({
      ...{ id, _id: id, narration: row.narration, amount: Number(row.amountMinor), type: row.direction },
      ...{ balance: row.balanceMinor === null ? null : Number(row.balanceMinor), date: instantOf(row).toISOString() },
      ...{ category: expect.any(String), currency: 'NGN' },
    }));
}

async function allPages(accountId: string, limit: number): Promise<unknown[]> {
  const rows: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const request = await book.transactions.request(book.envId, accountId, { page, limit });
    const { total, data } = await book.transactions.page(book.envId, accountId, request, 'v2');
    const parsed = JSON.parse(data) as unknown[];
    rows.push(...parsed);
    if (parsed.length === 0) {
      expect(rows).toHaveLength(total);
      return rows;
    }
  }
}

async function whole(accountId: string): Promise<unknown[]> {
  const request = await book.transactions.request(book.envId, accountId, { paginate: 'false' });
  const { total, pieces } = await book.transactions.whole(book.envId, accountId, request, 'v2');
  const rows = JSON.parse(`[${Buffer.concat(pieces).toString()}]`) as unknown[];
  expect(rows).toHaveLength(total);
  return rows;
}

interface FeedPage {
  added: { id: string; status: string }[];
  modified: { id: string; status: string }[];
  removed: { id: string }[];
  next_cursor: string;
  has_more: boolean;
}

/** Someone who follows the feed: what he holds, and where he stands. */
class Follower {
  cursor = '';
  readonly rows = new Map<string, { id: string; status: string }>();

  async read(accountId: string, count: number, pages: number): Promise<void> {
    for (let page = 0; page < pages; page += 1) {
      const query = { count, ...(this.cursor ? { cursor: this.cursor } : {}) };
      const answer = JSON.parse(await book.transactions.feed(book.envId, accountId, query)) as FeedPage;
      expect(answer.added.length + answer.modified.length + answer.removed.length).toBeLessThanOrEqual(count);
      for (const { id } of answer.modified) expect(this.rows.has(id)).toBe(true);
      for (const row of [...answer.added, ...answer.modified]) this.rows.set(row.id, row);
      for (const { id } of answer.removed) this.rows.delete(id);
      this.cursor = answer.next_cursor;
      if (!answer.has_more) return;
    }
  }
}

const byId = <Row extends { id: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

test('whatever refreshes bring, pages are the sorted whole, the feed folds to it, and counters are exact', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(wish, { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 7 }),
      async (wishes, size) => {
        const accountId = await book.account();
        const model: Model = new Map();
        const slow = new Follower();
        for (const each of wishes) {
          const changes = changesFor(each, model);
          const { added } = await book.write(accountId, changes);
          change(model, changes, added);
          // Reads a few pages only: the account changes while he is on his way.
          await slow.read(accountId, size, each.leap);
        }
        const present = wanted(model);
        expect(await allPages(accountId, size)).toEqual(present);
        expect(await whole(accountId)).toEqual(present);

        const fresh = new Follower();
        for (const follower of [slow, fresh]) {
          await follower.read(accountId, size, 1_000);
          const folded = [...follower.rows.values()].map(({ status, ...row }) => {
            expect(status).toBe(model.get(row.id)?.row.status);
            return row;
          });
          expect(byId(folded)).toEqual(byId(present));
        }
        await countersAreExact(accountId);
      },
    ),
    { numRuns: 60 },
  );
});

async function countersAreExact(accountId: string): Promise<void> {
  const { rows } = await book.pool.query<{ kept: bigint; real: bigint }>(
    `select coalesce(w.rows, 0) as kept, coalesce(r.rows, 0) as real
     from (select week, rows from transaction_weeks where env_id = $1 and account_id = $2) w
     full join (select date_trunc('week', date at time zone 'UTC')::date as week, count(*) as rows from transactions
       where env_id = $1 and account_id = $2 and not removed group by 1) r using (week)`,
    [book.envId, accountId],
  );
  for (const { kept, real } of rows) expect(kept).toBe(real);
}
