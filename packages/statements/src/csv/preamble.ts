import { currencyOf, type DecimalSign, readAmount } from '../amount.ts';
import { type DateReading, readDate } from '../date.ts';
import type { CsvLine } from './table.ts';
import { headerWords } from './words.ts';

/** What the lines around the table say of the account and the period. */
export interface Preamble {
  accountNumber: string | null;
  accountName: string | null;
  accountType: string | null;
  currency: string | null;
  /** First and last day as printed; the table decides day or month first. */
  period: readonly [DateReading, DateReading] | null;
  openingMinor: bigint | null;
  closingMinor: bigint | null;
  totalDebitMinor: bigint | null;
  totalCreditMinor: bigint | null;
}

type Field = Exclude<keyof Preamble, 'period'> | 'period' | 'from' | 'to';

const LABELS: readonly [Field, RegExp][] = [
  [
    'accountNumber',
    /^(?:(?:customer |bank |wallet )?(?:account|acct|acc|a c)(?: (?:no|number|num|nr))?|nuban|iban|(?:wallet|mobile|phone|till) (?:no|number)|wallet account|msisdn|(?:organi[sz]ation )?short ?code)$/,
  ],
  [
    'accountName',
    /^(?:(?:customer|account|acct|acc|a c|client|organi[sz]ation) (?:name|holder|title)|name|name of account|account holder(?: s)? name|customer)$/,
  ],
  ['accountType', /^(?:account|acct|product) type$/],
  ['currency', /^(?:account )?(?:currency|ccy)(?: code)?$/],
  ['from', /^(?:from|start|period from|period start|date from|statement from)(?: date)?$/],
  ['to', /^(?:to|end|period to|period end|date to|statement to)(?: date)?$/],
  [
    'period',
    /^(?:statement |account |transaction )?(?:period|date range|statement period|statement for)(?: covered)?$/,
  ],
  ['openingMinor', /^(?:opening|beginning|starting) balance$|^balance (?:b f|brought forward)$/],
  ['closingMinor', /^(?:closing|ending) balance$|^balance (?:c f|carried forward)$/],
  ['totalDebitMinor', /^(?:total )(?:debits?|withdrawals?|money out|paid out|payments|withdrawn)(?: amount)?$/],
  ['totalCreditMinor', /^(?:total )(?:credits?|deposits?|money in|paid in|lodgements?)(?: amount)?$/],
];

const DATE_IN_TEXT =
  /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?[-/. ][A-Za-z]{3,9}[-/., ]{1,2}\d{2,4}|[A-Za-z]{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th) \d{1,2} \d{4}|\b(?:19|20)\d{6}\b/g;

/** Reads labels and their values from the lines above (and below) the table. An unknown label is left alone. */
export function readPreamble(lines: readonly CsvLine[], decimal: DecimalSign): Preamble {
  const found = new Map<Field, string>();
  let period: Preamble['period'] = null;
  for (const { cells } of lines) {
    for (const [field, value] of labelled(cells)) {
      const usable = field !== 'accountNumber' || accountNumberIn(value) !== null;
      if (usable && !found.has(field)) found.set(field, value);
    }
    period ??= twoDates(cells.join(' '));
  }
  const money = (field: Field): bigint | null => {
    const amount = readAmount(found.get(field) ?? '', decimal);
    if (amount === null) return null;
    return amount.negative || amount.mark === 'debit' ? -amount.minor : amount.minor;
  };
  const magnitude = (field: Field): bigint | null => {
    const amount = money(field);
    return amount !== null && amount < 0n ? -amount : amount;
  };
  return {
    accountNumber: accountNumberIn(found.get('accountNumber') ?? ''),
    accountName: found.get('accountName')?.slice(0, 120) ?? null,
    accountType: found.get('accountType')?.slice(0, 60) ?? null,
    currency: currencyOf(found.get('currency') ?? '') ?? isoIn(found.get('currency') ?? ''),
    period: period ?? fromTo(found.get('from'), found.get('to')),
    openingMinor: money('openingMinor'),
    closingMinor: money('closingMinor'),
    totalDebitMinor: magnitude('totalDebitMinor'),
    totalCreditMinor: magnitude('totalCreditMinor'),
  };
}

/** `Label: value` within a cell, or a label whose value stands in the cells beside it. */
function* labelled(cells: readonly string[]): Generator<[Field, string]> {
  for (let at = 0; at < cells.length; at += 1) {
    const cell = (cells[at] ?? '').slice(0, 300);
    const colon = cell.indexOf(':');
    const field = fieldOf(colon < 0 ? cell : cell.slice(0, colon));
    if (field === null) continue;
    const inside = colon < 0 ? '' : cell.slice(colon + 1).trim();
    const value = inside || valueBeside(cells, at + 1, field === 'accountName');
    if (value !== '') yield [field, value];
  }
}

function fieldOf(text: string): Field | null {
  const { words } = headerWords(text);
  return LABELS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The next filled cell; for a name all that follow, since some banks part first and last names. */
function valueBeside(cells: readonly string[], start: number, all: boolean): string {
  const values: string[] = [];
  for (const cell of cells.slice(start, start + 6)) {
    if (cell === '' && values.length === 0) continue;
    if (cell === '' || cell.includes(':') || fieldOf(cell) !== null) break;
    values.push(cell.replace(/^:\s*/, ''));
    if (!all) break;
  }
  return values.join(' ');
}

function twoDates(text: string): Preamble['period'] {
  if (!/period|from|between|range|statement|history|\bto\b/i.test(text.slice(0, 400))) return null;
  const dates = [...text.slice(0, 400).matchAll(DATE_IN_TEXT)].map(([date]) => readDate(date.replace(/,\s*$/, '')));
  const [first, second] = dates;
  return dates.length === 2 && first && second ? [first, second] : null;
}

function fromTo(from: string | undefined, to: string | undefined): Preamble['period'] {
  const [first, second] = [readDate(from ?? ''), readDate(to ?? '')];
  return first && second ? [first, second] : null;
}

const isoIn = (text: string): string | null => {
  const code = /\b(NGN|KES|GHS|ZAR|USD|GBP|EUR|UGX|TZS)\b/i.exec(text)?.[1];
  return code ? code.toUpperCase() : null;
};

/** The digits of an account number. A masked or too short one is no number: `null`. */
export function accountNumberIn(text: string): string | null {
  // Spreadsheets guard leading zeros as ="0123" or '0123.
  const bare = text.replace(/^(?:="?|"|')|"$/g, '').trim();
  const first = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/i.test(bare) ? bare.toUpperCase() : bare.split(/[([/]| - /)[0];
  const number = (first ?? '').replace(/[\s-]/g, '');
  if (/^\d{5,20}$/.test(number) || /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/.test(number)) return number;
  return null;
}
