import { describe, expect, test } from 'vitest';
import { readStatement } from './read-statement.ts';
import { LIMITS, type ReadStatement, type StatementResult } from './statement.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, fileName = 'statement.csv'): StatementResult => readStatement(bytes(text), { fileName });
function statement(text: string): ReadStatement {
  const result = read(text);
  if (result.kind === 'unreadable') throw new Error(`${result.code}: ${result.message}`);
  return result;
}
function refusal(text: string | Uint8Array, fileName = 'statement.csv'): { code: string; message: string } {
  const result = readStatement(typeof text === 'string' ? bytes(text) : text, { fileName });
  if (result.kind === 'statement') throw new Error(`read by ${result.reader}`);
  return result;
}
const moves = ({ rows }: ReadStatement) =>
  rows.map((row) => (row.direction === 'credit' ? row.amountMinor : -row.amountMinor));

describe('exports of banks that are not known', () => {
  test('money in and out apart, under any of their names', () => {
    const found = statement(
      'Posted On|Particulars|Withdrawals|Lodgements|Book Balance\n01/02/2025|RENT|50.00||450.00\n02/02/2025|GIFT||20.00|470.00',
    );
    expect(found).toMatchObject({ reader: 'csv.generic', checks: { balanceChain: { result: 'passed' } } });
    expect(moves(found)).toEqual([-5_000n, 2_000n]);
  });

  test('one signed amount', () => {
    expect(moves(statement('Date\tMemo\tAmount\n01/02/2025\tRENT\t-50.00\n02/02/2025\tGIFT\t20.00'))).toEqual([
      -5_000n,
      2_000n,
    ]);
  });

  test('an amount with a column for its side', () => {
    const text =
      'Date,Narration,Type,Amount\n01/02/2025,Credit card bill,Debit,50.00\n02/02/2025,DEBIT reversal,Credit,20.00';
    expect(moves(statement(text))).toEqual([-5_000n, 2_000n]);
  });

  test('Cr and Dr behind the amount; where only Cr is marked, the rest went out', () => {
    expect(moves(statement('Date,Narration,Amount\n01/02/2025,RENT,50.00 Dr\n02/02/2025,GIFT,20.00 Cr'))).toEqual([
      -5_000n,
      2_000n,
    ]);
    expect(moves(statement('Date,Narration,Amount\n01/02/2025,RENT,50.00\n02/02/2025,GIFT,20.00Cr'))).toEqual([
      -5_000n,
      2_000n,
    ]);
  });

  test('an amount without sign takes its direction from the change of the balance', () => {
    const text =
      'Date,Narration,Amount,Balance\n,Opening balance,,100.00\n01/02/2025,A,10.00,90.00\n02/02/2025,B,5.00,95.00';
    expect(moves(statement(text))).toEqual([-1_000n, 500n]);
  });

  test('a first amount without sign and without a balance before it is rejected, not guessed', () => {
    const found = statement(
      'Date,Narration,Amount,Balance\n01/02/2025,A,10.00,90.00\n02/02/2025,B,5.00,85.00\n03/02/2025,C,5.00,90.00',
    );
    expect(moves(found)).toEqual([-500n, 500n]);
    expect(found.rejected).toEqual([{ line: 2, reason: expect.stringMatching(/no sign, and no balance before it/) }]);
  });

  test('amounts without sign and without balance are refused: nothing tells the direction', () => {
    expect(refusal('Date,Narration,Amount\n01/02/2025,A,10.00\n02/02/2025,B,5.00').code).toBe('no_direction');
  });

  test('the direction never comes from the text', () => {
    expect(moves(statement('Date,Narration,Amount\n01/02/2025,CREDIT INWARD,-10.00\n01/02/2025,DEBIT,5.00'))).toEqual([
      -1_000n,
      500n,
    ]);
  });

  test('days run down and rows of a day run up: the chain finds the order', () => {
    const text =
      'Date,Narration,Debit,Credit,Balance\n02/02/2025,C,,1.00,11.00\n02/02/2025,D,4.00,,7.00\n01/02/2025,A,,5.00,5.00\n01/02/2025,B,,5.00,10.00';
    expect(statement(text).rows.map((row) => row.narration)).toEqual(['A', 'B', 'C', 'D']);
  });

  test('without balances rows are put in the order of their days', () => {
    const text = 'Date,Narration,Amount\n03/02/2025,C,-1.00\n01/02/2025,A,-1.00\n02/02/2025,B,2.00';
    expect(statement(text).rows.map((row) => row.narration)).toEqual(['A', 'B', 'C']);
  });

  test('a fee inside the amount is not counted twice: the balance tells', () => {
    const text =
      'Date,Narration,Debit,Credit,Fee,Balance\n01/02/2025,A,,100.00,,100.00\n02/02/2025,B,41.50,,1.50,58.50';
    expect(statement(text).rows[1]).toMatchObject({ amountMinor: 4_150n, balanceMinor: 5_850n });
    expect(statement(text).rows[1]).not.toHaveProperty('feeMinor');
  });

  test('a failed transaction moved nothing; a pending one is marked', () => {
    const found = statement(
      'Date,Details,Status,Amount\n01/02/2025,A,Successful,-1.00\n01/02/2025,B,Failed,-2.00\n01/02/2025,C,Pending,-3.00',
    );
    expect(found.rows.map((row) => [row.narration, row.status])).toEqual([
      ['A', 'posted'],
      ['C', 'pending'],
    ]);
    expect(found.rejected).toEqual([{ line: 3, reason: 'marked “Failed”: no money moved' }]);
  });

  test('month first is found over the whole column', () => {
    const text = 'Date,Details,Amount\n01/02/2025,A,-1.00\n01/30/2025,B,-2.00';
    expect(statement(text).rows.map((row) => row.date)).toEqual(['2025-01-02', '2025-01-30']);
  });

  test('days without year take it from the period', () => {
    const text = 'Statement period,15 Dec 2024 to 14 Jan 2025\nDate,Details,Amount\n28 Dec,A,-1.00\n03 Jan,B,2.00';
    expect(statement(text)).toMatchObject({
      period: { start: '2024-12-15', end: '2025-01-14' },
      checks: { period: { result: 'passed' } },
    });
    expect(statement(text).rows.map((row) => row.date)).toEqual(['2024-12-28', '2025-01-03']);
  });

  test('windows-1252 is read as such', () => {
    const text = 'Date;Libellé;Description;Amount\n01/02/2025;x;Café Zoë;-1,50\n';
    const found = readStatement(new Uint8Array(Buffer.from(text, 'latin1')));
    expect(found).toMatchObject({ kind: 'statement', rows: [{ narration: 'Café Zoë', amountMinor: 150n }] });
  });

  test('ABSA’s decimal comma survives a comma as delimiter', () => {
    const found = statement(
      'Date,Description,Amount,Balance\n20250714,DEBIT ORDER,-123,45,1000,50\n20250715,SALARY,2000,00,3000,50',
    );
    expect(found).toMatchObject({ reader: 'csv.absa', checks: { balanceChain: { result: 'passed' } } });
    expect(moves(found)).toEqual([-12_345n, 200_000n]);
  });
});

