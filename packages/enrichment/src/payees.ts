import type { Movement } from './movement.ts';

/** Banks cut names off; a shorter beginning than this proves nothing. Source: enrichment reference 3.5. */
const SHORTEST_PREFIX = 8;

/** A key made of the narration's words rather than of a name. */
const TEXT_MARK = '~';

const MOST_WORDS = 24;

const DATE_WORDS: ReadonlySet<string> = new Set(
  (
    'jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september ' +
    'october november december mon tue wed thu fri sat sun st nd rd th am pm'
  ).split(' '),
);

/**
 * What a row's other side is grouped by: the normalised name, or, where the row names nobody, its words without
 * digits, dates and references.
 */
export function payeeKey(movement: Movement): string {
  const name = movement.counterpartyKey;
  const bare = name === null || name.length < 2 ? '' : bareName(name, movement.counterparty);
  if (bare !== '') return bare;
  if (movement.category === 'interest')
    return TEXT_MARK + (DIVIDEND.test(movement.narration) ? 'dividend' : 'interest');
  const words = wordsOf(movement.narration).slice(0, MOST_WORDS).join(' ');
  return TEXT_MARK + (words === '' ? signsOf(movement.narration) : words);
}

/** What stands in a narration without words, as emoji do: not its numbers, which differ from row to row. */
function signsOf(narration: string): string {
  return narration
    .slice(0, LONGEST_NAME)
    .replace(/[\s\d]+/g, '')
    .toLowerCase();
}

/** A share's earnings and an account's have nothing in common but their category. */
const DIVIDEND = /\bdividends?\b/i;

/** What banks print around a name: dates, numbers and what the payment is for. */
const PAY_WORDS: ReadonlySet<string> = new Set(
  (
    'salary salaries sal payroll pay payment payments net gross monthly month staff wages wage pension for of bonus ' +
    'arrears allowance'
  ).split(' '),
);
const GLUED_DATE = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\d{2,4}$/;

/** `meridian foods salary jun 2026` is Meridian Foods; `customer 12` stays, and so does one word. Empty for a date. */
function bareName(name: string, printed: string | null): string {
  if (!name.includes(' ')) return GLUED_DATE.test(name) ? '' : name;
  const words = name.split(' ');
  const isTail = (word = '') => isAboutPay(word);
  const isNumber = (word = '') => /\d/.test(word);
  const remark = printed === null ? [] : remarkBehind(printed);
  while (words.length > 1 && remark.length > 0 && remark.at(-1) === words.at(-1)) {
    words.pop();
    remark.pop();
  }
  while (words.length > 1 && (isTail(words.at(-1)) || (isNumber(words.at(-1)) && isTail(words.at(-2))))) words.pop();
  if (words.length === 1 && GLUED_DATE.test(words[0] ?? '')) return '';
  // `acc apr2026 ukulima`: what stands before a glued date is the payroll's.
  const dated = words.slice(0, MOST_BEFORE_DATE).findIndex((word) => GLUED_DATE.test(word));
  if (dated !== -1 && dated + 1 < words.length) words.splice(0, dated + 1);
  return words.join(' ');
}
const MOST_BEFORE_DATE = 3;

/** A company's name ends with its legal form, one in capitals with the last word in capitals: the rest is a remark. */
const LEGAL_END = /^.*?\S\W+(?:ltd|limited|plc|inc|llc|llp)\b[.)]*(?=\s)/i;
const CAPITALS_END = /^\P{Ll}{7,}(?=\s+\p{Lu}?\p{Ll})/u;

/** The folded words behind a printed name that are no part of it. */
function remarkBehind(printed: string): string[] {
  const name = endedName(printed);
  return name === null ? [] : foldedWords(printed.slice(name.length, LONGEST_NAME));
}

function endedName(printed: string): string | null {
  const text = printed.slice(0, LONGEST_NAME);
  const [name] = LEGAL_END.exec(text) ?? CAPITALS_END.exec(text) ?? [];
  return name === undefined || !/\S\s+\S/.test(name) ? null : name;
}
const LONGEST_NAME = 120;

