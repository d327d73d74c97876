/** Who stands on the other side: the engine's answer cut to the name, and a name where no form of the engine's fits. */
import { COMPANY_WORDS, DEFAULT_KEYWORDS } from './keyword-lists.ts';
import { wordsOf } from './normalise.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const COMPANY: ReadonlySet<string> = new Set(COMPANY_WORDS);
/** Nothing of the name stands behind one of these. */
const ENDS_NAME = setOf('ltd limited plc');
const FEWEST_WORDS = 2;
const MOST_WORDS = 6;
const MOST_NAMES = 4;
/** Given names that are also words of giving: first in a part of names alone they are a name. */
const NAMES_TOO = setOf('gift charity love');
/** With one of these a part says what for. */
const OF_SENTENCES = setOf('for of to from my your our the and on in at with item items card party as per being');
const BANK_WORDS = setOf(
  'nip nibss trf tnf tfr transfer transfers neft rtgs fip cip kip mob mobile web ussd atm pos app cr dr uto inward outward inflow credit debit funds local online bank banknip fund instant ref session intra inter frm received receivemoney sent reversal rvsl cash deposit withdrawal collection collections charge charges fee levy interest airtime purchase branch own account self none sender agent customer',
);
/** What forms that print a bank before the name may take for it. */
const BANKS = setOf(
  'gtb gtbank zib zenith abn access fbn firstbank uba fcmb wbp wema skye polaris kmf kuda opay pay ppl palmpay fdp fidelity sterling stanbic union vfd moniemfb moniepoint ecobank keystone unity jaiz providus',
);
/** What names do not have behind their second word. */
const PURPOSES: ReadonlySet<string> = new Set(
  Object.values(DEFAULT_KEYWORDS)
    .flat()
    .flatMap((keyword: string) => wordsOf(keyword))
    .filter((word) => word.length > 1 && !NAMES_TOO.has(word) && !OF_SENTENCES.has(word)),
);
/** Plain in its plural too. */
const isPurpose = (word: string): boolean =>
  PURPOSES.has(word) || (word.length > 4 && word.endsWith('s') && PURPOSES.has(word.slice(0, -1)));

/**
 * The name in what a form takes for one: `ADA OBI: agency commission` is ADA OBI, and BLUE KITE of `BLUE KITE LOGISTICS
 * LTD` is the whole. Null for none, and where the form took a purpose for a name.
 */
export function nameAlone(printed: string | null, narration: string): string | null {
  if (printed === null || BANKS.has(printed.toLowerCase())) return null;
  const whole = printed + companyBehind(printed, narration);
  const [name = '', more] = whole.split(/[:|;]| [-–] /);
  // `donations to BRIGHT LOOM STUDIOS`: a sentence.
  if (more === undefined && wordsOf(name).some((word) => word === 'to' || word === 'from')) return null;
  const words = [...name.matchAll(/[^\s]+/g)];
  const isOfCompany = COMPANY.has(wordsOf(name).at(-1) ?? '');
  if (!isOfCompany && wordsOf(name).slice(0, FEWEST_WORDS).some(isPurpose)) return null;
  const last = words.findIndex(([text], at) => {
    const [word = ''] = wordsOf(text);
    if (at > 0 && at < words.length - 1 && ENDS_NAME.has(word)) return true;
    const [next] = wordsOf(words[at + 1]?.[0]);
    return at > 0 && !isOfCompany && next !== undefined && isPurpose(next);
  });
  const found = words[last];
  return (found === undefined ? name : name.slice(0, found.index + found[0].length)).trim() || null;
}