describe('what stands around the table', () => {
  const text = (end: string): string =>
    `sep=,\r\n"Account Name: Adaeze Okafor"\r\nAccount No.,'0123456789\r\nAccount Number:,0123456789,Currency:,NGN\r\nStatement Period,01/02/2025 - 28/02/2025\r\n\r\nDate,Narration,Debit,Credit,Balance\r\n01/02/2025,Opening Balance,,,100.00\r\n01/02/2025,Opening Balance Systems Ltd,40.00,,60.00\r\n02/02/2025,Total Energies,10.00,,50.00\r\n${end}`;

  test('account, name, currency and period come from their labels', () => {
    expect(statement(text(''))).toMatchObject({
      account: { number: '0123456789', name: 'Adaeze Okafor', currency: 'NGN' },
      period: { start: '2025-02-01', end: '2025-02-28' },
      openingBalanceMinor: 10_000n,
    });
  });

  test('opening, closing and total rows are no transactions, texts that only look like them are', () => {
    const found = statement(text(',Total,50.00,0.00,\r\n,Closing Balance,,,50.00\r\n'));
    expect(found.rows.map((row) => row.narration)).toEqual(['Opening Balance Systems Ltd', 'Total Energies']);
    expect(found.rejected).toEqual([]);
    expect(found.checks).toMatchObject({ totals: { result: 'passed' }, openingClosing: { result: 'passed' } });
  });

  test('wrong totals and a wrong closing balance fail their checks, with the numbers', () => {
    const { checks } = statement(text(',Total,70.00,0.00,\r\n,Closing Balance,,,75.00\r\n'));
    expect(checks.totals).toEqual({
      result: 'failed',
      detail: 'file: not told in, 70.00 out; rows: 0.00 in, 50.00 out',
    });
    expect(checks.openingClosing).toEqual({
      result: 'failed',
      detail: 'the file says closing balance 75.00, its rows give 50.00',
    });
  });

  test('a row outside the stated period fails that check', () => {
    expect(statement(text('03/03/2025,LATE,1.00,,49.00\r\n')).checks.period.detail).toMatch(
      /1 rows lie outside .* line 11 \(2025-03-03\)/,
    );
  });

  test('line numbers are those of the file', () => {
    expect(statement(text('x,BAD,1.00,,49.00\r\n')).rejected).toEqual([{ line: 11, reason: '“x” is not a date' }]);
  });
});

