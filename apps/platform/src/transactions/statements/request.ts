import { DAY_MS } from '@kente/kit/clock';
import type { FieldProblem } from '@kente/kit/errors';
import { parsePeriod } from '../dates.ts';
import type { StatementWindow } from './statement.ts';

/** A statement's query as it came. Source: financial-data contract 4.8. */
export interface StatementQuery {
  period?: string;
  output?: string;
  format?: string;
}

export interface StatementRequest {
  months: number;
  output: 'json' | 'pdf';
  /** The form of the JSON. */
  v2: boolean;
}

const DEFAULT_PERIOD = 'last12months';
const PERIOD = 'period must be lastNmonths, with N from 1 to 12';

/** Empty values count as absent. @returns every mistake, else what is asked for. */
export function readStatementQuery(query: StatementQuery): StatementRequest | { problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const months = parsePeriod(given(query.period) ?? DEFAULT_PERIOD);
  if (months === null) problems.push({ field: 'period', message: PERIOD });
  const output = given(query.output)?.toLowerCase() ?? 'json';
  if (output !== 'json' && output !== 'pdf') problems.push({ field: 'output', message: 'output must be json or pdf' });
  const format = given(query.format)?.toLowerCase();
  if (format !== undefined && output === 'pdf') {
    problems.push({ field: 'format', message: 'format is not supported for PDF output' });
  } else if (format !== undefined && format !== 'v2') {
    problems.push({ field: 'format', message: 'format must be v2, or absent' });
  }
  if (problems.length > 0 || months === null) return { problems };
  return { months, output: output === 'pdf' ? 'pdf' : 'json', v2: format === 'v2' };
}

const given = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** Whole days from one calendar day to another. */
function daysBetween(fromDay: string, toDay: string): number {
  return Math.round((Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS);
}

/**
 * How many days were asked for, and how many of them the rows span, both their ends included.
 */
export function lengthsInDays(
  { fromDay, toDay }: Pick<StatementWindow, 'fromDay' | 'toDay'>,
  rows: { firstDay: string | null; lastDay: string | null },
): { requested: number; available: number } {
  const requested = daysBetween(fromDay, toDay);
  if (rows.firstDay === null || rows.lastDay === null) return { requested, available: 0 };
  return { requested, available: Math.min(requested, daysBetween(rows.firstDay, rows.lastDay) + 1) };
}
