/** Bank text made comparable: one display form for people, one folded form for matching. Bounded and linear. */

/** Longer than any bank prints: what follows is not read. */
export const MAX_CHARACTERS = 512;

const PLAIN = /^[\x20-\x7e]*$/;
const BLANKS = / {2,}/g;
/** Controls, direction marks, unassigned and private characters, lone surrogates, every kind of blank. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\s]+/gu;
const MARKS = /\p{M}+/gu;

/** NFKC, blanks collapsed, nothing unprintable, at most MAX_CHARACTERS. Null and missing text is ''. */
export function displayText(raw: string | null | undefined): string {
  if (raw === null || raw === undefined) return '';
  const text = raw.slice(0, MAX_CHARACTERS * 2);
  const clean = PLAIN.test(text)
    ? text.replace(BLANKS, ' ')
    : text.normalize('NFKC').replace(UNPRINTABLE, ' ').replace(BLANKS, ' ');
  return despaced(clean.trim().slice(0, MAX_CHARACTERS).trimEnd());
}

/** Lower case without diacritics: what everything is compared by. */
export function foldedText(display: string): string {
  if (PLAIN.test(display)) return display.toLowerCase();
  return display
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(/[ɓɗƙƴıøłđ]/g, hookless);
}

const HOOKED: Readonly<Record<string, string>> = { ɓ: 'b', ɗ: 'd', ƙ: 'k', ƴ: 'y', ı: 'i', ø: 'o', ł: 'l', đ: 'd' };
const hookless = (letter: string): string => HOOKED[letter] ?? letter;

const PLAIN_WORDS = /[a-z]+|[0-9]+/g;
const ANY_WORDS = /\p{L}+|\p{N}+/gu;

/** Words of folded text: runs of letters and runs of digits, so that `inv204` has two and `ussd_name` too. */
export function wordsIn(folded: string): string[] {
  return folded.match(PLAIN.test(folded) ? PLAIN_WORDS : ANY_WORDS) ?? [];
}

/** `raw` as the words that rules and names are compared by. */
export function wordsOf(raw: string | null | undefined): string[] {
  return wordsIn(foldedText(displayText(raw)));
}

const FEWEST_WORDS = 8;
const GLYPH_SHARE = 0.4;

/** Some banks print a blank between all letters: text where over 40 % of the words are single letters is joined. */
function despaced(text: string): string {
  const words = text.split(' ');
  if (words.length < FEWEST_WORDS) return text;
  const singles = words.reduce((count, word) => count + (word.length === 1 ? 1 : 0), 0);
  return singles > words.length * GLYPH_SHARE ? words.join('') : text;
}

/** Words of a name that tell nothing of who it is: forms of companies and titles. */
const IDLE_IN_NAMES: ReadonlySet<string> = new Set(
  'ltd limited plc inc llc nig nigeria ent ents enterprise enterprises venture ventures co company and the mr mrs ms miss dr chief alhaji alhaja engr prof pastor rev'.split(
    ' ',
  ),
);

/** The words that tell who somebody is; all of them where nothing else is left. */
export function tellingWords(name: string | null | undefined): string[] {
  const words = wordsOf(name);
  const telling = words.filter((word) => !IDLE_IN_NAMES.has(word));
  return telling.length > 0 ? telling : words;
}

/** What a name is looked up by: `EXAMPLE VENTURES LTD` and `Example` are one. '' for no name. */
export function nameKey(name: string | null | undefined): string {
  return tellingWords(name).join(' ');
}