describe('damage', () => {
  const header = 'Date,Narration,Debit,Credit,Balance';
  test.each<[string, string, string, string]>([
    ['an amount that is none', '02/02/2025,B,abc,,90.00', '“abc” is not an amount', 'A,C'],
    ['a formula in a money cell', '02/02/2025,B,=1+1,,90.00', '“=1+1” is not an amount', 'A,C'],
    ['both sides filled', '02/02/2025,B,1.00,2.00,90.00', 'the line has both money in and money out', 'A,C'],
    ['no amount', '02/02/2025,B,,,100.00', 'the line has no amount', 'A,C'],
    ['an impossible day', '30/02/2025,B,10.00,,90.00', '“30/02/2025” is not a date', 'A,C'],
    ['an unclosed quotation', '02/02/2025,"B,10.00,,90.00', 'a quotation mark is opened and never closed', 'A,C'],
    [
      'a cell without end',
      `02/02/2025,${'B'.repeat(5_000)},10.00,,90.00`,
      'a cell is longer than 4000 characters',
      'A,C',
    ],
  ])('%s costs its own line, told with its reason', (_, line, reason, kept) => {
    const before = line.endsWith('100.00') ? '100.00' : '90.00';
    const found = statement(
      [
        header,
        '01/02/2025,A,,100.00,100.00',
        line,
        `03/02/2025,C,,5.00,${before === '90.00' ? '95.00' : '105.00'}`,
      ].join('\n'),
    );
    expect(found.rejected).toEqual([{ line: 3, reason }]);
    expect(found.rows.map((row) => row.narration).join()).toBe(kept);
    expect(found.checks.balanceChain.result).not.toBe('failed');
  });

  test('an unquoted comma in the narration is put together again', () => {
    const found = statement(`${header}\n01/02/2025,A,,100.00,100.00\n02/02/2025,SHOP, IKEJA, LAGOS,10.00,,90.00`);
    expect(found.rows[1]).toMatchObject({ narration: 'SHOP, IKEJA, LAGOS', amountMinor: 1_000n });
  });

  test('a file cut off in the middle of its last line keeps the whole lines', () => {
    const found = statement(`${header}\n01/02/2025,A,,100.00,100.00\n02/02/2025,B,10.00,,90.00\n03/02/2025,C,5.`);
    expect(found.rows).toHaveLength(2);
    expect(found.rejected).toEqual([{ line: 4, reason: 'the file breaks off in this line' }]);
  });

  test('debit and credit swapped, a digit changed, a row doubled: the chain fails', () => {
    const rows = ['01/02/2025,A,,100.00,100.00', '02/02/2025,B,10.00,,90.00', '03/02/2025,C,,5.00,95.00'];
    const chain = (lines: string[]) => statement([header, ...lines].join('\n')).checks.balanceChain.result;
    expect(chain(rows)).toBe('passed');
    expect(chain([...rows.slice(0, 1), '02/02/2025,B,,10.00,90.00', ...rows.slice(2)])).toBe('failed');
    expect(chain([...rows.slice(0, 2), '03/02/2025,C,,50.00,95.00'])).toBe('failed');
    expect(chain([...rows.slice(0, 2), ...rows.slice(1)])).toBe('failed');
  });

  test('a file of which more lines fail than pass is refused', () => {
    expect(refusal(`${header}\n01/02/2025,A,,100.00,100.00\nx,B,1.00,,\ny,C,1.00,,`)).toMatchObject({
      code: 'too_many_rejected',
      message: 'Only 1 of 3 lines can be read. Line 3: “x” is not a date.',
    });
  });
});

