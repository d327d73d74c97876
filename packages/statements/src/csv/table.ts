import { type Info, type Options, parse } from 'csv-parse/sync';
import { LIMITS, type RejectedLine } from '../statement.ts';

export type Delimiter = ',' | ';' | '\t' | '|';
export const DELIMITERS: readonly Delimiter[] = [',', ';', '\t', '|'];

export interface CsvLine {
  /** Where the record starts; the first line of the file is 1. */
  line: number;
  /** Trimmed cells; never evaluated, whatever they start with. */
  cells: readonly string[];
}

export interface CsvLines {
  lines: readonly CsvLine[];
  /** Lines that cannot be cut into cells. */
  rejected: readonly RejectedLine[];
}

const UNCLOSED = 'a quotation mark is opened and never closed';
const NEWLINE = /\r\n|\n|\r/;

/**
 * Cuts a text into records. Blank lines are left out. A broken quotation costs its own line, not the rest of the file.
 * `headerLine`, where it is known, lets the table be cut apart from its preamble: csv-parse builds an error for every
 * record that is not as wide as the first, which takes 25 µs a line even where width is free.
 */
export function splitCsv(text: string, delimiter: Delimiter, headerLine = 1): CsvLines {
  const start = lineStart(text, headerLine);
  const preamble = start === 0 ? [] : parseWhole(text.slice(0, start), delimiter);
  const table = parseWhole(text.slice(start), delimiter, headerLine);
  const records = preamble === null || table === null ? null : [...preamble, ...table];
  const cut =
    records === null || swallowsLines(records) ? parseEachLine(text, delimiter) : { lines: records, rejected: [] };
  return bounded(cut);
}

interface WithInfo {
  record: string[];
  info: Info;
}

const options = (delimiter: Delimiter): Options => ({
  info: true,
  delimiter,
  relax_column_count: true,
  relax_quotes: true,
  // Banks put a blank after the comma, and the quotation after the blank.
  trim: true,
  record_delimiter: ['\r\n', '\n', '\r'],
  max_record_size: 1_000_000,
});

/** Where a line starts; 0 when the text has no such line. */
function lineStart(text: string, line: number): number {
  const breaks = /\r\n|\n|\r/g;
  for (let at = 1; at < line; at += 1) if (!breaks.exec(text)) return 0;
  return breaks.lastIndex;
}

function parseWhole(text: string, delimiter: Delimiter, firstLine = 1): CsvLine[] | null {
  let records: WithInfo[];
  try {
    records = parse(text, options(delimiter)) as unknown as WithInfo[];
  } catch {
    return null;
  }
  let end = firstLine - 1;
  return records.map(({ record, info }) => {
    const line = end + 1;
    end = info.lines + firstLine - 1;
    return { line, cells: record.map((cell) => cell.trim()) };
  });
}

/** A record over several lines that has not the usual number of cells ate its neighbours: a quotation is damaged. */
function swallowsLines(records: readonly CsvLine[]): boolean {
  const broken = records.filter((record) => record.cells.some((cell) => NEWLINE.test(cell)));
  if (broken.length === 0) return false;
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const usual = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
  return broken.some((record) => record.cells.length !== usual);
}

function parseEachLine(text: string, delimiter: Delimiter): CsvLines {
  const lines: CsvLine[] = [];
  const rejected: RejectedLine[] = [];
  text.split(NEWLINE).forEach((source, index) => {
    const line = index + 1;
    if (!source.includes('"')) {
      lines.push({ line, cells: source.split(delimiter).map((cell) => cell.trim()) });
      return;
    }
    const record = parseWhole(source, delimiter)?.[0];
    if (record) lines.push({ line, cells: record.cells });
    else rejected.push({ line, reason: UNCLOSED });
  });
  return { lines, rejected };
}

function bounded({ lines, rejected }: CsvLines): CsvLines {
  const kept: CsvLine[] = [];
  const refused = [...rejected];
  for (const record of lines) {
    if (record.cells.every((cell) => cell === '')) continue;
    if (record.cells.length > LIMITS.columns) {
      refused.push({ line: record.line, reason: `the line has more than ${LIMITS.columns} cells` });
    } else if (record.cells.some((cell) => cell.length > LIMITS.cellLength)) {
      refused.push({ line: record.line, reason: `a cell is longer than ${LIMITS.cellLength} characters` });
    } else kept.push(record);
  }
  return { lines: kept, rejected: refused };
}
