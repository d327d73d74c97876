import { LIMITS } from './ruleset.ts';

/** Titles and company words: they tell customers apart from nobody, and banks and payers leave them out. */
const DROPPED: ReadonlySet<string> = new Set(
  (
    'LTD LIMITED NIG NIGERIA NIGLTD ENT ENTS ENTERPRISE ENTERPRISES VENTURE VENTURES PLC LLC INC CO COMPANY AND THE ' +
    'MR MRS MS MISS DR ENGR CHIEF ALHAJI ALHAJA PROF BARR PASTOR REV'
  ).split(' '),
);
/** Long enough to be recognised by a beginning. */
const CUT_TITLES = ['LIMITED', 'NIGERIA', 'ENTERPRISES', 'VENTURES', 'COMPANY'];
/** Banks cut names at 20 to 30 characters; shorter ones are whole. */
const SHORTEST_CUT = 18;
const LONGEST_NAME = 120;
const MOST_TOKENS = 8;
const STEM = 5;

/** Letters and digits alone, upper case, without diacritics. */
export function words(text: string): string[] {
  const plain = text
    .slice(0, 600)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A name as it is compared. */
export interface ReadName {
  /** As printed, without titles and company words. */
  readonly tokens: readonly string[];
  readonly sorted: string;
  /** Long enough that a bank may have cut its last word. */
  readonly maybeCut: boolean;
}

/** Names keep a meaning when all their words are titles: `GLOBAL VENTURES` stays what it is. */
export function readName(name: string): ReadName {
  const printed = name.slice(0, LONGEST_NAME).trim();
  const all = words(printed).slice(0, MOST_TOKENS);
  const maybeCut = printed.length >= SHORTEST_CUT;
  const last = all.length - 1;
  const telling = all.filter((word, place) => !DROPPED.has(word) && !(maybeCut && place === last && isCutTitle(word)));
  const tokens = telling.length > 0 ? telling : all;
  return { tokens, sorted: [...tokens].sort().join(' '), maybeCut };
}

/** `VENTU` at the end of a long name. */
function isCutTitle(word: string): boolean {
  return word.length >= 3 && CUT_TITLES.some((title) => title.startsWith(word));
}

/** The beginning of a word: what a cut and a whole name have in common. */
const stem = (word: string): string => word.slice(0, STEM);

/**
 * Keys that a customer's name is stored under: all stems, each pair, each alone, and `only` for names of one word. A name
 * costs at most 37 keys.
 */
export function customerNameKeys(name: string): string[] {
  const stems = stemsOf(readName(name));
  const keys = [...pairs(stems), ...stems.map((each) => `one:${each}`)];
  return stems.length === 1 ? [...keys, `only:${stems[0]}`] : keys;
}

/** Keys that a payer's name is looked up by. Single stems count only where the name has no more: they are not selective. */
export function payerNameKeys(name: string): string[] {
  const stems = stemsOf(readName(name));
  const keys = [...pairs(stems), ...stems.map((each) => `only:${each}`)];
  return (stems.length === 1 ? [...keys, `one:${stems[0]}`] : keys).slice(0, LIMITS.nameKeys);
}

function stemsOf({ tokens }: ReadName): string[] {
  const telling = tokens.filter((token) => token.length > 1);
  return [...new Set(telling.map(stem))].sort();
}

/** All first: the most selective key. Two stems are a pair already. */
function pairs(stems: readonly string[]): string[] {
  const two = stems.flatMap((one, place) => stems.slice(place + 1).map((other) => `two:${one} ${other}`));
  return stems.length > 2 ? [`all:${stems.join(' ')}`, ...two] : two;
}

/** An invoice number as it is compared: letters and digits alone. Null below four characters or without a digit. */
export function canonicalNumber(number: string): string | null {
  return usable(numberWords(number).join(''));
}

const NUMBER_WORDS: ReadonlySet<string> = new Set(['NO', 'NOS', 'NR', 'NUM', 'NUMBER']);

/** `INVOICE NO 42` is how people write `INV-42`. */
function numberWords(text: string): string[] {
  const all = words(text).map((word) => word.replace(/^INVOICES?(?=\d|$)/, 'INV'));
  return all.filter((word, place) => !(NUMBER_WORDS.has(word) && all[place - 1] === 'INV'));
}

/** `INV0042` as `INV42`. */
export function withoutZeros(canonical: string): string | null {
  return usable(canonical.replace(/(?<!\d)0+(?=\d)/g, ''));
}

function usable(canonical: string): string | null {
  return canonical.length >= 4 && canonical.length <= 40 && /\d/.test(canonical) ? canonical : null;
}

/** Keys that an invoice number is stored under. */
export function numberKeys(number: string): string[] {
  const whole = canonicalNumber(number);
  const short = whole === null ? null : withoutZeros(whole);
  return [...new Set([whole, short].filter((key) => key !== null))];
}

const MOST_WORDS = 60;
/** `INV`, `2026`, `00`, `42`: a number is written in at most so many pieces. */
const MOST_PIECES = 4;

export interface NumberInText {
  readonly whole: string;
  readonly short: string | null;
  /** Places of the words it was made of. */
  readonly from: number;
  readonly to: number;
  /** Few digits alone that no word like `INV` introduces: a year, a house number, a quantity. */
  readonly weak: boolean;
}

const INTRODUCING: ReadonlySet<string> = new Set(
  'INV BILL REF REFERENCE ORDER ORD PO LPO NO NUMBER PROFORMA RECEIPT'.split(' '),
);

/** Words of remarks that no invoice number begins or ends with: each spares look-ups. */
const AROUND: ReadonlySet<string> = new Set(
  (
    'PAYMENT PAYMENTS PAID PAY FOR OF PART FULL BALANCE BAL BEING AND FROM TO BY THE ON IN VIA GOODS SERVICES SERVICE ' +
    'SUPPLIED SUPPLY THANKS THANK YOU TRANSFER TRF SETTLEMENT DEPOSIT NAIRA'
  ).split(' '),
);

/**
 * What may be an invoice number in a text: one to four words in a row, joined, with and without leading zeros. Words are
 * never cut, so `INV204` is not found in `INV2045`.
 */
export function numbersInText(text: string): NumberInText[] {
  const all = numberWords(text).slice(0, MOST_WORDS);
  const found: NumberInText[] = [];
  for (let from = 0; from < all.length; from += 1) {
    if (AROUND.has(all[from] ?? '')) continue;
    let joined = '';
    for (let to = from; to < Math.min(all.length, from + MOST_PIECES); to += 1) {
      joined += all[to];
      if (AROUND.has(all[to] ?? '')) continue;
      const whole = usable(joined);
      // 30 digits are a session id, 10 and 11 an account or a phone.
      if (whole === null || /^(\d{10,11}|\d{13}|\d{20,})$/.test(whole)) continue;
      const weak = /^\d{1,5}$/.test(whole) && !INTRODUCING.has(all[from - 1] ?? '');
      found.push({ whole, short: withoutZeros(whole), from, to, weak });
    }
  }
  return found.slice(0, LIMITS.numberKeys / 2);
}

/** Keys that a payee is learned under: the account outranks the name. */
export function aliasKeys(counterparty: { name: string | null; accountNumber: string | null }): string[] {
  const digits = counterparty.accountNumber?.replace(/\D/g, '') ?? '';
  const name = counterparty.name === null ? '' : readName(counterparty.name).sorted;
  return [...(digits.length >= 6 ? [`account:${digits}`] : []), ...(name.length >= 4 ? [`name:${name}`] : [])];
}

/** Mono prints GHC and KSH; the codes are GHS and KES. */
export function currencyCode(currency: string): string {
  const code = currency.trim().toUpperCase();
  return code === 'GHC' ? 'GHS' : code === 'KSH' ? 'KES' : code;
}
