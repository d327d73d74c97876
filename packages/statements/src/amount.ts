/** Money as banks print it, read into minor units by text alone: never through a float. */

export type DecimalSign = '.' | ',';

export interface ReadAmount {
  /** Magnitude, never negative. */
  minor: bigint;
  negative: boolean;
  /** What an explicit `Cr`, `Dr` or `+` says; `null` when the amount carries no such mark. */
  mark: 'credit' | 'debit' | null;
}

const MAX_LENGTH = 48;
/** Longer is no amount at all, but a number of another kind. */
const MAX_WHOLE_DIGITS = 14;
/** Beyond 2^53 - 1 an amount is no longer told exactly by whoever writes it as a JSON number. */
const MAX_MINOR = BigInt(Number.MAX_SAFE_INTEGER);
export const TOO_LARGE = 'is more than can be told exactly';

/** True for minor units, of either sign, that no row or balance may have. */
export const isTooLarge = (minor: bigint): boolean => minor > MAX_MINOR || minor < -MAX_MINOR;

const CURRENCY =
  'NGN|=N=|₦|N|KES|K\\.?SHS?|SHS?|GHS|GHC|GH[₵¢]|₵|¢|ZAR|R|USD|US\\$|\\$|GBP|£|EUR|€|UGX|TZS|RWF|XOF|XAF';
const CURRENCY_BEFORE = new RegExp(`^(?:${CURRENCY})[.:]?\\s*(?=[-+(.,\\d])`, 'i');
const CURRENCY_AFTER = new RegExp(`(?<=[\\d).,])\\s*(?:${CURRENCY})$`, 'i');
const MARK_AFTER = /(?<=[\d).,\s])\s*\(?(CR|DR|C|D)\.?\)?$/i;

