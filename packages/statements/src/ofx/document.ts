import { LIMITS } from '../statement.ts';
import { ofxTokens } from './tokens.ts';

/** The leaves of one aggregate, first value wins; nested leaves under `PARENT.TAG`. */
export type Leaves = Map<string, string>;

export interface OfxTransaction {
  leaves: Leaves;
  line: number;
}

export interface OfxStatement {
  /** Leaves of the statement itself and of its account and balances, by `PARENT.TAG`. */
  leaves: Leaves;
  /** Named balances of the bank's own (`BALLIST`). */
  balances: { name: string; amount: string }[];
  transactions: OfxTransaction[];
}

export interface OfxDocument {
  statements: OfxStatement[];
  /** The bank's answer to the download, when it is an error. */
  errorMessage: string | null;
  /** True when the list of transactions, or the whole file, ends where it should. */
  complete: boolean;
  tooLong: boolean;
}

const STATEMENTS = new Set(['STMTRS', 'CCSTMTRS']);
const AGGREGATES = new Set(['BANKACCTFROM', 'CCACCTFROM', 'LEDGERBAL', 'AVAILBAL', 'BANKTRANLIST', 'PAYEE', 'BAL']);

/** Gathers statements and transactions from the tokens; tags that it does not know are passed over. */
export function readDocument(text: string): OfxDocument {
  const document: OfxDocument = { statements: [], errorMessage: null, complete: false, tooLong: false };
  const lineOf = lineCounter(text);
  let statement: OfxStatement | null = null;
  let transaction: OfxTransaction | null = null;
  let parent = '';
  let severity = '';
  let count = 0;
  for (const token of ofxTokens(text)) {
    if (token.kind === 'open') {
      if (STATEMENTS.has(token.tag)) {
        statement = { leaves: new Map(), balances: [], transactions: [] };
        document.statements.push(statement);
      } else if (token.tag === 'STMTTRN' && statement) {
        count += 1;
        if (count > LIMITS.lines) return { ...document, tooLong: true };
        transaction = { leaves: new Map(), line: lineOf(token.at) };
        statement.transactions.push(transaction);
        parent = '';
      }
      if (AGGREGATES.has(token.tag)) parent = token.tag;
      if (token.tag === 'LEDGERBAL') {
        document.complete = true;
        transaction = null;
      }
    } else if (token.kind === 'close') {
      if (token.tag === 'STMTTRN' || token.tag === 'BANKTRANLIST') transaction = null;
      if (token.tag === 'BANKTRANLIST' || token.tag === 'OFX') document.complete = true;
      if (token.tag === parent) parent = '';
    } else {
      if (token.tag === 'SEVERITY') severity = token.value.toUpperCase();
      if (token.tag === 'MESSAGE' && severity === 'ERROR') document.errorMessage ??= token.value.slice(0, 200);
      keep(token.tag, token.value, parent, statement, transaction);
    }
  }
  return document;
}

function keep(
  tag: string,
  value: string,
  parent: string,
  statement: OfxStatement | null,
  transaction: OfxTransaction | null,
): void {
  if (!statement) return;
  const leaves = transaction ? transaction.leaves : statement.leaves;
  const key = parent === '' ? tag : `${parent}.${tag}`;
  if (!leaves.has(key)) leaves.set(key, value);
  if (transaction || parent !== 'BAL') return;
  if (tag === 'NAME') statement.balances.push({ name: value, amount: '' });
  const last = statement.balances.at(-1);
  if (tag === 'VALUE' && last && last.amount === '') last.amount = value;
}

/** Line numbers for growing offsets, counted once over the whole text. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let at = 0;
  return (offset) => {
    for (let next = text.indexOf('\n', at); next >= 0 && next < offset; next = text.indexOf('\n', at)) {
      line += 1;
      at = next + 1;
    }
    return line;
  };
}
