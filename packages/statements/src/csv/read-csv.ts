import { LIMITS, type ReadOptions, type ReadStatement, type StatementResult, unreadable } from '../statement.ts';
import { CSV_READERS, type CsvInput, type CsvReader } from './csv-reader.ts';
import { findTable, headerStrength, missingColumns, NO_HEADER } from './header.ts';
import { type CsvLines, DELIMITERS, type Delimiter, splitCsv } from './table.ts';

/** Readers that are tried on one file before the best is taken. */
const MAX_TRIES = 4;

/** Reads a CSV: delimiter, preamble and header by sight, the reader by the header's shape, the balance as judge. */
export function readCsv(text: string, options: ReadOptions = {}): StatementResult {
  if (countLines(text) > LIMITS.lines) {
    return unreadable('too_many_lines', `This file has more than ${LIMITS.lines} lines. Export a shorter period.`);
  }
  // Cutting 20 MB of commas into cells would take seconds and close to a gigabyte, to say no in the end.
  if (hasLineOver(text, LIMITS.columns * LIMITS.cellLength)) {
    return unreadable(
      'not_a_csv',
      'A line of this file is longer than any line of a statement. Export the statement as CSV.',
    );
  }
  const declared = /^sep=([,;\t|])\r?\n/i.exec(text);
  // Excel's own first line is blanked, not cut, so that line numbers stay true.
  const source = declared ? text.slice(declared[0].length - 1) : text;
  const { delimiter, headerLine } = sniff(source, declared?.[1] as Delimiter | undefined);
  const lines = splitCsv(source, delimiter, headerLine);
  const table = findTable(lines);
  if (table === null) return refuse(lines);
  const input: CsvInput =
    options.country === undefined ? { table, delimiter } : { table, delimiter, country: options.country };
  return readBest(input, options.bankHint);
}

/** The reader whose balance chain holds; where no chain can tell, the one that fits the header best. */
function readBest(input: CsvInput, bankHint: string | undefined): StatementResult {
  const readers = CSV_READERS.map((reader) => ({ reader, score: reader.score(input) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || hinted(b.reader, bankHint) - hinted(a.reader, bankHint))
    .slice(0, MAX_TRIES);
  let best: StatementResult | null = null;
  for (const { reader } of readers) {
    const result = reader.read(input);
    if (rank(result) > rank(best)) best = result;
    if (rank(best) === PROVED) break;
  }
  if (best === null) {
    const printed = input.table.headerCells.filter((cell) => cell !== '').map((cell) => `“${cell.slice(0, 40)}”`);
    return unreadable(
      'columns_missing',
      `The columns ${printed.slice(0, 12).join(', ')} were found, but their cells do not hold dates and amounts. A statement needs a date, a description, and the amount (or money in and money out apart).`,
    );
  }
  return best.kind === 'statement' ? withConfidence(best) : best;
}

const PROVED = 4;

function rank(result: StatementResult | null): number {
  if (result === null) return 0;
  if (result.kind === 'unreadable') return 1;
  const chain = result.checks.balanceChain.result;
  return chain === 'passed' ? PROVED : chain === 'not_available' ? 3 : 2;
}

const hinted = (reader: CsvReader, hint: string | undefined): number =>
  hint !== undefined && reader.bank !== null && reader.bank.toLowerCase() === hint.trim().toLowerCase() ? 1 : 0;

/** The fit of the header, weighed by what the balance says of it. */
function withConfidence(statement: ReadStatement): ReadStatement {
  const proof = { passed: 1, not_available: 0.8, failed: 0.3 }[statement.checks.balanceChain.result];
  const sure = statement.checks.balanceChain.result === 'passed' ? 0.3 * (1 - statement.confidence) : 0;
  return { ...statement, confidence: Math.round((statement.confidence * proof + sure) * 100) / 100 };
}

const HEAD = 64 * 1024;

/** The delimiter under which some row reads most like a header, and where that header stands. */
function sniff(text: string, declared: Delimiter | undefined): { delimiter: Delimiter; headerLine: number } {
  const head = text.slice(0, HEAD);
  let best: { delimiter: Delimiter; strength: number; headerLine: number } | null = null;
  for (const delimiter of declared === undefined ? DELIMITERS : [declared]) {
    const lines = splitCsv(head, delimiter);
    const strength = headerStrength(lines);
    if (best === null || strength > best.strength) {
      best = { delimiter, strength, headerLine: findTable(lines)?.headerLine ?? 1 };
    }
  }
  return best ?? { delimiter: ',', headerLine: 1 };
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > 1) return lines;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) lines += 1;
  return lines;
}

function hasLineOver(text: string, most: number): boolean {
  for (let start = 0; text.length - start > most; ) {
    const end = Math.max(text.lastIndexOf('\n', start + most), text.lastIndexOf('\r', start + most));
    if (end < start) return true;
    start = end + 1;
  }
  return false;
}

function refuse(lines: CsvLines): StatementResult {
  const missing = missingColumns(lines);
  if (missing !== null) return unreadable('columns_missing', missing);
  const tabular = lines.lines.filter(({ cells }) => cells.length > 1).length;
  if (tabular * 2 < lines.lines.length || lines.lines.length === 0) {
    return unreadable(
      'not_a_csv',
      'This file is text, but not a CSV: its lines hold no columns. Export the statement as CSV.',
    );
  }
  return unreadable('no_header', NO_HEADER);
}
