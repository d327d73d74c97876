import { type DecimalSign, isBlankAmount, isTooLarge, type ReadAmount, readAmount, TOO_LARGE } from '../amount.ts';
import { type DateReading, readDate, readTime } from '../date.ts';
import type { StatementRow } from '../statement.ts';
import { type RepairContext, repairCells } from './repair.ts';
import type { AmountReading, ColumnMap } from './shape.ts';
import { type SummaryLine, summaryLine } from './summary-line.ts';
import type { CsvLine } from './table.ts';
import { type Role, sideOf, statusOf } from './words.ts';

/** A row as its own line tells it; direction, order and year may still depend on its neighbours. */
export interface Draft {
  kind: 'draft';
  line: number;
  cells: readonly string[];
  date: DateReading;
  valueDate: DateReading | null;
  time: string | null;
  debit: ReadAmount | null;
  credit: ReadAmount | null;
  amount: ReadAmount | null;
  side: 'credit' | 'debit' | null;
  balance: bigint | null;
  fee: bigint;
  narration: string;
  reference: string;
  counterparty: string;
  status: StatementRow['status'];
}

/** A line that was not taken and may have moved money: the balance cannot be followed across it. */
export interface Gap {
  kind: 'gap';
  line: number;
  reason: string;
  /** The balance after it, when that cell could be read. */
  balance: bigint | null;
}

export type DraftOutcome =
  | Draft
  | Gap
  | { kind: 'rejected'; line: number; reason: string }
  | { kind: 'summary'; summary: SummaryLine };

export interface DraftContext extends RepairContext {
  map: ColumnMap;
  amounts: AmountReading;
  decimal: DecimalSign;
}

/** A piece of a cell for a message: short, on one line. */
export const quoted = (cell: string): string => `“${cell.replace(/\s+/g, ' ').slice(0, 40)}”`;

const signed = (amount: ReadAmount | null): bigint | null =>
  amount === null ? null : amount.negative || amount.mark === 'debit' ? -amount.minor : amount.minor;

/** Reads one line of the table. */
export function draftLine(source: CsvLine, context: DraftContext): DraftOutcome {
  const { map, decimal } = context;
  const cells = repairCells(source.cells, context);
  if (cells === null) {
    const reason = `the line has ${source.cells.length} cells, the header has ${context.columns}`;
    return { kind: 'gap', line: source.line, reason, balance: null };
  }
  const cell = (role: Role): string => {
    const column = map[role];
    return column === undefined ? '' : (cells[column] ?? '');
  };
  const summary = summaryLine(cells, map, decimal);
  if (summary) return { kind: 'summary', summary };
  const balance = readAmount(cell('balance'), decimal);
  const refuse = (reason: string): DraftOutcome => {
    const moved = (['debit', 'credit', 'amount'] as const).some((role) => !isZeroOrBlank(cell(role), decimal));
    if (!moved) return { kind: 'rejected', line: source.line, reason };
    return { kind: 'gap', line: source.line, reason, balance: signed(balance) };
  };
  const date = readDate(cell('date'));
  if (date === null) {
    return refuse(cell('date') === '' ? 'the date is missing' : `${quoted(cell('date'))} is not a date`);
  }
  const status = statusOf(cell('status'));
  if (status === 'failed') {
    return { kind: 'rejected', line: source.line, reason: `marked ${quoted(cell('status'))}: no money moved` };
  }
  const money = readMoney(cell, context);
  if (typeof money === 'string') return refuse(money);
  return {
    kind: 'draft',
    line: source.line,
    cells,
    date,
    valueDate: readDate(cell('valueDate')),
    time: readTime(cell('time')) ?? date.time,
    ...money,
    balance: signed(balance),
    ...readTexts(cell),
    status,
  };
}

function readTexts(cell: (role: Role) => string): Pick<Draft, 'narration' | 'reference' | 'counterparty'> {
  const narration = cell('narration') || cell('counterparty') || cell('detail') || cell('reference');
  return {
    narration: narration.replace(/\s+/g, ' ').trim(),
    reference: cell('reference'),
    counterparty: cell('counterparty'),
  };
}

const isZeroOrBlank = (cell: string, decimal: DecimalSign): boolean =>
  isBlankAmount(cell) || readAmount(cell, decimal)?.minor === 0n;

type Money = Pick<Draft, 'debit' | 'credit' | 'amount' | 'side' | 'fee'>;

/** The money cells of a line, or why they cannot be taken. */
function readMoney(cell: (role: Role) => string, { decimal, amounts, map }: DraftContext): Money | string {
  for (const role of ['debit', 'credit', 'amount', 'fee', 'balance'] as const) {
    const read = readAmount(cell(role), decimal);
    if (!isBlankAmount(cell(role)) && read === null) return `${quoted(cell(role))} is not an amount`;
    if (read && isTooLarge(read.minor)) return `${quoted(cell(role))} ${TOO_LARGE}`;
  }
  if (map.balance !== undefined && isBlankAmount(cell('balance')) && cell('status') === '' && amounts === 'unsigned') {
    return 'the balance is missing, and only the balance tells the direction';
  }
  const moving = (role: Role): ReadAmount | null => {
    const read = readAmount(cell(role), decimal);
    return read === null || read.minor === 0n ? null : read;
  };
  const fee = moving('fee')?.minor ?? 0n;
  const money: Money = { debit: null, credit: null, amount: null, side: null, fee };
  if (amounts === 'sides') {
    money.debit = moving('debit');
    money.credit = moving('credit');
    if (money.debit && money.credit) return 'the line has both money in and money out';
  } else {
    money.amount = moving('amount');
    if (amounts === 'typed') {
      money.side = sideOf(cell('side'));
      if (money.side === null) return `${quoted(cell('side'))} does not say whether money came in or went out`;
    }
  }
  if (money.debit || money.credit || money.amount || fee > 0n) return money;
  return 'the line has no amount';
}
