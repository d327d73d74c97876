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
  if (name !== null && name.length >= 2) return withoutTail(name);
  if (movement.category === 'interest') return `${TEXT_MARK}interest`;
  return TEXT_MARK + wordsOf(movement.narration).slice(0, MOST_WORDS).join(' ');
}

/** What banks print behind a name: dates, numbers and what the payment is for. */
const TAIL_WORDS: ReadonlySet<string> = new Set(
  (
    'salary salaries sal payroll pay payment payments net gross monthly month staff wages wage pension for of bonus ' +
    'arrears allowance'
  ).split(' '),
);

/** `meridian foods salary jun 2026` is Meridian Foods; `customer 12` stays, and so does one word. */
function withoutTail(name: string): string {
  if (!name.includes(' ')) return name;
  const words = name.split(' ');
  const isTail = (word = '') => TAIL_WORDS.has(word) || DATE_WORDS.has(word) || /^\d+(st|nd|rd|th)$/.test(word);
  const isNumber = (word = '') => /\d/.test(word);
  while (words.length > 1 && (isTail(words.at(-1)) || (isNumber(words.at(-1)) && isTail(words.at(-2))))) words.pop();
  return words.join(' ');
}

export function namesNobody(key: string): boolean {
  return key.startsWith(TEXT_MARK);
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
