import { decimalSign } from '../amount.ts';
import { checkOpeningClosing, checkPeriod, periodOf } from '../checks.ts';
import {
  LIMITS,
  type Period,
  type ReadOptions,
  type RejectedLine,
  type StatementReader,
  type StatementResult,
  type StatementRow,
  unreadable,
} from '../statement.ts';
import { type OfxDocument, type OfxStatement, readDocument } from './document.ts';
import { uniqueIds } from './ids.ts';
import { isRow, readMoment, readOfxAmount, readTransaction } from './transactions.ts';

/** True for text that says it is OFX, whatever the file's name. */
export function looksLikeOfx(text: string): boolean {
  const head = text.slice(0, 4_000);
  return /^\s*OFXHEADER\s*:/i.test(head) || /<\?OFX\b/i.test(head) || /<(?:\w+:)?OFX[\s>]/i.test(head);
}

const broken = (message: string, rejected: readonly RejectedLine[] = []) => unreadable('ofx_broken', message, rejected);

/** Reads an OFX or QFX file, 1.x (SGML) or 2.x (XML). One account per file; several periods of it are put together. */
export function readOfx(text: string, options: ReadOptions = {}): StatementResult {
  const document = readDocument(text);
  const refusal = refuseDocument(document);
  if (refusal) return refusal;
  const [first] = document.statements;
  if (!first) return broken('This OFX file holds no bank statement. Download a statement of one account.');
  const accounts = new Set(
    document.statements.map((statement) => `${printedNumber(statement)} ${leaf(statement, 'CURDEF')}`),
  );
  if (accounts.size > 1) {
    return unreadable('several_accounts', `This file holds ${accounts.size} accounts. Upload one account at a time.`);
  }
  return readStatements(document.statements, first, options);
}

function refuseDocument(document: OfxDocument): StatementResult | null {
  if (document.tooLong) {
    return unreadable(
      'too_many_lines',
      `This file has more than ${LIMITS.lines} transactions. Export a shorter period.`,
    );
  }
  if (document.statements.length === 0) {
    if (document.errorMessage !== null)
      return broken(`The bank wrote an error into this file: “${document.errorMessage}”.`);
    return broken('This OFX file holds no bank statement, or its structure is broken. Download it again.');
  }
  if (!document.complete) {
    return broken('This OFX file breaks off before its end, so transactions are missing. Download it again.');
  }
  return null;
}

const leaf = (statement: OfxStatement, tag: string): string => statement.leaves.get(tag)?.trim() ?? '';
const printedNumber = (statement: OfxStatement): string =>
  (leaf(statement, 'BANKACCTFROM.ACCTID') || leaf(statement, 'CCACCTFROM.ACCTID')).replace(/[\s-]/g, '');

/** `null` for one that hides digits (`****1234`, `XXXXXX7890`) or has too few: two people may have the same. */
function accountNumber(statement: OfxStatement): string | null {
  const printed = printedNumber(statement);
  return /^[0-9A-Za-z]{5,34}$/.test(printed) && !/xx/i.test(printed) ? printed : null;
}

