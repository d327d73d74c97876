/** A CSV file of narrations, as somebody uploads it to have them categorised. Source: contract 6.2. */
import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { type CsvError, type Info, parse } from 'csv-parse';

export interface NarrationRow {
  type: 'debit' | 'credit';
  narration: string;
}

export interface RowProblem {
  /** The line of the file; the header stands in line 1. */
  row: number;
  field: 'Type' | 'Narration';
  message: string;
}

export type NarrationTable =
  | { kind: 'rows'; rows: readonly NarrationRow[] }
  /** `problems` are the first of `total`. */
  | { kind: 'problems'; problems: readonly RowProblem[]; total: number }
  /** No CSV at all. */
  | { kind: 'not-csv' };

export interface NarrationLimits {
  rows: number;
  problems: number;
}

const NARRATION_LENGTH = 1_000;
/** Characters that are read at a time: others get their turn in between. */
const SLICE = 32 * 1024;
/** Of a whole row, all its columns together. */
const ROW_LENGTH = 100_000;
const COLUMNS = ['Type', 'Narration'] as const;
const MORE_CELLS = 'there are more columns than in the header; a text that holds the separator goes in quotation marks';

/** Reads UTF-8 with a header row that names `Type` and `Narration`, in any order and case; other columns are passed over. */
export async function readNarrationTable(bytes: Uint8Array, limits: NarrationLimits): Promise<NarrationTable> {
  const text = textOf(bytes);
  if (text === null) return { kind: 'not-csv' };
  const table = new Table(limits);
  try {
    const records = Readable.from(slices(text)).pipe(
      parse({
        ...{ info: true, bom: true, trim: true, relax_column_count: true, skip_empty_lines: true },
        delimiter: delimiterOf(text),
        record_delimiter: ['\r\n', '\n', '\r'],
        max_record_size: ROW_LENGTH,
      }),
    );
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: Info }>) {
      if (!table.take(record, info.lines)) break;
    }
  } catch (error) {
    table.refuse({ row: lineOf(error), field: 'Narration', message: unreadable(error) });
  }
  return table.result();
}

class Table {
  readonly #limits: NarrationLimits;
  readonly #rows: NarrationRow[] = [];
  readonly #problems: RowProblem[] = [];
  #total = 0;
  #type = -1;
  #narration = -1;
  #columns = 0;
  #hasHeader = false;

  constructor(limits: NarrationLimits) {
    this.#limits = limits;
  }

  /** @returns false when nothing after this is worth reading. */
  take(record: readonly string[], row: number): boolean {
    if (!this.#hasHeader) return this.#readHeader(record);
    const type = record[this.#type]?.toLowerCase();
    const narration = record[this.#narration];
    if (type !== 'debit' && type !== 'credit') {
      this.refuse({ row, field: 'Type', message: 'Type must be debit or credit' });
    } else if (narration === undefined) {
      this.refuse({ row, field: 'Narration', message: 'Narration is missing' });
    } else if (record.slice(this.#columns).some((cell) => cell !== '')) {
      // A narration that the delimiter cut in two would be read as half of it.
      this.refuse({ row, field: 'Narration', message: MORE_CELLS });
    } else if (narration.length > NARRATION_LENGTH) {
      this.refuse({ row, field: 'Narration', message: `Narration is longer than ${NARRATION_LENGTH} characters` });
    } else if (this.#rows.length === this.#limits.rows) {
      this.refuse({ row, field: 'Type', message: `a file may have at most ${this.#limits.rows} rows` });
      return false;
    } else {
      this.#rows.push({ type, narration });
    }
    return true;
  }

  refuse({ row, field, message }: RowProblem): void {
    this.#total += 1;
    if (this.#problems.length === this.#limits.problems) return;
    this.#problems.push({ row, field, message: `row ${row}: ${message}` });
  }

  result(): NarrationTable {
    if (!this.#hasHeader) for (const field of COLUMNS) this.#missing(field);
    else if (this.#total === 0 && this.#rows.length === 0) {
      this.refuse({ row: 2, field: 'Narration', message: 'there is no row below the header' });
    }
    return this.#total === 0
      ? { kind: 'rows', rows: this.#rows }
      : { kind: 'problems', problems: this.#problems, total: this.#total };
  }

  #readHeader(record: readonly string[]): boolean {
    this.#hasHeader = true;
    const names = record.map((name) => name.trim().toLowerCase());
    this.#type = names.indexOf('type');
    this.#narration = names.indexOf('narration');
    this.#columns = names.length;
    for (const field of COLUMNS) {
      const count = names.filter((name) => name === field.toLowerCase()).length;
      if (count === 0) this.#missing(field);
      if (count > 1) this.refuse({ row: 1, field, message: `the header row names ${field} more than once` });
    }
    return this.#total === 0;
  }

  #missing(field: RowProblem['field']): void {
    this.refuse({ row: 1, field, message: `the header row has no column ${field}` });
  }
}

/** Null for what is no text, or text of another kind. */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Tables have no control characters but tabs and line breaks; JSON, XML and PDF begin as no table does.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text) || /^\s*[[{<]|^%PDF-/.test(text) ? null : text;
  } catch {
    return null;
  }
}

async function* slices(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; ) {
    let end = at + SLICE;
    // A character of two halves stays whole.
    if (end < text.length && text.charCodeAt(end - 1) >= 0xd800 && text.charCodeAt(end - 1) <= 0xdbff) end += 1;
    yield text.slice(at, end);
    at = end;
    await breathe();
  }
}

/** The one that cuts the first line into the names that are wanted; a comma where none does. */
function delimiterOf(text: string): string {
  const first = text.slice(0, 10_000).split(/\r\n|\n|\r/, 1)[0] ?? '';
  const named = (delimiter: string): boolean => {
    const names = first.split(delimiter).map((name) => name.replaceAll('"', '').trim().toLowerCase());
    return names.includes('type') && names.includes('narration');
  };
  return [',', ';', '\t'].find(named) ?? ',';
}

function unreadable(error: unknown): string {
  const { code } = error as Partial<CsvError>;
  if (code === 'CSV_MAX_RECORD_SIZE')
    return `the row is longer than ${ROW_LENGTH} characters, or a quotation mark is never closed`;
  return 'the quotation marks do not fit together';
}

function lineOf(error: unknown): number {
  const { lines } = error as Partial<CsvError> & { lines?: number };
  return typeof lines === 'number' ? lines : 1;
}