/** Up to three words behind a name that end like a company: a form may stop at one that is a trade. */
function companyBehind(printed: string, narration: string): string {
  const start = narration.indexOf(printed);
  if (start === -1) return '';
  const [, more = ''] = /^((?: [\p{L}&.'-]{1,30}){1,3})/u.exec(narration.slice(start + printed.length)) ?? [];
  const parts = more.split(' ').slice(1);
  const last = parts.findLastIndex((part) => ENDS_NAME.has(wordsOf(part)[0] ?? ''));
  return last === -1 ? '' : ` ${parts.slice(0, last + 1).join(' ')}`;
}

/** `FROM GTB/EXAMPLE VENTURES LTD REF:…`, `from ADA OBI to …`, else a session id and a name. */
const FROM = named('(?:from|frm|b/o|by|sender)[: ] ?', 'ref|ifo|to');
const BEHIND_SESSION = named('\\d{26,31} ', 'ref|ifo|to|from|frm');
const TO = named('(?:to|ifo|beneficiary)[: ] ?', 'ref|from|frm');

function named(before: string, after: string): RegExp {
  return new RegExp(
    `(?:^|[^a-z0-9])(?:${before})(?:[a-z]{2,12}/)?([a-z][a-z.,' -]{3,60}?)(?= ?(?:${after})(?![a-z])|[/|:(#]| - | ?\\d|$)`,
    'i',
  );
}

/** Parts between slashes and the like; a hyphen between letters parts too, but only where nothing else does. */
function partsOf(narration: string): string[] {
  const parts = narration.split(narration.includes('(') ? /[/|()]/ : /[/|]/);
  if (parts.length > 1) return parts;
  const byColon = narration.split(/[:;]/);
  return byColon.length > 2 ? byColon : narration.split('-');
}

/** A name, or null: a part between slashes that ends like a company, what follows FROM or TO, a part of names alone. */
export function partyIn(narration: string, credit: boolean): string | null {
  const parts = partsOf(narration);
  const company = parts.length > 1 ? parts.find(isCompany) : undefined;
  if (company !== undefined) return company.trim();
  const [, name = ''] = (credit ? FROM : TO).exec(narration) ?? BEHIND_SESSION.exec(narration) ?? [];
  const alone = nameAlone(name.trim(), narration);
  if (alone !== null && isPlausible(wordsOf(alone))) return alone;
  return (parts.length > 1 ? parts.find(isNames)?.trim() : null) ?? nameWithin(narration, credit ? 'to' : 'from');
}

/** One word will do where FROM or TO says that it is a name. */
function isPlausible(words: readonly string[]): boolean {
  const [first = ''] = words;
  if (words.length === 1) return first.length > 2 && !OF_SENTENCES.has(first) && !BANK_WORDS.has(first);
  return words.length >= FEWEST_WORDS && words.length <= MOST_WORDS;
}

const TITLES = setOf('mr mrs ms miss dr chief alhaji alhaja engr prof pastor rev');

/** In running text: up to four words that end in a form of company, or up to three behind a title. Not the holder. */
function nameWithin(narration: string, holderBehind: string): string | null {
  const words = [...narration.matchAll(/\p{L}[\p{L}'.&-]*|[^\p{L}\s]+/gu)];
  const plain = words.map(([text]) => wordsOf(text)[0] ?? '');
  const isWord = (at: number): boolean => {
    const word = plain[at] ?? '';
    return /^\p{L}/u.test(word) && !OF_SENTENCES.has(word) && !BANK_WORDS.has(word);
  };
  const isName = (at: number): boolean => isWord(at) && !isPurpose(plain[at] as string);
  // A trade may stand before the form of company: `GREEN ACRE SUPPLIES LTD`.
  const suffix = plain.findIndex((word, at) => ENDS_NAME.has(word) && isWord(at - 1));
  const title = plain.findIndex((word, at) => TITLES.has(word) && isName(at + 1));
  let [first, last] = suffix === -1 ? [title, title] : [suffix, suffix];
  if (first === -1) return null;
  if (suffix === -1) while (last - first < MOST_NAMES - 1 && isName(last + 1)) last++;
  else while (last - first < MOST_NAMES && (isName(first - 1) || (first === suffix && isWord(first - 1)))) first--;
  const [from, to] = [words[first], words[last]];
  if (plain[first - 1] === holderBehind) return null;
  return from === undefined || to === undefined ? null : narration.slice(from.index, to.index + to[0].length);
}

/** `PAYMENT SYSTEMS LTD`. */
function isCompany(part: string): boolean {
  const words = wordsOf(part);
  if (words.length < FEWEST_WORDS || words.length > MOST_WORDS || words.includes('to')) return false;
  return COMPANY.has(words.at(-1) as string);
}

/** `GIFT OKORO UDO`: two to four words of letters, none of them a bank's, of a sentence or of a purpose. */
function isNames(part: string): boolean {
  const words = wordsOf(part);
  if (words.length < FEWEST_WORDS || words.length > MOST_NAMES) return false;
  return words.every(
    (word) => /^\p{L}/u.test(word) && !OF_SENTENCES.has(word) && !BANK_WORDS.has(word) && !isPurpose(word),
  );
}