function readStatements(
  statements: readonly OfxStatement[],
  first: OfxStatement,
  options: ReadOptions,
): StatementResult {
  const sources = statements.flatMap((statement) => statement.transactions);
  const amounts = sources.map(({ leaves }) => leaves.get('TRNAMT') ?? '');
  const decimal = decimalSign(amounts);
  const types = new Set(sources.map(({ leaves }) => leaves.get('TRNTYPE')?.toUpperCase()));
  const negative = amounts.some((amount) => amount.trim().startsWith('-') || amount.trim().endsWith('-'));
  const context = {
    decimal,
    unsigned: !negative && (types.has('DEBIT') || types.size > 1),
    country: options.country,
    timed: sources.some(({ leaves }) => !/^\d{8}(?:$|\[|0000|120000)/.test(leaves.get('DTPOSTED') ?? '')),
  };
  const outcomes = uniqueIds(sources.map((source) => readTransaction(source, context)));
  const rejected = outcomes.filter((outcome) => 'reason' in outcome);
  const rows = oldestFirst(outcomes.filter(isRow));
  if (rows.length === 0 || rejected.length > rows.length) return refuseRows(rows.length, rejected);
  const stated = statedPeriod(statements);
  const closing = closingOf(statements.at(-1) ?? first, decimal);
  const opening = namedBalance(first, /\b(?:opening|beginning|start(?:ing)?)\b/i, decimal);
  return {
    kind: 'statement',
    reader: 'ofx',
    confidence: 1,
    account: {
      number: accountNumber(first),
      name: leaf(first, 'BANKACCTFROM.ACCTNAME') || null,
      currency: /^[A-Za-z]{3}$/.test(leaf(first, 'CURDEF')) ? leaf(first, 'CURDEF').toUpperCase() : null,
      type: leaf(first, 'BANKACCTFROM.ACCTTYPE') || (first.leaves.has('CCACCTFROM.ACCTID') ? 'CREDITCARD' : null),
    },
    period: stated ?? periodOf(rows),
    openingBalanceMinor: opening,
    closingBalanceMinor: closing,
    rows,
    rejected,
    checks: {
      balanceChain: { result: 'not_available', detail: 'OFX prints no balance beside its rows' },
      totals: { result: 'not_available' },
      period: checkPeriod(rows, stated),
      openingClosing: rejected.length > 0 ? { result: 'not_available' } : checkOpeningClosing(rows, opening, closing),
    },
  };
}

function refuseRows(rows: number, rejected: readonly RejectedLine[]): StatementResult {
  const [first] = rejected;
  if (!first) return unreadable('no_rows', 'This OFX file holds no transactions.');
  const message = `Only ${rows} of ${rows + rejected.length} transactions can be read. Line ${first.line}: ${first.reason}.`;
  return unreadable(rows === 0 ? 'no_rows' : 'too_many_rejected', message, rejected);
}

/** Turned round when the days run down; rows of one day keep the bank's order. */
function oldestFirst(rows: readonly StatementRow[]): readonly StatementRow[] {
  // Where some rows have no time, the times of the others cannot order a day.
  const timed = rows.every((row) => row.time !== undefined);
  const moment = (row: StatementRow): string => (timed ? `${row.date} ${row.time}` : row.date);
  let tide = 0;
  for (let at = 1; at < rows.length; at += 1) {
    const [before, after] = [rows[at - 1], rows[at]];
    if (before && after && moment(before) !== moment(after)) tide += moment(before) < moment(after) ? 1 : -1;
  }
  const ordered = tide < 0 ? [...rows].reverse() : [...rows];
  return ordered.sort((a, b) => (moment(a) === moment(b) ? 0 : moment(a) < moment(b) ? -1 : 1));
}

function statedPeriod(statements: readonly OfxStatement[]): Period | null {
  const days = (tag: string): string[] =>
    statements.map((statement) => readMoment(leaf(statement, tag))?.day).filter((day) => day !== undefined);
  const start = days('BANKTRANLIST.DTSTART').sort()[0];
  const end = days('BANKTRANLIST.DTEND').sort().at(-1);
  return start === undefined || end === undefined || start > end ? null : { start, end };
}

const closingOf = (statement: OfxStatement, decimal: '.' | ','): bigint | null => {
  const ledger = leaf(statement, 'LEDGERBAL.BALAMT');
  // A ledger balance is one number: its own sign decides, unless it cannot be read with the rows' sign.
  return readOfxAmount(ledger, decimal) ?? readOfxAmount(ledger, decimal === '.' ? ',' : '.');
};

function namedBalance(statement: OfxStatement, name: RegExp, decimal: '.' | ','): bigint | null {
  const found = statement.balances.find((balance) => name.test(balance.name));
  return found ? readOfxAmount(found.amount, decimal) : null;
}

/** The reader as the suite of all readers sees it. */
export const ofxReader: StatementReader<{ text: string; country?: string }> = {
  id: 'ofx',
  score: ({ text }) => (looksLikeOfx(text) ? 1 : 0),
  read: ({ text, country }) => readOfx(text, country === undefined ? {} : { country }),
};
