import { describe, expect, test } from 'vitest';
import { type NarrationTable, readNarrationTable } from './narration-table.ts';

const LIMITS = { rows: 50_000, problems: 1_000 };
const read = (text: string | Uint8Array, limits = LIMITS): Promise<NarrationTable> =>
  readNarrationTable(typeof text === 'string' ? new TextEncoder().encode(text) : text, limits);

describe('a file with both columns', () => {
  test.each([
    ['Type,Narration\ndebit,POS SHOPRITE\ncredit,SALARY MAY', ','],
    ['\uFEFFnarration;TYPE\r\n"POS SHOPRITE";Debit\r\nSALARY MAY;CREDIT\r\n', ';'],
    ['Amount\tType\tNarration\n1\tdebit\tPOS SHOPRITE\n2\tcredit\tSALARY MAY\n\n', 'tab'],
  ])('is read in any order and case, whatever else it holds: %j', async (text) => {
    expect(await read(text)).toEqual({
      kind: 'rows',
      rows: [
        { type: 'debit', narration: 'POS SHOPRITE' },
        { type: 'credit', narration: 'SALARY MAY' },
      ],
    });
  });

  test('may have commas, quotes and line breaks inside a narration, and an empty one', async () => {
    const table = await read('Type,Narration\ndebit,"POS ""EKO"", IKEJA\nLAGOS"\ndebit,\n');
    expect(table).toMatchObject({
      rows: [{ narration: 'POS "EKO", IKEJA\nLAGOS' }, { narration: '' }],
    });
  });

  test('is read whole when it is long, and cuts no character in two', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `debit,POS ${index} 🛒`);
    const table = await read(`Type,Narration\n${rows.join('\n')}`);
    expect(table.kind === 'rows' && table.rows.length).toBe(20_000);
    expect(table.kind === 'rows' && table.rows.every(({ narration }) => narration.endsWith('🛒'))).toBe(true);
  });
});

describe('a file that is refused', () => {
  test('tells every bad row with its line in the file', async () => {
    const table = await read('Type,Narration\ndebit,A\ntransfer,B\ncredit,C\ndebit\n,D');
    expect(table).toEqual({
      kind: 'problems',
      total: 3,
      problems: [
        { row: 3, field: 'Type', message: 'row 3: Type must be debit or credit' },
        { row: 5, field: 'Narration', message: 'row 5: Narration is missing' },
        { row: 6, field: 'Type', message: 'row 6: Type must be debit or credit' },
      ],
    });
  });

  test.each([
    ['', ['Type', 'Narration']],
    ['Date,Amount\n1,2', ['Type', 'Narration']],
    ['Type,Description\ndebit,A', ['Narration']],
  ])('lacks a column: %j', async (text, fields) => {
    const table = await read(text);
    expect(table.kind === 'problems' && table.problems.map(({ row, field }) => [row, field])).toEqual(
      fields.map((field) => [1, field]),
    );
  });

  test('has too many rows, or none', async () => {
    const many = await read('Type,Narration\ndebit,A\ndebit,B\ndebit,C', { rows: 2, problems: 10 });
    expect(many).toMatchObject({ problems: [{ row: 4, message: 'row 4: a file may have at most 2 rows' }] });
    expect(await read('Type,Narration\n')).toMatchObject({ kind: 'problems' });
  });

  test('tells the first problems alone, and how many there are', async () => {
    const table = await read(`Type,Narration\n${'x,y\n'.repeat(30)}`, { rows: 100, problems: 5 });
    expect(table.kind === 'problems' && [table.problems.length, table.total]).toEqual([5, 30]);
  });

  test('opens a quotation and never closes it', async () => {
    expect(await read('Type,Narration\ndebit,"POS\ncredit,SALARY')).toMatchObject({ kind: 'problems' });
    expect(await read(`Type,Narration\ndebit,"${'POS '.repeat(30_000)}\n`)).toMatchObject({
      problems: [{ message: expect.stringContaining('longer than 100000 characters') }],
    });
  });

  test('has a narration that its own separator cuts in two: it is not read as half of it', async () => {
    const table = await read('Type,Narration\ndebit,POS SHOPRITE\ndebit,RENT, MAY AND JUNE\ncredit,SALARY,,\n');
    expect(table).toMatchObject({
      ...{ kind: 'problems', total: 1 },
      problems: [{ row: 3, field: 'Narration', message: expect.stringContaining('more columns than in the header') }],
    });
  });

  test('names a column twice', async () => {
    const message = 'row 1: the header row names Type more than once';
    expect(await read('Type,type,Narration\ndebit,credit,A')).toMatchObject({ problems: [{ row: 1, message }] });
  });

  test.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])],
    ['a workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 8])],
    ['text that is not UTF-8', new Uint8Array([0x54, 0xff, 0xfe])],
    ['a PDF', new TextEncoder().encode('%PDF-1.7\n')],
    ['JSON', new TextEncoder().encode('[{"type":"debit"}]')],
  ])('is %s', async (_what, bytes) => {
    expect(await read(bytes)).toEqual({ kind: 'not-csv' });
  });
});
