import { decimalSign } from '../amount.ts';
import { chainCheck } from '../balance-chain.ts';
import { checkOpeningClosing, checkPeriod, checkTotals, type PrintedTotals, periodOf } from '../checks.ts';
import { type DayMonthOrder, dayMonthOrder, onBankClock, resolveDay } from '../date.ts';
import {
  type Period,
  type ReadStatement,
  type RejectedLine,
  type StatementResult,
  type StatementRow,
  type UnreadableStatement,
  unreadable,
} from '../statement.ts';
import { accountFacts } from './account.ts';
import { type Draft, draftLine, type Gap, quoted } from './draft.ts';
import type { CsvTable } from './header.ts';
import { type Movements, settleMovements } from './movements.ts';
import type { Dated, Entry } from './order.ts';
import { type Preamble, readPreamble } from './preamble.ts';
import type { ColumnMap, ReadPlan } from './shape.ts';
import type { SummaryLine } from './summary-line.ts';
import type { CsvLine } from './table.ts';

interface Sorted {
  entries: (Draft | Gap)[];
  rejected: RejectedLine[];
  summaries: SummaryLine[];
  /** Lines below the table that carry labels. */
  footer: CsvLine[];
}

/** Reads the rows of a table by a plan: cells, order, direction, checks. */
export function readTable(table: CsvTable, plan: ReadPlan): StatementResult {
  const decimal = decimalSign(moneyCells(table, plan.map), plan.shape?.decimal);
  const sorted = sortLines(table, plan, decimal);
  const preamble = readPreamble([...table.preamble, ...sorted.footer], decimal);
  const account = accountFacts(table, plan, preamble, sorted.entries);
  if ('kind' in account) return account;
  const settled = settleDays(sorted, preamble, plan);
  const opening = sorted.summaries.find((summary) => summary.what === 'opening')?.balanceMinor ?? preamble.openingMinor;
  const threshold = plan.shape?.chainThreshold ?? 1;
  const movements = settleMovements(settled.entries, plan.amounts, threshold, opening);
  if (movements === null) return settled.entries.length > 0 ? NO_DIRECTION : noRows(settled.rejected);
  const { rows, rejected } = assemble(movements, settled.rejected);
  const refusal = refuseRows(rows.length, rejected);
  if (refusal) return refusal;
  const closing =
    sorted.summaries.findLast((summary) => summary.what === 'closing')?.balanceMinor ?? preamble.closingMinor;
  const statement: ReadStatement = {
    kind: 'statement',
    reader: plan.reader,
    confidence: plan.score,
    account,
    period: settled.stated ?? periodOf(rows),
    openingBalanceMinor: opening,
    closingBalanceMinor: rows.findLast((row) => row.balanceMinor !== undefined)?.balanceMinor ?? closing,
    rows,
    rejected,
    checks: {
      balanceChain: chainCheck(movements.chain, threshold),
      totals: checkTotals(rows, printedTotals(sorted.summaries, preamble)),
      period: checkPeriod(rows, settled.stated),
      openingClosing: checkOpeningClosing(rows, opening, closing),
    },
  };
  return statement;
}

const NO_DIRECTION = unreadable(
  'no_direction',
  'The amounts of this file carry no sign and no balance stands beside them, so money in cannot be told from money out. Export the statement with its balance, or with money in and money out in columns of their own.',
);

function* moneyCells(table: CsvTable, map: ColumnMap): Generator<string> {
  const columns = [map.debit, map.credit, map.amount, map.fee, map.balance].filter((at) => at !== undefined);
  for (const { cells } of table.body) for (const column of columns) yield cells[column] ?? '';
}

function sortLines(table: CsvTable, plan: ReadPlan, decimal: '.' | ','): Sorted {
  const sorted: Sorted = { entries: [], rejected: [], summaries: [], footer: [] };
  const columns = table.header.findLastIndex((cell) => cell.words !== '') + 1;
  const splitDecimals = decimal === ',' && plan.delimiter === ',';
  const context = { map: plan.map, amounts: plan.amounts, decimal, columns, splitDecimals };
  const cut = cutLine(table, columns);
  const headerText = table.headerCells.join('|');
  for (const line of table.body) {
    const filled = line.cells.filter((cell) => cell !== '');
    if (filled.length === 1 && plan.shape?.otherSection?.test(filled[0] ?? '')) {
      const reason = `from here on the file tells of another account, ${quoted(filled[0] ?? '')}, which was not read`;
      sorted.rejected.push({ line: line.line, reason });
      break;
    }
    if (line.cells.join('|') === headerText) continue;
    if (filled.length <= 2 && isLabel(line, decimal)) {
      sorted.footer.push(line);
      continue;
    }
    const outcome = draftLine(line, context);
    if (outcome.kind === 'summary') sorted.summaries.push(outcome.summary);
    else if (line === cut) sorted.entries.push({ kind: 'gap', line: line.line, reason: CUT_OFF, balance: null });
    else if (outcome.kind === 'rejected') sorted.rejected.push({ line: outcome.line, reason: outcome.reason });
    else sorted.entries.push(outcome);
  }
  for (const { line, reason } of table.rejected) sorted.entries.push({ kind: 'gap', line, reason, balance: null });
  if (table.rejected.length > 0) sorted.entries.sort((a, b) => a.line - b.line);
  return sorted;
}

const CUT_OFF = 'the file breaks off in this line';

/** The last line, when it is shorter than the header and the others are not: the download was cut off. */
function cutLine({ body }: CsvTable, columns: number): CsvLine | null {
  const last = body.at(-1);
  if (!last || last.cells.length >= columns || last.cells.length < 2 || body.length < 2) return null;
  const whole = body.slice(0, -1).filter(({ cells }) => cells.length >= columns).length;
  return whole === body.length - 1 ? last : null;
}

