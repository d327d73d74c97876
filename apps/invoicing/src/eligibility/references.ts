/** Numbers of documents in what the payer wrote. A NIP session id, a phone or an account number is none. */

const RUN = /[A-Za-z0-9]+(?:[-/][A-Za-z0-9]+)*/g;
/** `INV 2044`: a document's word, a blank, its number. */
const SPACED =
  /(?<![A-Za-z])(INV|INVOICE|ORDER|ORD|PO|LPO|REF|RCPT|RECEIPT|BILL|QT|QUOTE|PI|SO)(?: ?(?:NO\.?|#|:) ?| )(\d{2,12})(?!\d)/gi;
const SERIES = /^(?:inv|invoice|order|ord|po|lpo|ref|rcpt|receipt|bill|qt|quote|pi|so)$/;
const MONTH =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/;
const SHORTEST = 4;
const LONGEST = 40;
/** From here on digits alone are an account, a phone or a bank's own number. */
const BANK_DIGITS = 10;
/** Letters and digits without a separator: from here on a bank's own code. */
const LONGEST_UNBROKEN = 16;
const MAX_TOKENS = 16;

/**
 * Reference-like tokens, as printed: 4–40 characters of letters, digits, `-` and `/`, with a digit. Years, dates,
 * quantities, amounts and a bank's own numbers are left out. At most 16, in the order of the text.
 */
export function referenceTokens(display: string): string[] {
  if (!/\d/.test(display)) return [];
  const tokens = new Set<string>();
  for (const [, series, number] of display.matchAll(SPACED)) {
    if (!isYear(number as string)) tokens.add(`${(series as string).toUpperCase()}-${number}`);
  }
  for (const [run] of display.matchAll(RUN)) {
    if (isReference(run)) tokens.add(run);
    if (tokens.size >= MAX_TOKENS) break;
  }
  return [...tokens].slice(0, MAX_TOKENS);
}

function isReference(run: string): boolean {
  if (run.length < SHORTEST || run.length > LONGEST || !/\d/.test(run)) return false;
  const parts = run.toLowerCase().split(/[-/]/);
  const digits = parts.filter((part) => /^\d+$/.test(part));
  if (digits.some((part) => part.length >= BANK_DIGITS)) return false;
  if (parts.length === 1) return isUnbrokenReference(parts[0] as string);
  // `12/03/2026`, `4471/2290133`: numbers alone.
  if (digits.length === parts.length)
    return digits.length === 2 && !isDatePart(parts) && (parts[0] as string).length >= 3;
  return parts.some((part) => /\d/.test(part) && !isIdle(part)) || SERIES.test(parts[0] as string);
}

function isUnbrokenReference(run: string): boolean {
  if (/^\d+$/.test(run)) return !isYear(run);
  if (run.length > LONGEST_UNBROKEN) return false;
  return !isIdle(run) && !/^(?:n|ngn|naira|usd|gbp)\d+k?$/.test(run);
}

/** Says when or how much, not which document: `2026`, `jun26`, `10kg`, `3rd`, `500k`, `q3`. */
function isIdle(part: string): boolean {
  if (isYear(part) || /^\d+[a-z]{1,5}$/.test(part) || /^q[1-4]$/.test(part)) return true;
  const [, letters, number] = /^([a-z]+)(\d+)$/.exec(part) ?? [];
  return letters !== undefined && MONTH.test(letters) && (number as string).length <= 4;
}

const isYear = (part: string): boolean => /^(?:199\d|20[0-3]\d)$/.test(part);
const isDatePart = (parts: readonly string[]): boolean => parts.some(isYear);

/** Letters and digits alone, lower case, leading zeros of each number gone: what invoice numbers are compared by. */
export function canonicalNumber(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/(?<![0-9])0+(?=[0-9])/g, '')
    .replaceAll(' ', '');
}
