import type { StatementReader } from '../statement.ts';
import { unreadable } from '../statement.ts';
import { recogniseColumns } from './generic.ts';
import type { CsvTable } from './header.ts';
import { readTable } from './read-table.ts';
import { type CsvShape, fitShape } from './shape.ts';
import { CSV_SHAPES } from './shapes/all.ts';
import type { Delimiter } from './table.ts';

export interface CsvInput {
  table: CsvTable;
  delimiter: Delimiter;
  country?: string;
}

export interface CsvReader extends StatementReader<CsvInput> {
  /** The bank whose export it is; `null` for the reader of unknown exports. */
  readonly bank: string | null;
}

const NOT_MINE = unreadable('columns_missing', 'The columns of this file are not those of this reader.');

function shapeReader(shape: CsvShape): CsvReader {
  return {
    id: shape.id,
    bank: shape.bank,
    score: ({ table }) => fitShape(shape, table)?.score ?? 0,
    read: ({ table, delimiter, country }) => {
      const fit = fitShape(shape, table);
      if (!fit) return NOT_MINE;
      const plan = { reader: shape.id, score: fit.score, map: fit.map, amounts: shape.amounts, delimiter, shape };
      return readTable(table, country === undefined ? plan : { ...plan, country });
    },
  };
}

const GENERIC_SCORE = { withBalance: 0.6, without: 0.5 };

/** Reads any export whose header words say what its columns are. */
export const genericReader: CsvReader = {
  id: 'csv.generic',
  bank: null,
  score: ({ table }) => {
    const fit = recogniseColumns(table);
    if (!fit) return 0;
    return fit.map.balance === undefined ? GENERIC_SCORE.without : GENERIC_SCORE.withBalance;
  },
  read: ({ table, delimiter, country }) => {
    const fit = recogniseColumns(table);
    if (!fit) return NOT_MINE;
    const score = fit.map.balance === undefined ? GENERIC_SCORE.without : GENERIC_SCORE.withBalance;
    const plan = { reader: 'csv.generic', score, map: fit.map, amounts: fit.amounts, delimiter };
    return readTable(table, country === undefined ? plan : { ...plan, country });
  },
};

export const CSV_READERS: readonly CsvReader[] = [...CSV_SHAPES.map(shapeReader), genericReader];