/** `Closing balance: 1,200.00` on a line of its own, under the table. */
function isLabel(line: CsvLine, decimal: '.' | ','): boolean {
  const facts = readPreamble([line], decimal);
  return Object.values(facts).some((value) => value !== null);
}

interface Settled {
  entries: Entry[];
  rejected: RejectedLine[];
  stated: Period | null;
}

/** Decides day or month first over the whole column, then the day of each row. */
function settleDays(sorted: Sorted, preamble: Preamble, plan: ReadPlan): Settled {
  const drafts = sorted.entries.filter((entry) => entry.kind === 'draft');
  const readings = drafts.map((draft) => draft.date);
  const asDayFirst = statedPeriod(preamble, 'dmy');
  const order = dayMonthOrder(readings, asDayFirst);
  const stated = order === 'dmy' ? asDayFirst : statedPeriod(preamble, order);
  const timed = drafts.some((draft) => draft.time !== null && draft.time !== '00:00:00');
  const country = plan.country ?? plan.shape?.country;
  const entries = sorted.entries.map((entry): Entry => {
    if (entry.kind === 'gap') return entry;
    const day = resolveDay(entry.date, order, stated);
    if (day === null) {
      const reason = `${quoted(entry.cells[plan.map.date ?? 0] ?? '')} is no day that the other dates allow`;
      return { kind: 'gap', line: entry.line, reason, balance: entry.balance };
    }
    return dated(entry, day, { order, stated, timed, country });
  });
  return { entries, rejected: sorted.rejected, stated };
}

interface DayContext {
  order: DayMonthOrder;
  stated: Period | null;
  /** False when the file gives no time but midnight. */
  timed: boolean;
  country: string | undefined;
}

function dated(draft: Draft, printed: string, { order, stated, timed, country }: DayContext): Dated {
  const offset = draft.date.offsetMinutes;
  const local =
    draft.time === null || offset === null
      ? { day: printed, time: draft.time }
      : onBankClock(printed, draft.time, offset, country);
  const valueDay = draft.valueDate === null ? null : resolveDay(draft.valueDate, order, stated);
  return { ...draft, day: local.day, time: timed ? local.time : null, valueDay };
}

function statedPeriod({ period }: Preamble, order: DayMonthOrder): Period | null {
  if (period === null) return null;
  const [from, to] = period;
  const end = resolveDay(to, order, null);
  const start =
    resolveDay(from, order, null) ??
    (end === null ? null : resolveDay(from, order, { start: `${end.slice(0, 4)}-01-01`, end }));
  if (start === null || end === null) return null;
  return start <= end ? { start, end } : { start: end, end: start };
}

function printedTotals(summaries: readonly SummaryLine[], preamble: Preamble): PrintedTotals[] {
  const rows = summaries.filter((summary) => summary.what === 'total');
  if (preamble.totalDebitMinor === null && preamble.totalCreditMinor === null) return rows;
  return [...rows, { debitMinor: preamble.totalDebitMinor, creditMinor: preamble.totalCreditMinor }];
}

function assemble(movements: Movements, already: readonly RejectedLine[]) {
  const rows: StatementRow[] = [];
  const rejected = [...already];
  for (const { entry, moved } of movements.rows) {
    if (entry.kind === 'gap') rejected.push({ line: entry.line, reason: entry.reason });
    else if (moved === null) rejected.push({ line: entry.line, reason: UNKNOWN_DIRECTION });
    else rows.push(statementRow(entry, moved, movements.reading.fee === 'separate'));
  }
  return { rows, rejected: rejected.sort((a, b) => a.line - b.line) };
}

const UNKNOWN_DIRECTION = 'the amount has no sign, and no balance before it tells whether it came in or went out';

function statementRow(entry: Dated, moved: bigint, feeApart: boolean): StatementRow {
  const onlyFee = moved === 0n;
  const amount = onlyFee ? -entry.fee : moved;
  return {
    date: entry.day,
    ...(entry.time === null ? {} : { time: entry.time }),
    ...(entry.valueDay === null ? {} : { valueDate: entry.valueDay }),
    amountMinor: amount < 0n ? -amount : amount,
    direction: amount < 0n ? 'debit' : 'credit',
    ...(entry.balance === null ? {} : { balanceMinor: entry.balance }),
    narration: entry.narration,
    ...(entry.reference === '' ? {} : { reference: entry.reference }),
    ...(entry.counterparty === '' ? {} : { counterparty: entry.counterparty }),
    ...(feeApart && !onlyFee && entry.fee > 0n ? { feeMinor: entry.fee } : {}),
    status: entry.status,
    line: entry.line,
    raw: entry.cells,
  };
}

function noRows(rejected: readonly RejectedLine[]): UnreadableStatement {
  const [first] = rejected;
  if (!first) return unreadable('no_rows', 'This file names its columns but holds no transactions.');
  const message = `No line of this file can be read. Line ${first.line}: ${first.reason}.`;
  return unreadable('no_rows', message, rejected);
}

function refuseRows(rows: number, rejected: readonly RejectedLine[]): UnreadableStatement | null {
  if (rows === 0) return noRows(rejected);
  const [first] = rejected;
  if (rejected.length <= rows || !first) return null;
  const message = `Only ${rows} of ${rows + rejected.length} lines can be read. Line ${first.line}: ${first.reason}.`;
  return unreadable('too_many_rejected', message, rejected);
}