/** A payer's name as printed, without remark, dates and words of pay behind it. */
export function nameIn(printed: string): string {
  const words = (endedName(printed) ?? printed).trim().split(/\s+/);
  while (words.length > 1 && isAboutPay((words.at(-1) ?? '').toLowerCase())) words.pop();
  return words.join(' ');
}

/** A date or a word of pay: what may stand around a name and names nobody. */
export function isAboutPay(word: string): boolean {
  return PAY_WORDS.has(word) || DATE_WORDS.has(word) || GLUED_DATE.test(word) || /^\d+(st|nd|rd|th)$/.test(word);
}

export function namesNobody(key: string): boolean {
  return key.startsWith(TEXT_MARK);
}

/** Of rows without a text: no two of them have to be of one payee. */
export function saysNothing(key: string): boolean {
  return key === TEXT_MARK;
}

function wordsOf(narration: string): string[] {
  return foldedWords(narration).filter((word) => word.length > 1 && !/\d/.test(word) && !DATE_WORDS.has(word));
}

const PLAIN = /^[ -~]*$/;

/** Lower-case runs of letters and digits, diacritics folded. */
export function foldedWords(text: string): string[] {
  // Nearly every narration is plain ASCII, which needs no folding.
  if (PLAIN.test(text)) return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const folded = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return folded.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Groups by payee, one direction at a time. A key that is the beginning of another, from 8 characters on, is the same
 * payee cut off; where it begins several that differ, it is nobody's for sure and stays alone.
 */
export function groupByPayee(movements: readonly Movement[]): Map<string, Movement[]> {
  const byKey = new Map<string, Movement[]>();
  for (const movement of movements) {
    const key = payeeKey(movement);
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [movement]);
    else group.push(movement);
  }
  const groups = new Map<string, Movement[]>();
  for (const [key, whole] of wholeNames([...byKey.keys()])) {
    const group = groups.get(whole);
    const rows = byKey.get(key) ?? [];
    if (group === undefined) groups.set(whole, [...rows]);
    else group.push(...rows);
  }
  return groups;
}

/** A name of so many words is whole: what differs behind it is what the payer wrote. */
const WHOLE_NAME_WORDS = 3;

/**
 * For each key the name that it stands for: the longest one that it is a cut of, or, where several different texts
 * follow a whole name, that name.
 */
export function wholeNames(keys: readonly string[]): Map<string, string> {
  // UTF-16 order, not the locale's: what begins with a key has to stand right behind it.
  const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  const whole = new Map<string, string>();
  // Index after the last key that begins with this one.
  const ends: number[] = new Array(sorted.length).fill(0);
  for (let at = sorted.length - 1; at >= 0; at--) {
    const key = sorted[at] as string;
    const next = sorted[at + 1] ?? '';
    let end = at + 1;
    while (end < sorted.length && (sorted[end] as string).startsWith(key)) end = ends[end] as number;
    ends[at] = end;
    whole.set(key, key);
    // `customer 1` is no cut of `customer 12`.
    if (end === at + 1 || key.length < SHORTEST_PREFIX || namesNobody(key) || /\d$/.test(key)) continue;
    // One name cut at several lengths: the next one holds all the others, and is a cut of the last.
    if (ends[at + 1] === end && whole.get(next) === sorted[end - 1]) whole.set(key, whole.get(next) as string);
    else if (isWholeName(key, sorted, at + 1, end))
      for (let remark = at + 1; remark < end; remark++) whole.set(sorted[remark] as string, key);
  }
  return whole;
}

function isWholeName(key: string, sorted: readonly string[], from: number, end: number): boolean {
  if (key.split(' ').length < WHOLE_NAME_WORDS) return false;
  for (let at = from; at < end; at++) if ((sorted[at] as string)[key.length] !== ' ') return false;
  return true;
}
