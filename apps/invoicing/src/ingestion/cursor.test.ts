import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cursor, type Position, readCursor, writeCursor } from './cursor.ts';

const KEY = randomBytes(32);

const position: fc.Arbitrary<Position> = fc.oneof(
  fc.record({ mode: fc.constant('feed' as const), feedCursor: fc.string() }),
  fc.record({
    ...{ mode: fc.constant('pages' as const), page: fc.nat(), size: fc.integer({ min: 1, max: 100 }) },
    ...{ highWaterDate: fc.option(fc.constant('2026-11-20')), seen: fc.option(fc.constant('2026-11-21')) },
  }),
);
const cursors: fc.Arbitrary<Cursor> = fc.record({ account: fc.string(), step: fc.nat(), position });

test('a cursor comes back as it was written', () => {
  fc.assert(
    fc.property(cursors, (cursor) => {
      expect(readCursor(writeCursor(cursor, KEY), cursor.account, KEY)).toEqual(cursor);
    }),
  );
});

test('changed in any place, of another account or under another key it is none', () => {
  fc.assert(
    fc.property(cursors, fc.nat(), fc.constantFrom('A', 'B', '_', '.', ' '), (cursor, where, letter) => {
      const text = writeCursor(cursor, KEY);
      const at = where % text.length;
      const changed = text.slice(0, at) + letter + text.slice(at + 1);
      if (changed !== text) expect(readCursor(changed, cursor.account, KEY)).toBeNull();
      expect(readCursor(text, `${cursor.account}x`, KEY)).toBeNull();
      expect(readCursor(text, cursor.account, randomBytes(32))).toBeNull();
    }),
  );
});

test('any other text is none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readCursor(text, 'a', KEY)).toBeNull();
    }),
  );
  expect(readCursor('x'.repeat(10_000), 'a', KEY)).toBeNull();
});
