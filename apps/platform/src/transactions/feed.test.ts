import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeedRow, feedPage } from './feed.ts';

interface Row extends FeedRow {
  text: string;
}

/** An account whose rows change as the store changes them. */
class Account {
  rows = new Map<string, Row>();
  private revision = 0n;

  change(deed: Deed): void {
    const ids = [...this.rows.keys()];
    const target = this.rows.get(ids[deed.pick % Math.max(ids.length, 1)] ?? '');
    const revision = this.revision + 1n;
    if (deed.kind === 'add' || target === undefined) {
      const id = `t${revision}`;
      this.rows.set(id, { id, revision, createdRevision: revision, removed: false, text: `new ${revision}` });
    } else if (deed.kind === 'edit' && !target.removed) {
      this.rows.set(target.id, { ...target, revision, text: `edited ${revision}` });
    } else if (deed.kind === 'withdraw' && !target.removed) {
      this.rows.set(target.id, { ...target, revision, removed: true });
    } else if (deed.kind === 'return' && target.removed) {
      this.rows.set(target.id, { ...target, revision, createdRevision: revision, removed: false });
    } else {
      return;
    }
    this.revision = revision;
  }

  page(cursor: bigint, count: number) {
    const rows = [...this.rows.values()];
    const born = rows.filter((row) => row.createdRevision > cursor);
    const changed = rows.filter((row) => row.revision > cursor && row.revision > row.createdRevision);
    born.sort((a, b) => Number(a.createdRevision - b.createdRevision));
    changed.sort((a, b) => Number(a.revision - b.revision));
    return feedPage(born.slice(0, count + 1), changed.slice(0, count + 1), cursor, count);
  }

  present(): Map<string, string> {
    return new Map([...this.rows.values()].filter((row) => !row.removed).map((row) => [row.id, row.text]));
  }
}

/** A reader that folds pages, and complains about a change of a row that it was never told of. */
class Reader {
  held = new Map<string, string>();
  cursor = 0n;
  hasMore = true;

  read(account: Account, count: number): void {
    const { added, modified, removed, next, hasMore } = account.page(this.cursor, count);
    const ids = [...added, ...modified, ...removed].map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeLessThanOrEqual(count);
    for (const row of modified) expect(this.held.has(row.id)).toBe(true);
    for (const row of [...added, ...modified]) this.held.set(row.id, row.text);
    for (const row of removed) this.held.delete(row.id);
    expect(next).toBeGreaterThanOrEqual(this.cursor);
    if (hasMore) expect(next).toBeGreaterThan(this.cursor);
    this.cursor = next;
    this.hasMore = hasMore;
  }
}

interface Deed {
  kind: 'add' | 'edit' | 'withdraw' | 'return';
  pick: number;
}
const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('add', 'edit', 'withdraw', 'return'),
  pick: fc.nat(30),
});
const step = fc.oneof(
  deed.map((value) => ({ deed: value })),
  fc.integer({ min: 1, max: 4 }).map((count) => ({ read: count })),
);

const seed = Number(process.env.SEED ?? fc.sample(fc.integer({ min: 1, max: 2 ** 30 }), 1)[0]);

test(`folding all pages in order equals the present list, whatever happens in between (seed ${seed})`, () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const account = new Account();
      const reader = new Reader();
      for (const item of steps) {
        if ('deed' in item) account.change(item.deed);
        else reader.read(account, item.read);
      }
      for (let pages = 0; pages < 200 && (pages === 0 || reader.hasMore); pages++) reader.read(account, 3);
      expect(reader.hasMore).toBe(false);
      expect(reader.held).toEqual(account.present());
      const end = reader.cursor;
      reader.read(account, 3);
      expect(reader.cursor).toBe(end);
    }),
    { seed, numRuns: 1_000 },
  );
});

describe('one page', () => {
  const row = (id: string, createdRevision: bigint, revision = createdRevision, removed = false): FeedRow => ({
    id,
    createdRevision,
    revision,
    removed,
  });

  test('a row that is new to the reader is added in its present form, once', () => {
    const edited = row('a', 1n, 3n);
    expect(feedPage([edited, row('b', 2n)], [edited], 0n, 10)).toEqual({
      added: [edited, row('b', 2n)],
      modified: [],
      removed: [],
      next: 3n,
      hasMore: false,
    });
  });

  test('a row that came and went before the first reading is never told', () => {
    const gone = row('a', 5n, 6n, true);
    expect(feedPage([gone], [gone], 0n, 10)).toMatchObject({ added: [], modified: [], removed: [], next: 6n });
  });

  test('a row that went, came back and went again is removed from whoever missed it all', () => {
    const gone = row('a', 5n, 6n, true);
    expect(feedPage([gone], [gone], 4n, 10)).toMatchObject({ added: [], modified: [], removed: [{ id: 'a' }] });
  });

  test('a row that the reader has is modified, or removed by id alone', () => {
    const [edited, gone] = [row('a', 1n, 7n), row('b', 2n, 8n, true)];
    expect(feedPage([], [edited, gone], 4n, 10)).toMatchObject({
      added: [],
      modified: [edited],
      removed: [{ id: 'b' }],
    });
  });

  test('a page that is full says where to go on', () => {
    expect(feedPage([row('a', 1n), row('b', 2n)], [], 0n, 1)).toMatchObject({ next: 1n, hasMore: true });
    expect(feedPage([], [], 9n, 1)).toMatchObject({ next: 9n, hasMore: false });
  });
});
