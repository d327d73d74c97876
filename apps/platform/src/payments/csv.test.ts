import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('a cell is quoted where it must be, and never is a formula', () => {
  expect(
    csvOf(
      ['a', 'b'],
      [
        ['Ada, "Obi"', '=1+1'],
        [12n, null],
      ],
    ),
  ).toBe('a,b\r\n"Ada, ""Obi""",\'=1+1\r\n12,\r\n');
});