describe('refusals', () => {
  test.each<[string, string | number[], string]>([
    ['nothing', '', 'empty_file'],
    ['blanks', ' \n\n ', 'empty_file'],
    ['a zip', [0x50, 0x4b, 3, 4, 1, 2, 3], 'zip_archive'],
    ['a workbook', [0x50, 0x4b, 3, 4, ...Buffer.from('xxxx[Content_Types].xml')], 'spreadsheet'],
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'spreadsheet'],
    ['a PDF', '%PDF-1.4 ...', 'pdf'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47, 13, 10], 'image'],
    ['a web page', '<!DOCTYPE html><html><table>', 'web_page'],
    ['bytes', [1, 2, 0, 4, 5, 6, 0, 8, 255], 'binary'],
    ['prose', 'Dear customer\nthis is a letter\nand no table', 'not_a_csv'],
    ['numbers without header', '01/02/2025,A,10.00\n02/02/2025,B,12.00', 'no_header'],
    ['a header alone', 'Date,Narration,Amount\n', 'no_rows'],
    ['a header without date', 'Narration,Amount,Balance\nA,-1.00,2.00', 'columns_missing'],
    [
      'two accounts',
      'Account Number,Date,Narration,Amount\n0123456789,01/02/2025,A,-1.00\n0123456780,01/02/2025,A,-1.00',
      'several_accounts',
    ],
    [
      'two currencies',
      'Currency,Date,Narration,Amount\nNGN,01/02/2025,A,-1.00\nUSD,01/02/2025,A,-1.00',
      'several_currencies',
    ],
  ])('%s', (_, content, code) => {
    const refused = refusal(typeof content === 'string' ? content : new Uint8Array(content));
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(/^[A-Z].*\.$/);
  });

  test('a missing column is named, with those that were found', () => {
    expect(refusal('Date,Narration,Branch\n01/02/2025,A,Lekki').message).toBe(
      'Line 1 names the columns “Date”, “Narration”, “Branch”, but none for the amount (or money in and money out). A statement needs a date, a description, and the amount (or money in and money out apart).',
    );
  });

  test('a line that is not taken is named, also where no balance is printed', () => {
    const result = read('Date,Narration,Amount\n02/01/2025,B,-2.00\n31/02/2025,X,-3.00\n01/01/2025,A,-1.00');
    expect(result).toMatchObject({ kind: 'statement', rejected: [{ line: 3 }] });
  });

  test('what is too large or too long is not read at all', () => {
    expect(refusal(new Uint8Array(LIMITS.bytes + 1).fill(65)).code).toBe('too_large');
    expect(refusal(`Date,Narration,Amount\n${'01/02/2025,A,-1.00\n'.repeat(LIMITS.lines)}`).code).toBe(
      'too_many_lines',
    );
  });

  test('no bytes make the reader throw', () => {
    let seed = 7;
    const next = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % 256;
    };
    const start = 'OFXHEADER:100\n<OFX><STMTRS><STMTTRN>Date,Narration,Amount\n';
    for (let round = 0; round < 300; round += 1) {
      const noise = Uint8Array.from({ length: next() + 1 }, () => (round % 2 ? (next() % 95) + 32 : next()));
      const file = round % 3 ? noise : new Uint8Array([...bytes(start), ...noise]);
      expect(['statement', 'unreadable']).toContain(readStatement(file).kind);
    }
  });
});

describe('hostile files', () => {
  test.each<[string, string]>([
    ['a million declarations', `OFXHEADER:100\n<OFX>${'<!x>'.repeat(1_000_000)}`],
    ['endless totals', `Date,Narration,Amount\n${`,${'total no of '.repeat(300)}x,1\n`.repeat(500)}`],
    [
      'endless blanks in a status',
      `Date,Narration,Status,Amount\n${`01/02/2025,A,x${' '.repeat(3_000)}y,-1.00\n`.repeat(500)}`,
    ],
    ['nothing but quotation marks', '"'.repeat(200_000)],
    ['every line another width', Array.from({ length: 5_000 }, (_, at) => ','.repeat(at % 90)).join('\n')],
  ])('%s are answered quickly', (_, text) => {
    const start = performance.now();
    expect(['statement', 'unreadable']).toContain(read(text).kind);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
