import { expect, test } from 'vitest';
import { createCursorCodec } from './cursor.ts';

const codec = createCursorCodec(Buffer.alloc(32, 7));
const cursor = codec.encode('env1', 'acc1', 42n);

test('a cursor gives back its revision to its own account', () => {
  expect(cursor).toMatch(/^[A-Za-z0-9_-]{32}$/);
  for (const revision of [0n, 1n, 42n, 2n ** 53n + 1n, 2n ** 63n - 1n]) {
    expect(codec.decode('env1', 'acc1', codec.encode('env1', 'acc1', revision))).toBe(revision);
  }
});

test('no cursor and an empty cursor are the beginning', () => {
  expect(codec.decode('env1', 'acc1', undefined)).toBe(0n);
  expect(codec.decode('env1', 'acc1', '')).toBe(0n);
});

test('a cursor of another account, environment or installation is refused', () => {
  expect(codec.decode('env1', 'acc2', cursor)).toBeNull();
  expect(codec.decode('env2', 'acc1', cursor)).toBeNull();
  expect(createCursorCodec(Buffer.alloc(32, 8)).decode('env1', 'acc1', cursor)).toBeNull();
});

test('a cursor with any character changed, cut off or added to is refused', () => {
  for (let at = 0; at < cursor.length; at++) {
    const other = cursor[at] === 'A' ? 'B' : 'A';
    expect(codec.decode('env1', 'acc1', cursor.slice(0, at) + other + cursor.slice(at + 1))).toBeNull();
  }
  for (const broken of ['0', 'null', cursor.slice(1), `${cursor}A`, `${cursor}\n`, ` ${cursor}`, '='.repeat(32)]) {
    expect(codec.decode('env1', 'acc1', broken)).toBeNull();
  }
});
