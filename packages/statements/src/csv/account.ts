import { currencyOf } from '../amount.ts';
import { type StatementAccount, type UnreadableStatement, unreadable } from '../statement.ts';
import type { Draft, Gap } from './draft.ts';
import type { CsvTable } from './header.ts';
import { accountNumberIn, type Preamble } from './preamble.ts';
import type { ReadPlan } from './shape.ts';
import { type Role, SYNONYMS } from './words.ts';

/** Whose statement it is: by the account columns, then by what stands around the table. One account per file. */
export function accountFacts(
  table: CsvTable,
  plan: ReadPlan,
  preamble: Preamble,
  entries: readonly (Draft | Gap)[],
): StatementAccount | UnreadableStatement {
  const rows = entries.filter((entry) => entry.kind === 'draft');
  const distinct = (role: Role): readonly string[] => {
    const column = plan.map[role];
    if (column === undefined) return [];
    return [...new Set(rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== ''))];
  };
  const numbers = distinct('account');
  if (numbers.length > 1) {
    return unreadable('several_accounts', `This file holds ${numbers.length} accounts. Upload one account at a time.`);
  }
  const currencies = [...new Set(distinct('currency').map((cell) => currencyOf(cell) ?? cell.toUpperCase()))];
  if (currencies.length > 1) {
    const shown = currencies.slice(0, 5).join(', ');
    return unreadable('several_currencies', `This file mixes the currencies ${shown}. Upload one account at a time.`);
  }
  return {
    number: accountNumberIn(numbers[0] ?? '') ?? preamble.accountNumber,
    name: distinct('accountName')[0] ?? preamble.accountName,
    currency:
      currencies[0] ??
      preamble.currency ??
      headerCurrency(table) ??
      printedCurrency(plan, rows) ??
      plan.shape?.currency ??
      null,
    type: preamble.accountType ?? plan.shape?.accountType ?? null,
  };
}

const MONEY: readonly Role[] = ['balance', 'debit', 'credit', 'amount'];

/** The unit in the header of a money column, when there is exactly one. */
function headerCurrency(table: CsvTable): string | null {
  const words = new Set(MONEY.flatMap((role) => SYNONYMS[role]));
  const named = new Set(table.header.filter((cell) => words.has(cell.words)).map((cell) => cell.currency));
  named.delete(null);
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** The currency that stands before or after the first amounts. A bare `R` or `N` says so too: it is a currency or nothing. */
function printedCurrency(plan: ReadPlan, rows: readonly Draft[]): string | null {
  const columns = MONEY.map((role) => plan.map[role]).filter((column) => column !== undefined);
  for (const { cells } of rows.slice(0, 20)) {
    for (const column of columns) {
      const text = (cells[column] ?? '').replace(/\b(?:CR|DR)\b/gi, '').replace(/[\d\s.,()+-]/g, '');
      const code = text === '' ? null : currencyOf(text);
      if (code !== null) return code;
    }
  }
  return null;
}
