import { expect, test } from 'vitest';
import { createCursorCodec } from './cursor.ts';

const codec = createCursorCodec(Buffer.alloc(32, 7));
const cursor = codec.encode('env1', 'acc1', { generation: 0, revision: 42n });

test('a cursor gives back its place to its own account', () => {
  expect(cursor).toMatch(/^[A-Za-z0-9_-]{32}$/);
  for (const revision of [0n, 1n, 42n, 2n ** 48n - 1n]) {
    for (const generation of [0, 1, 32_767]) {
      const place = { generation, revision };
      expect(codec.decode('env1', 'acc1', codec.encode('env1', 'acc1', place))).toEqual(place);
    }
  }
});

test('a cursor of the first generation is what it was before there were generations', () => {
  expect(cursor).toBe('AAAAAAAAACrgB3gwEf6mazqKW2KPh8AY');
});

test('no cursor is none of ours', () => {
  expect(codec.decode('env1', 'acc1', '')).toBeNull();
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
