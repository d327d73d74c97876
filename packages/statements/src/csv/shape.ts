import type { DecimalSign } from '../amount.ts';
import { type DateForm, readDate } from '../date.ts';
import type { CsvTable } from './header.ts';
import type { Delimiter } from './table.ts';
import type { Role } from './words.ts';

/**
 * How direction is told. `sides`: a column each for in and out. `typed`: a column names the side. `signed`: by sign or
 * Cr/Dr mark. `unsigned`: only the change of the balance tells. `auto`: signed if any sign is there, else by balance.
 */
export type AmountReading = 'sides' | 'typed' | 'signed' | 'unsigned' | 'auto';

export interface ShapeColumn {
  /** `null`: known, and not needed. */
  role: Role | null;
  /** Header words as `headerWords` leaves them; any of them. */
  header: readonly string[];
  optional?: true;
}

/** One bank's CSV export, as data. */
export interface CsvShape {
  id: string;
  bank: string;
  country: string;
  columns: readonly ShapeColumn[];
  dateForms: readonly DateForm[];
  amounts: AmountReading;
  /** The decimal sign where the cells themselves do not tell. */
  decimal?: DecimalSign;
  /** Share of balance steps that must hold. 1 unless the source is known to print rows out of order. */
  chainThreshold?: number;
  accountType?: string;
  /** The only currency this source has. */
  currency?: string;
  /** A line of its own with these words starts another account's section. */
  otherSection?: RegExp;
}

export type ColumnMap = Readonly<Partial<Record<Role, number>>>;

/** Everything that one reader knows of a table before it reads the rows. */
export interface ReadPlan {
  reader: string;
  score: number;
  map: ColumnMap;
  amounts: AmountReading;
  delimiter: Delimiter;
  country?: string;
  shape?: CsvShape;
}

export interface Fit {
  map: ColumnMap;
  /** 0–1 */
  score: number;
}

/** Columns that may be unknown to a shape before it is another shape. */
const MIN_KNOWN_SHARE = 0.7;

/** How well a table fits a shape, and which column is which. `null` when it is another shape. */
export function fitShape(shape: CsvShape, table: CsvTable): Fit | null {
  const map: Partial<Record<Role, number>> = {};
  const used = new Set<number>();
  for (const column of shape.columns) {
    const index = table.header.findIndex((cell, at) => !used.has(at) && column.header.includes(cell.words));
    if (index >= 0) {
      used.add(index);
      if (column.role) map[column.role] = index;
    } else if (!column.optional) return null;
  }
  const filled = table.header.filter((cell) => cell.words !== '').length;
  const share = used.size / filled;
  if (share < MIN_KNOWN_SHARE || !datesFit(shape, table, map.date)) return null;
  return { map, score: 0.7 + 0.3 * share };
}

/** True when most of the first dates are written as the shape writes them. */
function datesFit(shape: CsvShape, table: CsvTable, column: number | undefined): boolean {
  if (column === undefined) return false;
  const forms = sampleCells(table, column)
    .map((cell) => readDate(cell)?.form)
    .filter((form) => form !== undefined);
  const fitting = forms.filter((form) => shape.dateForms.includes(form)).length;
  return forms.length > 0 && fitting * 2 > forms.length;
}

const SAMPLE_LINES = 60;

/** The first filled cells of a column. */
export function sampleCells(table: CsvTable, column: number): readonly string[] {
  return table.body
    .slice(0, SAMPLE_LINES)
    .map(({ cells }) => cells[column] ?? '')
    .filter((cell) => cell !== '');
}
