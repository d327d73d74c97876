import { describe, expect, test } from 'vitest';
import { lengthsInDays, readStatementQuery } from './request.ts';

describe('a query', () => {
  test('without anything asks for twelve months as JSON', () => {
    for (const query of [{}, { period: '', output: ' ', format: '' }]) {
      expect(readStatementQuery(query)).toEqual({ months: 12, output: 'json', v2: false });
    }
  });

  test('is read in any case', () => {
    const query = { period: 'LAST3MONTHS', output: 'JSON', format: 'V2' };
    expect(readStatementQuery(query)).toEqual({ months: 3, output: 'json', v2: true });
    expect(readStatementQuery({ output: 'PDF' })).toEqual({ months: 12, output: 'pdf', v2: false });
  });

  test('has every mistake told, one per field', () => {
    const read = readStatementQuery({ period: '3months', output: 'xml', format: 'v3' });
    expect('problems' in read && read.problems.map(({ field }) => field)).toEqual(['period', 'output', 'format']);
  });
});

describe('lengths', () => {
  const window = { fromDay: '2025-09-15', toDay: '2026-03-15' };

  test('are the days of the period, and the days from the first to the last row', () => {
    expect(lengthsInDays(window, { firstDay: '2025-09-17', lastDay: '2026-03-14' })).toEqual({
      ...{ requested: 181, available: 179 },
    });
  });

  test('are never more than was asked for', () => {
    expect(lengthsInDays(window, { firstDay: '2025-09-15', lastDay: '2026-03-15' }).available).toBe(181);
  });

  test('of no rows are nothing', () => {
    expect(lengthsInDays(window, { firstDay: null, lastDay: null }).available).toBe(0);
  });
});
