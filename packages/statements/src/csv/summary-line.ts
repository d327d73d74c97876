import { type DecimalSign, readAmount } from '../amount.ts';
import { readDate } from '../date.ts';
import type { ColumnMap } from './shape.ts';
import { headerWords, type Role } from './words.ts';

/** A row of the table that tells a sum and moves no money. */
export type SummaryLine =
  | { what: 'opening'; balanceMinor: bigint | null }
  | { what: 'closing'; balanceMinor: bigint | null }
  | { what: 'total'; debitMinor: bigint | null; creditMinor: bigint | null };

const OPENING =
  /^(?:opening|beginning|initial|previous|starting) (?:book )?balance\b|^balance (?:b f|bf|brought forward|b fwd)\b|^brought forward\b|^(?:b f|bal b f)$/;
const CLOSING =
  /^(?:closing|ending|final) (?:book )?balance\b|^balance (?:c f|cf|carried forward|c fwd)\b|^carried forward\b|^c f$/;
const TOTAL =
  /^(?:grand |sub ?|page )?totals?(?: (?:debits?|credits?|amount|transactions?|withdrawals?|deposits?|money in|money out|paid in|paid out|debits? and credits?|count|no of transactions))*$/;

/**
 * Recognises opening, closing and total rows. A row with a date and an amount of its own is a transaction whatever its
 * text says ("TOTAL ENERGIES"): the words only count where no money moves.
 */
export function summaryLine(cells: readonly string[], map: ColumnMap, decimal: DecimalSign): SummaryLine | null {
  const words = cells.filter((cell) => /\p{L}/u.test(cell)).map((cell) => headerWords(cell.slice(0, 200)).words);
  const money = (role: Role): bigint | null => {
    const column = map[role];
    const amount = column === undefined ? null : readAmount(cells[column] ?? '', decimal);
    return amount && amount.minor !== 0n ? (amount.negative ? -amount.minor : amount.minor) : null;
  };
  const opening = words.some((text) => OPENING.test(text));
  if (opening || words.some((text) => CLOSING.test(text))) {
    const balanceMinor = stillBalance(cells, money, decimal);
    if (balanceMinor !== 'moved') return { what: opening ? 'opening' : 'closing', balanceMinor };
  }
  const dated = map.date !== undefined && readDate(cells[map.date] ?? '') !== null;
  if (!dated && words.some((text) => TOTAL.test(text))) {
    const [debit, credit] = [money('debit'), money('credit')];
    return { what: 'total', debitMinor: abs(debit), creditMinor: abs(credit) };
  }
  return null;
}

/** The balance that an opening or closing row prints; `moved` when the row carries an amount besides. */
function stillBalance(
  cells: readonly string[],
  money: (role: Role) => bigint | null,
  decimal: DecimalSign,
): bigint | null | 'moved' {
  const moved = [money('debit'), money('credit'), money('amount')].filter((minor) => minor !== null);
  const balance = money('balance');
  if (balance !== null) return moved.every((minor) => abs(minor) === abs(balance)) ? balance : 'moved';
  if (moved.length > 0) return moved.length === 1 ? (moved[0] ?? null) : 'moved';
  const amounts = cells.map((cell) => readAmount(cell, decimal)).filter((amount) => amount !== null);
  const last = amounts.at(-1);
  return last ? (last.negative ? -last.minor : last.minor) : null;
}

const abs = (value: bigint | null): bigint | null => (value !== null && value < 0n ? -value : value);
