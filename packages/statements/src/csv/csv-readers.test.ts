import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readStatement } from '../read-statement.ts';
import type { ReadStatement, StatementResult } from '../statement.ts';
import { BANK_EXPORTS, type Export } from './bank-exports.fixture.ts';
import { CSV_READERS } from './csv-reader.ts';
import { HISTORY, type History, type Movement, posted } from './history.fixture.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
function statementOf(result: StatementResult): ReadStatement {
  if (result.kind === 'unreadable') throw new Error(`${result.code}: ${result.message}`);
  return result;
}

const expected = (history: History, { timed, fees }: Export) =>
  posted(history, fees).map((row) => ({
    date: row.day,
    time: timed ? row.time : undefined,
    amountMinor: row.minor < 0n ? -row.minor : row.minor,
    direction: row.minor < 0n ? 'debit' : 'credit',
    balanceMinor: row.balance,
    narration: row.narration,
    feeMinor: fees && row.fee > 0n ? row.fee : undefined,
  }));
const essence = ({ rows }: ReadStatement) =>
  rows.map((row) => ({
    date: row.date,
    time: row.time,
    amountMinor: row.amountMinor,
    direction: row.direction,
    balanceMinor: row.balanceMinor,
    narration: row.narration,
    feeMinor: row.feeMinor,
  }));

test('every known shape has a golden export', () => {
  const shapes = CSV_READERS.map((reader) => reader.id).filter((id) => id !== 'csv.generic');
  expect(shapes.sort()).toEqual(Object.keys(BANK_EXPORTS).sort());
});

describe.each(Object.entries(BANK_EXPORTS))('%s', (id, bank) => {
  test('every row of the bank’s own export comes back exact, oldest first', () => {
    const statement = statementOf(readStatement(bytes(bank.write(HISTORY)), { country: bank.country }));
    expect(statement.reader).toBe(id);
    expect(essence(statement)).toEqual(expected(HISTORY, bank));
    expect(statement.rejected).toEqual([]);
    expect(statement.checks.balanceChain.result).toBe('passed');
    expect(statement.closingBalanceMinor).toBe(posted(HISTORY, bank.fees).at(-1)?.balance);
    expect(statement.confidence).toBeGreaterThan(0.85);
  });

  test('the same rows are read whatever encoding and line ends the file has', () => {
    const text = bank.write(HISTORY);
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const plain = essence(statementOf(readStatement(bytes(text))));
    expect(essence(statementOf(readStatement(utf16)))).toEqual(plain);
    expect(essence(statementOf(readStatement(bytes(`\ufeff${text.replaceAll('\r\n', '\n')}`))))).toEqual(plain);
  });

  test('a balance that does not chain is told with its line', () => {
    const lines = bank.write(HISTORY).split(/\r?\n/);
    const damaged = lines.filter((line) => !line.includes('SMS ALERT'));
    expect(damaged.length).toBe(lines.length - 1);
    const { balanceChain } = statementOf(readStatement(bytes(damaged.join('\n')))).checks;
    expect(balanceChain.result).toBe('failed');
    expect(balanceChain.detail).toMatch(
      /^at line \d+ the balance should be .* off by -?53\.75; \d+ of \d+ steps hold$/,
    );
  });

  test('no history that can be written is read differently', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const statement = statementOf(readStatement(bytes(bank.write(history)), { country: bank.country }));
        const byPlace = bank.timed ? withoutOrderInASecond : <T>(rows: T) => rows;
        expect(byPlace(essence(statement))).toEqual(byPlace(expected(history, bank)));
        expect(statement.rejected).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

const withoutOrderInASecond = (rows: { date: string; time: string | undefined }[]) =>
  rows.map((row) => JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? value.toString() : value))).sort();

const narrations = fc.oneof(
  fc.constantFrom(
    'NIP/ACCESS/CHIDI EZE/RENT',
    '=CMD()',
    '+234 803 top up',
    'TRF, "gift"',
    'Électricité',
    'A;B|C',
    '-',
    '@home',
    '1,000.00',
  ),
  fc
    .string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abcXYZ 019,;"/&-ñ') })
    .map((text) => `T${text}`.trim().replace(/\s+/g, ' ')),
);
const moments = fc
  .array(fc.integer({ min: 0, max: 400 * 86_400 }), { minLength: 2, maxLength: 25 })
  .map((seconds) =>
    seconds.sort((a, b) => a - b).map((s) => new Date(Date.UTC(2024, 10, 20) + s * 1000).toISOString()),
  );
const movement = fc.record({
  minor: fc.oneof(fc.bigInt({ min: 1n, max: 9_999_999_999n }), fc.bigInt({ min: -9_999_999_999n, max: -1n })),
  narration: narrations,
  fee: fc.oneof(fc.constant(0n), fc.bigInt({ min: 1n, max: 5_000n })),
});
const histories: fc.Arbitrary<History> = fc
  .tuple(moments, fc.bigInt({ min: -1_000_000n, max: 100_000_000n }))
  .chain(([times, opening]) =>
    fc.array(movement, { minLength: times.length, maxLength: times.length }).map((drawn) => ({
      number: '0123456789',
      name: 'Adaeze Okafor',
      opening,
      movements: drawn.map((one, at): Movement => {
        const instant = times[at] ?? '';
        return { ...one, day: instant.slice(0, 10), time: instant.slice(11, 19), reference: `R${at}` };
      }),
    })),
  );