const BODY: Record<DecimalSign, RegExp> = {
  '.': /^(?:(\d+)|(\d{1,3}(?:([ ,'])\d{3})(?:\3\d{3})*))?(?:\.(\d+))?$/,
  ',': /^(?:(\d+)|(\d{1,3}(?:([ .'])\d{3})(?:\3\d{3})*))?(?:,(\d+))?$/,
};

/** True for what banks print in a money cell that holds no money: nothing, a dash, `nil`. */
export function isBlankAmount(text: string): boolean {
  return /^(?:[-–—\s]*|nil|n\/?a|null|none)$/i.test(text.trim());
}

/**
 * Reads one amount. `null` when the text is no amount, has more than two decimals that count, or is too long.
 * Accepts `1,234.56`, `1 234.56`, `1.234,56` (with `decimal` `,`), `(123.45)`, `-1` and `1-`, `1.00Cr`, `₦1`, `1 KES`.
 */
export function readAmount(text: string, decimal: DecimalSign = '.'): ReadAmount | null {
  if (text.length > MAX_LENGTH) return null;
  const bare = stripMarks(
    text
      .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
      .replace(/[\u2212\u2013]/g, '-')
      .trim(),
  );
  if (bare === null) return null;
  const match = BODY[decimal].exec(bare.text);
  if (!match) return null;
  const whole = (match[1] ?? match[2] ?? '').replace(/\D/g, '').replace(/^0+(?=\d)/, '');
  const fraction = match[4] ?? '';
  if (whole === '' && fraction === '') return null;
  if (whole.length > MAX_WHOLE_DIGITS || !/^0*$/.test(fraction.slice(2))) return null;
  const minor = BigInt(`${whole || '0'}${fraction.slice(0, 2).padEnd(2, '0')}`);
  return { minor, negative: bare.negative, mark: bare.mark };
}

/** Takes signs, parentheses, currency and Cr/Dr off the digits. Two signs on one amount are no amount. */
function stripMarks(text: string): (Omit<ReadAmount, 'minor'> & { text: string }) | null {
  let rest = text;
  let signs = '';
  let mark: ReadAmount['mark'] = null;
  for (let turn = 0; turn < 6; turn += 1) {
    const before = rest;
    const marked = MARK_AFTER.exec(rest);
    if (marked && mark === null) {
      mark = marked[1]?.toUpperCase().startsWith('C') ? 'credit' : 'debit';
      rest = rest.slice(0, marked.index).trim();
    }
    if (rest.startsWith('(') && rest.endsWith(')')) {
      signs += '-';
      rest = rest.slice(1, -1).trim();
    }
    if (/^[-+]/.test(rest)) {
      signs += rest[0];
      rest = rest.slice(1).trim();
    } else if (/[-+]$/.test(rest)) {
      signs += rest.at(-1);
      rest = rest.slice(0, -1).trim();
    }
    rest = rest.replace(CURRENCY_BEFORE, '').replace(CURRENCY_AFTER, '').trim();
    if (rest === before) break;
  }
  if (signs.length > 1) return null;
  if (signs === '+' && mark === null) mark = 'credit';
  return { text: rest, negative: signs === '-', mark };
}

/**
 * Which sign parts the decimals, judged over every money cell of a file; `usual` where the cells do not tell. A cell with both signs, or with one or two
 * digits after its only sign, tells; `1.500` and `1,500` alone are thousands, since money has no third decimal.
 */
export function decimalSign(cells: Iterable<string>, usual: DecimalSign = '.'): DecimalSign {
  let dot = 0;
  let comma = 0;
  let dotThousands = 0;
  for (const cell of cells) {
    if (cell.length > MAX_LENGTH) continue;
    const signs = cell.replace(/[^\d.,]/g, '').replace(/^[.,]+(?=\d)/, '');
    const lastDot = signs.lastIndexOf('.');
    const lastComma = signs.lastIndexOf(',');
    if (lastDot < 0 && lastComma < 0) continue;
    if (lastDot >= 0 && lastComma >= 0) {
      if (lastDot > lastComma) dot += 1;
      else comma += 1;
      continue;
    }
    const sign = lastDot >= 0 ? '.' : ',';
    const last = Math.max(lastDot, lastComma);
    const thousands = signs.indexOf(sign) !== last || signs.length - last - 1 > 2;
    if (!thousands) {
      if (sign === '.') dot += 1;
      else comma += 1;
    } else if (sign === '.') dotThousands += 1;
  }
  if (dot === comma) return dot === 0 && dotThousands > 0 ? ',' : usual;
  return comma > dot ? ',' : '.';
}

/** `1234.50` for people; two decimals, grouped, sign in front. */
export function formatMinor(minor: bigint): string {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${minor < 0n ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** ISO code of the currency that a cell or a header names (`₦`, `KSh`, `GHC`, `R`), `null` when it names none. */
export function currencyOf(text: string): string | null {
  const word = text.trim().toUpperCase().replace(/[.\s]/g, '');
  for (const [code, spellings] of SPELLINGS) if (spellings.includes(word)) return code;
  return null;
}

const SPELLINGS: readonly [string, readonly string[]][] = [
  ['NGN', ['NGN', '₦', 'N', '=N=', 'NAIRA', 'NIGERIANNAIRA']],
  ['KES', ['KES', 'KSH', 'KSHS', 'KENYASHILLING', 'KENYANSHILLING', 'KENYASHILLINGS', 'SHILLING']],
  ['GHS', ['GHS', 'GHC', 'GH₵', 'GH¢', '₵', '¢', 'CEDI', 'CEDIS', 'GHANACEDI', 'GHANACEDIS']],
  ['ZAR', ['ZAR', 'R', 'RAND', 'SOUTHAFRICANRAND']],
  ['USD', ['USD', '$', 'US$', 'USDOLLAR', 'USDOLLARS']],
  ['GBP', ['GBP', '£', 'POUNDSTERLING']],
  ['EUR', ['EUR', '€', 'EURO', 'EUROS']],
  ['UGX', ['UGX', 'USH']],
  ['TZS', ['TZS', 'TSH']],
  ['RWF', ['RWF']],
  ['XOF', ['XOF']],
  ['XAF', ['XAF']],
];
