import { type DecimalSign, decimalSign, isTooLarge, readAmount, TOO_LARGE } from '../amount.ts';
import { onBankClock, readDate, resolveDay } from '../date.ts';
import type { RejectedLine, StatementRow } from '../statement.ts';
import type { Leaves, OfxTransaction } from './document.ts';

interface OfxMoment {
  day: string;
  time: string | null;
  offsetMinutes: number | null;
}

/** `20250714060002.000[+1:LAGOS]`, `20250714`. `null` when it is no date. */
export function readMoment(text: string): OfxMoment | null {
  const match =
    /^(\d{8}(?:\d{4}(?:\d{2})?)?)(?:\.\d{1,6})?\s*(?:\[([+-]?\d{1,2})(?:[.:](\d{1,2}))?(?::?[^\]]{0,20})?\])?$/.exec(
      text.trim(),
    );
  if (!match) return null;
  const reading = readDate(match[1] ?? '');
  const day = reading && resolveDay(reading, 'dmy', null);
  if (!reading || !day) return null;
  const hours = match[2] === undefined ? null : Number(match[2]);
  // OFX writes half hours as a decimal: [+5.30] or [+5.5].
  const part = match[3] === undefined ? 0 : match[3].length === 1 ? Number(match[3]) * 6 : Number(match[3]);
  const offsetMinutes = hours === null ? null : hours * 60 + (match[2]?.startsWith('-') ? -part : part);
  return { day, time: reading.time, offsetMinutes };
}

/** Types whose money goes out, for the files that print every amount without sign. */
const OUT = new Set(['DEBIT', 'FEE', 'SRVCHG', 'ATM', 'POS', 'CHECK', 'PAYMENT', 'CASH', 'DIRECTDEBIT', 'REPEATPMT']);
const IN = new Set(['CREDIT', 'INT', 'DIV', 'DEP', 'DIRECTDEP']);

export interface OfxContext {
  decimal: DecimalSign;
  /** True when no amount of the file is negative, so that only the type can tell. */
  unsigned: boolean;
  country: string | undefined;
  /** False when every row says midnight or noon: a stamp, not a time. */
  timed: boolean;
}

/** One transaction as a row, or why it was not taken. */
export function readTransaction(source: OfxTransaction, context: OfxContext): StatementRow | RejectedLine {
  const { leaves, line } = source;
  const refuse = (reason: string): RejectedLine => ({ line, reason });
  const posted = leaves.get('DTPOSTED') ?? '';
  const moment = readMoment(posted);
  if (moment === null)
    return refuse(posted === '' ? 'the date (DTPOSTED) is missing' : `“${posted.slice(0, 40)}” is not an OFX date`);
  const printed = leaves.get('TRNAMT') ?? '';
  if (printed === '') return refuse('the amount (TRNAMT) is missing');
  const amount = readOfxAmount(printed, context.decimal);
  if (amount === null) return refuse(`“${printed.slice(0, 40)}” is not an OFX amount`);
  if (isTooLarge(amount)) return refuse(`“${printed.slice(0, 40)}” ${TOO_LARGE}`);
  if (amount === 0n) return refuse('the amount is zero');
  const direction = directionOf(amount, leaves.get('TRNTYPE') ?? '', context.unsigned);
  if (direction === null)
    return refuse('the amount has no sign, and its type does not say whether it came in or went out');
  const local =
    moment.time === null || moment.offsetMinutes === null
      ? moment
      : onBankClock(moment.day, moment.time, moment.offsetMinutes, context.country);
  const valueDay = readMoment(leaves.get('DTAVAIL') ?? '')?.day;
  return {
    date: local.day,
    ...(context.timed && local.time !== null ? { time: local.time } : {}),
    ...(valueDay === undefined ? {} : { valueDate: valueDay }),
    amountMinor: amount < 0n ? -amount : amount,
    direction,
    narration: narrationOf(leaves),
    ...optional('reference', leaves.get('REFNUM') ?? leaves.get('CHECKNUM')),
    ...optional('providerId', leaves.get('FITID')),
    ...optional('counterparty', leaves.get('PAYEE.NAME')),
    status: 'posted',
    line,
    raw: [...leaves].map(([tag, value]) => `${tag}=${value}`),
  };
}

const optional = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  (value === undefined || value === '' ? {} : { [key]: value }) as { [P in K]?: string };

/** Signed minor units. A currency sign in TRNAMT is an error of the file: `null`. */
export function readOfxAmount(text: string, decimal: DecimalSign): bigint | null {
  if (!/^[+-]?[\d.,\s]+$/.test(text)) return null;
  // OFX has no thousands mark, so each amount tells its own decimal sign; the file's decides the rest.
  const amount = readAmount(text, decimalSign([text], decimal));
  return amount === null ? null : amount.negative ? -amount.minor : amount.minor;
}

function directionOf(amount: bigint, type: string, unsigned: boolean): StatementRow['direction'] | null {
  if (amount < 0n) return 'debit';
  if (!unsigned) return 'credit';
  const word = type.trim().toUpperCase();
  if (OUT.has(word)) return 'debit';
  return IN.has(word) ? 'credit' : null;
}

/** NAME and MEMO; once, where one holds the other. */
function narrationOf(leaves: Leaves): string {
  const name = (leaves.get('NAME') ?? leaves.get('PAYEE.NAME') ?? '').replace(/\s+/g, ' ').trim();
  const memo = (leaves.get('MEMO') ?? '').replace(/\s+/g, ' ').trim();
  if (memo === '' || name.includes(memo)) return name;
  // NAME holds 32 characters: a MEMO often repeats it whole.
  return name === '' || memo.startsWith(name) ? memo : `${name} ${memo}`;
}

export const isRow = (outcome: StatementRow | RejectedLine): outcome is StatementRow => 'amountMinor' in outcome;
