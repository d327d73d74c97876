import fc from 'fast-check';
import { expect, test } from 'vitest';
import { portions } from './telling-rows.ts';

const rows = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind} ${at}`) as never[];
const size = fc.nat({ max: 20 });

test('every row is told once and in its order, however few are told at a time', () => {
  fc.assert(
    fc.property(size, size, size, fc.integer({ min: 1, max: 7 }), (added, modified, removed, most) => {
      const written = {
        added: rows('new', added),
        modified: rows('changed', modified),
        removed: rows('gone', removed),
      };
      const told = [...portions(written, most)].map((each) => [...each.added, ...each.modified, ...each.removed]);
      expect(told.flat()).toEqual([...written.added, ...written.modified, ...written.removed]);
      expect(told.every((portion) => portion.length > 0 && portion.length <= most)).toBe(true);
    }),
  );
});
