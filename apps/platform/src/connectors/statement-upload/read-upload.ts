import { formatMinor, isTooLarge, TOO_LARGE } from '@kente/statements/amount';
import { readStatement } from '@kente/statements/read-statement';
import type { Check, ReadStatement, StatementAccount } from '@kente/statements/statement';
import type { StatementReport } from '../connector.ts';
import { packRows } from './packed-rows.ts';

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
  country: string;
  bankName: string;
}

/** What is left of a file once it is read: JSON-safe, the rows packed. */
export interface Upload {
  kind: 'read';
  report: StatementReport;
  account: { number: string | null; name: string | null; currency: string | null; type: string | null };
  rows: string;
  closingMinor: string | null;
}
export interface RefusedUpload {
  kind: 'refused';
  /** For the person who chose the file. */
  message: string;
}

/** Lines that the person is shown one by one; more are counted. */
const MAX_REJECTED_SHOWN = 1_000;

/** Reads one file. A statement that contradicts itself is refused whole: nothing of it is kept. */
export function readUpload(file: UploadedFile): Upload | RefusedUpload {
  const result = readStatement(file.bytes, { fileName: file.name, country: file.country, bankHint: file.bankName });
  if (result.kind === 'unreadable') return { kind: 'refused', message: result.message };
  const contradiction = contradictionIn(result);
  if (contradiction !== null) return { kind: 'refused', message: contradiction };
  const closing = result.closingBalanceMinor;
  if (closing !== null && isTooLarge(closing))
    return {
      kind: 'refused',
      message: `The closing balance of this statement, ${formatMinor(closing)}, ${TOO_LARGE}.`,
    };
  const { packed, count } = packRows(result.rows);
  return {
    kind: 'read',
    report: reportOf(result, count),
    account: result.account,
    rows: packed,
    closingMinor: closing?.toString() ?? null,
  };
}

/** Why the balances disprove the rows, in words; `null` when they do not. */
function contradictionIn(statement: ReadStatement): string | null {
  const { balanceChain, openingClosing } = statement.checks;
  const again = 'Nothing was stored. Download the statement again, whole and unedited.';
  const skipped = statement.rejected.slice(0, 3).map(({ line, reason }) => ` Line ${line} was not read: ${reason}.`);
  if (balanceChain.result === 'failed') {
    return `The running balance of this statement does not follow from its transactions: ${balanceChain.detail}.${skipped.join('')} ${again}`;
  }
  // Where no running balance is printed, opening and closing are the only proof that no row is missing.
  if (balanceChain.result === 'not_available' && openingClosing.result === 'failed') {
    return `The balances of this statement do not agree with its transactions: ${openingClosing.detail}.${skipped.join('')} ${again}`;
  }
  return null;
}

function reportOf(statement: ReadStatement, accepted: number): StatementReport {
  const shown = statement.rejected.slice(0, MAX_REJECTED_SHOWN);
  const more = statement.rejected.length - shown.length;
  const next = statement.rejected[MAX_REJECTED_SHOWN];
  const rejected = next
    ? [...shown, { line: next.line, reason: `and ${more} more lines like these, from here on` }]
    : shown;
  return {
    reader: statement.reader,
    confidence: statement.confidence,
    account: accountOf(statement.account),
    period: statement.period,
    rows: accepted + statement.rejected.length,
    accepted,
    // Two equal lines of one file are two transactions; what is held already is not known here.
    duplicates: 0,
    rejected,
    checks: {
      balanceChain: checkOf(statement.checks.balanceChain),
      totals: checkOf(statement.checks.totals),
      period: checkOf(statement.checks.period),
      openingClosing: checkOf(statement.checks.openingClosing),
    },
  };
}

const accountOf = ({ number, name, currency }: StatementAccount): StatementReport['account'] => ({
  number,
  name,
  currency,
});
const checkOf = ({ result, detail }: Check): Check => (detail === undefined ? { result } : { result, detail });
