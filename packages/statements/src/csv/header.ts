import { isBlankAmount, readAmount } from '../amount.ts';
import { readDate } from '../date.ts';
import { LIMITS } from '../statement.ts';
import type { CsvLine, CsvLines } from './table.ts';
import { type HeaderCell, headerWords, type Role, rolesOf } from './words.ts';

/** A CSV cut at its header: what stands above, the columns, and what stands below. */
export interface CsvTable {
  preamble: readonly CsvLine[];
  header: readonly HeaderCell[];
  /** The header as printed, for messages. */
  headerCells: readonly string[];
  headerLine: number;
  body: readonly CsvLine[];
  /** Lines that could not be cut into cells. */
  rejected: CsvLines['rejected'];
}

const TEXT_ROLES: readonly Role[] = ['narration', 'reference', 'counterparty', 'detail'];
const MONEY_ROLES: readonly Role[] = ['amount', 'debit', 'credit'];

interface HeaderFacts {
  roles: ReadonlySet<Role>;
  date: boolean;
  money: boolean;
  text: boolean;
  known: number;
}

/** What a row would offer as a header. A row with a date or an amount in it is data. */
function headerFacts(cells: readonly string[]): HeaderFacts | null {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2 || filled.some((cell) => cell.length > 60)) return null;
  if (filled.some((cell) => readDate(cell) !== null || (!isBlankAmount(cell) && readAmount(cell) !== null)))
    return null;
  const roles = new Set<Role>();
  let known = 0;
  for (const cell of filled) {
    const meant = rolesOf(headerWords(cell).words);
    if (meant.size > 0) known += 1;
    for (const role of meant) roles.add(role);
  }
  const has = (wanted: readonly Role[]) => wanted.some((role) => roles.has(role));
  return { roles, known, date: has(['date', 'valueDate']), money: has(MONEY_ROLES), text: has(TEXT_ROLES) };
}

const isHeader = (facts: HeaderFacts | null): facts is HeaderFacts =>
  facts?.date === true && facts.money && facts.text && facts.known >= 3;

/** Finds the first row that reads as a header and cuts the lines there; `null` when no row does. */
export function findTable({ lines, rejected }: CsvLines): CsvTable | null {
  const index = lines.slice(0, LIMITS.preambleLines).findIndex(({ cells }) => isHeader(headerFacts(cells)));
  const found = lines[index];
  if (!found) return null;
  const header = found.cells.map(headerWords);
  return {
    preamble: lines.slice(0, index),
    header,
    headerCells: found.cells,
    headerLine: found.line,
    body: lines.slice(index + 1),
    rejected: rejected.filter(({ line }) => line > found.line),
  };
}

/** How much a row looks like a header at all: known words, for the choice of the delimiter. */
export function headerStrength(lines: CsvLines): number {
  const strengths = lines.lines.slice(0, LIMITS.preambleLines).map(({ cells }) => headerFacts(cells)?.known ?? 0);
  return Math.max(0, ...strengths);
}

const NEEDED = 'A statement needs a date, a description, and the amount (or money in and money out apart).';

/** Says which columns the best row has, and which are missing. `null` when no row looks like a header. */
export function missingColumns(lines: CsvLines): string | null {
  let best: { cells: readonly string[]; facts: HeaderFacts; line: number } | null = null;
  for (const { cells, line } of lines.lines.slice(0, LIMITS.preambleLines)) {
    const facts = headerFacts(cells);
    if (facts && facts.known >= 2 && facts.known > (best?.facts.known ?? 0)) best = { cells, facts, line };
  }
  if (best === null) return null;
  const missing = [
    best.facts.date ? null : 'the date',
    best.facts.text ? null : 'the description',
    best.facts.money ? null : 'the amount (or money in and money out)',
  ].filter((part) => part !== null);
  const printed = best.cells.filter((cell) => cell !== '').map((cell) => `“${cell.slice(0, 40)}”`);
  return `Line ${best.line} names the columns ${printed.slice(0, 12).join(', ')}, but none for ${missing.join(' and ')}. ${NEEDED}`;
}

export const NO_HEADER = `No line of this file names its columns. ${NEEDED} Export the statement again with its column names.`;
