/** What a row printed as a reversal says of the row that it takes back, and what a row is known again by. */
import type { AccountRow } from '../account-row.ts';
import { dayNumber } from './days.ts';

/** Of a narration. Longer ones are nobody's. */
const MOST_CHARACTERS = 512;
/** Fewer letters and digits prove nothing. Source: enrichment reference 3.5. */
const FEWEST = 8;
const FEWEST_OF_REFERENCE = 6;
/** Shorter numbers are phones and accounts: they tell the payee, not the payment. */
const DIGITS_OF_REFERENCE = 14;
/** Institution, year and month of a NIP session id. */
const DIGITS_OF_CUT = 10;
const MOST_MARKERS = 4;

/** What a row is known again by. */
export interface Traits {
  readonly row: AccountRow;
  /** Days since 1970. */
  readonly day: number;
  /** The narration's letters and digits, lower case. */
  readonly text: string;
  /** Session ids, references, receipts: numbers and codes that stand for one payment. */
  readonly references: ReadonlySet<string>;
  /** Other numbers: phones, accounts, short references. */
  readonly numbers: ReadonlySet<string>;
  readonly payee: string | null;
}

/** What a reversal says beyond that. */
export interface Reversal extends Traits {
  /** What may be the narration of the other row, as far as the bank prints it. */
  readonly quotes: readonly string[];
  /** Letters and digits of the longest. */
  readonly quoted: number;
  /** A number at the end, which may be the beginning of a longer one. */
  readonly cut: string | null;
  /** Names nothing and nobody: `REFUND`. */
  readonly silent: boolean;
}

export function traitsOf(row: AccountRow): Traits {
  const narration = row.row.narration.slice(0, MOST_CHARACTERS).toLowerCase();
  const { sessionId, reference, counterpartyKey } = row.enrichment;
  const references = new Set<string>();
  const numbers = new Set<string>();
  for (const code of narration.match(CODE) ?? []) {
    if (!/\d/.test(code) || DATE.test(code)) continue;
    const isReference = code.length >= DIGITS_OF_REFERENCE || /[a-z]/.test(code);
    (isReference ? references : numbers).add(code);
  }
  for (const named of [sessionId, reference, row.receipt])
    if (named && named.length >= FEWEST_OF_REFERENCE && /\d/.test(named)) references.add(named.toLowerCase());
  return { row, day: dayNumber(row.row.day), text: plain(narration), references, numbers, payee: counterpartyKey };
}
const CODE = /[a-z0-9]{8,}/g;
const DATE =
  /^(?:20\d\d[01]\d[0-3]\d|[0-3]\d[01]\d20\d\d|\d{0,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\d{2,4})$/;

export function reversalOf(row: AccountRow): Reversal {
  const narration = row.row.narration.slice(0, MOST_CHARACTERS).toLowerCase().replaceAll('r/d', ' rtd ');
  const words = narration.match(/[a-z]+/g) ?? [];
  const quotes = quotesIn(narration);
  return {
    ...traitsOf(row),
    quotes,
    quoted: Math.max(0, ...quotes.map(({ length }) => length)),
    cut: NUMBER_AT_END.exec(narration)?.[1] ?? null,
    silent: words.every((word) => BOILERPLATE.has(word) || MARKERS.has(word)),
  };
}
const NUMBER_AT_END = new RegExp(`(?<!\\d)(\\d{${DIGITS_OF_CUT},29})[^a-z0-9]*$`);

/** The words by which banks call a row a reversal. */
const MARKERS: ReadonlySet<string> = new Set(
  (
    'reversal reversals reversed reverse rvsl rsvl rvs revsl rev refund refunds refunded return returned ' +
    'chargeback unpaid failed rtd'
  ).split(' '),
);
/** What may stand beside them and tells nothing of the payment. */
const BOILERPLATE: ReadonlySet<string> = new Set(
  (
    'nip nibss gip ghipss mpesa payment transfer transaction transactions txn trf instant auto automatic system of for ' +
    'the to a your ref item debit order credit not provided funds customer bank'
  ).split(' '),
);

/**
 * Around each word of a reversal: what follows it, what stands before it, and both. `FAILED NIBSS … NIP Reversal <text>`,
 * `<text> Reversal`, `DEBIT ORDER REVERSAL <payee>`.
 */
function quotesIn(narration: string): string[] {
  const quotes = new Set<string>();
  let markers = 0;
  for (const { 0: word, index } of narration.matchAll(/[a-z]+/g)) {
    if (!MARKERS.has(word)) continue;
    const before = narration.slice(0, index);
    const after = narration.slice(index + word.length).replace(BETWEEN, '');
    quotes
      .add(plain(after))
      .add(plain(before))
      .add(plain(before + after));
    markers++;
    if (markers === MOST_MARKERS) break;
  }
  return [...quotes].filter((quote) => quote.length >= FEWEST);
}
const BETWEEN = /^[^a-z0-9]*(?:(?:of|for)(?![a-z]))?/;

/** Both speak of one payment by its number. */
export function sharesReference(back: Traits, sent: Traits): boolean {
  return !back.references.isDisjointFrom(sent.references);
}

/** The reversal repeats the narration; either may be cut. */
export function quotes(back: Reversal, sent: Traits): boolean {
  if (sent.text.length < FEWEST) return false;
  return back.quotes.some((quote) => sent.text.startsWith(quote) || quote.startsWith(sent.text));
}

export function sharesNumber(back: Traits, sent: Traits): boolean {
  return !back.numbers.isDisjointFrom(sent.numbers);
}

/** The reversal ends in the beginning of the payment's number. */
export function sharesCutNumber({ cut }: Reversal, { references }: Traits): boolean {
  if (cut === null) return false;
  for (const reference of references) if (reference.startsWith(cut)) return true;
  return false;
}

/** One payee; either name may be cut. */
export function sharesPayee({ payee: a }: Traits, { payee: b }: Traits): boolean {
  if (a === null || b === null) return false;
  return a === b || (Math.min(a.length, b.length) >= FEWEST && (a.startsWith(b) || b.startsWith(a)));
}

function plain(text: string): string {
  return text.replace(/[^a-z0-9]+/g, '');
}
