import { isBlankAmount, readAmount } from '../amount.ts';
import { readDate, readTime } from '../date.ts';
import type { CsvTable } from './header.ts';
import { type AmountReading, type ColumnMap, sampleCells } from './shape.ts';
import { type Role, SYNONYMS, sideOf } from './words.ts';

/** Which roles choose their column first: money before texts, since a text may hold anything. */
const TURN: readonly Role[] = [
  'balance',
  'debit',
  'credit',
  'side',
  'amount',
  'fee',
  'date',
  'valueDate',
  'time',
  'narration',
  'reference',
  'status',
  'account',
  'accountName',
  'currency',
  'counterparty',
  'detail',
];

const isMoney = (cell: string): boolean =>
  isBlankAmount(cell) || readAmount(cell, '.') !== null || readAmount(cell, ',') !== null;

interface Proof {
  cell: (cell: string) => boolean;
  /** The share of filled cells that must pass. */
  share: number;
  /** With fewer cells the header's word is believed: a single damaged cell must not cost the column. */
  few: number;
}
const MONEY: Proof = { cell: isMoney, share: 0.6, few: 5 };
const DATE: Proof = { cell: (cell) => readDate(cell) !== null, share: 0.5, few: 1 };

/** What a column's cells must be before it may have the role. */
const PROOF: Partial<Record<Role, Proof>> = {
  balance: MONEY,
  debit: MONEY,
  credit: MONEY,
  amount: MONEY,
  fee: { ...MONEY, share: 0.9 },
  side: { cell: (cell) => sideOf(cell) !== null, share: 0.9, few: 0 },
  date: { ...DATE, share: 0.3 },
  valueDate: DATE,
  time: { cell: (cell) => readTime(cell) !== null, share: 0.5, few: 0 },
};

function proves(role: Role, table: CsvTable, column: number): boolean {
  const proof = PROOF[role];
  if (!proof) return true;
  const cells = sampleCells(table, column);
  if (cells.length < proof.few) return true;
  return cells.length > 0 && cells.filter(proof.cell).length >= cells.length * proof.share;
}

export interface GenericFit {
  map: ColumnMap;
  amounts: AmountReading;
}

/** Recognises the columns of an unknown export by what their headers mean and their cells hold. */
export function recogniseColumns(table: CsvTable): GenericFit | null {
  const map: Partial<Record<Role, number>> = {};
  const used = new Set<number>();
  for (const role of TURN) {
    if (role === 'amount' && map.debit !== undefined && map.credit !== undefined) continue;
    const column = bestColumn(role, table, used);
    if (column === null) continue;
    map[role] = column;
    used.add(column);
  }
  if (map.date === undefined && map.valueDate !== undefined) {
    map.date = map.valueDate;
    delete map.valueDate;
  }
  if (map.date === undefined) return null;
  const amounts = amountReading(map);
  return amounts === null ? null : { map, amounts };
}

function bestColumn(role: Role, table: CsvTable, used: ReadonlySet<number>): number | null {
  const ranked = table.header
    .map((cell, column) => ({ column, rank: SYNONYMS[role].indexOf(cell.words) }))
    .filter(({ column, rank }) => rank >= 0 && !used.has(column))
    .sort((a, b) => a.rank - b.rank);
  return ranked.find(({ column }) => proves(role, table, column))?.column ?? null;
}

/** Settles which money columns count, and takes the others out of the map. */
function amountReading(map: Partial<Record<Role, number>>): AmountReading | null {
  const oneSided = (map.debit === undefined) !== (map.credit === undefined);
  if (oneSided && map.amount !== undefined) {
    delete map.debit;
    delete map.credit;
  }
  if (map.debit !== undefined || map.credit !== undefined) {
    delete map.side;
    return 'sides';
  }
  if (map.amount === undefined) return null;
  return map.side === undefined ? 'auto' : 'typed';
}
