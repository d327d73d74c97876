import { formatMinor } from './amount.ts';
import type { Check, Period, StatementRow } from './statement.ts';

type Rows = readonly StatementRow[];

/** What the row did to the balance, signed, a separate fee included. */
export const movedBy = (row: StatementRow): bigint =>
  (row.direction === 'credit' ? row.amountMinor : -row.amountMinor) - (row.feeMinor ?? 0n);

const NOT_TOLD: Check = { result: 'not_available' };

/** Printed sums of money in and out, against the rows. Either side may be missing. */
export interface PrintedTotals {
  debitMinor: bigint | null;
  creditMinor: bigint | null;
}

/** Passes when one printed total row, or all of them together (one per page), equals the rows. */
export function checkTotals(rows: Rows, printed: readonly PrintedTotals[]): Check {
  const told = printed.filter(({ debitMinor, creditMinor }) => debitMinor !== null || creditMinor !== null);
  if (told.length === 0) return NOT_TOLD;
  const sum = (direction: 'credit' | 'debit') =>
    rows.reduce((total, row) => (row.direction === direction ? total + row.amountMinor : total), 0n);
  const fees = rows.reduce((total, row) => total + (row.feeMinor ?? 0n), 0n);
  const [debit, credit] = [sum('debit'), sum('credit')];
  const equals = (total: PrintedTotals): boolean =>
    (total.debitMinor === null || total.debitMinor === debit || total.debitMinor === debit + fees) &&
    (total.creditMinor === null || total.creditMinor === credit);
  const together = told.reduce<PrintedTotals>(
    (all, one) => ({
      debitMinor: plus(all.debitMinor, one.debitMinor),
      creditMinor: plus(all.creditMinor, one.creditMinor),
    }),
    { debitMinor: null, creditMinor: null },
  );
  const rowsSay = `rows: ${formatMinor(credit)} in, ${formatMinor(debit)} out`;
  if (told.some(equals) || equals(together)) return { result: 'passed', detail: rowsSay };
  const last = told.at(-1) ?? together;
  const say = (minor: bigint | null) => (minor === null ? 'not told' : formatMinor(minor));
  return { result: 'failed', detail: `file: ${say(last.creditMinor)} in, ${say(last.debitMinor)} out; ${rowsSay}` };
}

const plus = (a: bigint | null, b: bigint | null): bigint | null => (a === null ? b : b === null ? a : a + b);

/** Every row lies in the period that the file states. */
export function checkPeriod(rows: Rows, stated: Period | null): Check {
  if (stated === null) return NOT_TOLD;
  const outside = rows.filter(({ date }) => date < stated.start || date > stated.end);
  const first = outside[0];
  if (!first) return { result: 'passed', detail: `${stated.start} to ${stated.end}` };
  return {
    result: 'failed',
    detail: `${outside.length} rows lie outside ${stated.start} to ${stated.end}, the first at line ${first.line} (${first.date})`,
  };
}

/** The days that the rows span; `null` without rows. */
export function periodOf(rows: Rows): Period | null {
  const days = rows.map(({ date }) => date);
  const start = days.reduce<string | null>((least, day) => (least === null || day < least ? day : least), null);
  const end = days.reduce<string | null>((most, day) => (most === null || day > most ? day : most), null);
  return start === null || end === null ? null : { start, end };
}

/** Opening and closing balance against the rows: by the first and last running balance, else by the sum. */
export function checkOpeningClosing(rows: Rows, opening: bigint | null, closing: bigint | null): Check {
  if (opening === null && closing === null) return NOT_TOLD;
  const first = rows[0];
  const last = rows.at(-1);
  if (first?.balanceMinor !== undefined && last?.balanceMinor !== undefined) {
    const before = first.balanceMinor - movedBy(first);
    if (opening !== null && opening !== before) return differs('opening', opening, before);
    if (closing !== null && closing !== last.balanceMinor) return differs('closing', closing, last.balanceMinor);
    return { result: 'passed' };
  }
  if (opening === null || closing === null) return NOT_TOLD;
  const end = rows.filter(({ status }) => status === 'posted').reduce((sum, row) => sum + movedBy(row), opening);
  return end === closing ? { result: 'passed' } : differs('closing', closing, end);
}

function differs(which: string, printed: bigint, counted: bigint): Check {
  return {
    result: 'failed',
    detail: `the file says ${which} balance ${formatMinor(printed)}, its rows give ${formatMinor(counted)}`,
  };
}
