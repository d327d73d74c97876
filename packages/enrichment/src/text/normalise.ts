/** Longer than any bank prints: what follows is not read. */
export const MAX_CHARACTERS = 512;

const PLAIN = /^[\x20-\x7e]*$/;
const BLANKS = / {2,}/g;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\s]+/gu;
const MARKS = /\p{M}+/gu;
const FOREIGN = /[^\x20-\x7e]/g;

/**
 * Display text: NFKC, blanks collapsed, without control and direction characters, lone surrogates and loose marks.
 * Bounded by MAX_CHARACTERS.
 */
export function cleaned(narration: string): string {
  const text = narration.slice(0, MAX_CHARACTERS * 2);
  if (PLAIN.test(text)) return text.replace(BLANKS, ' ').trim().slice(0, MAX_CHARACTERS).trimEnd();
  return text.normalize('NFKC').replace(UNPRINTABLE, ' ').replace(MARKS, '').trim().slice(0, MAX_CHARACTERS).trimEnd();
}

const BARE = new Map<string, string>();

/** The letter under its marks; one UTF-16 unit gives one unit, so that places in both texts agree. */
function bare(letter: string): string {
  const known = BARE.get(letter);
  if (known !== undefined) return known;
  const lower = (letter.normalize('NFD')[0] ?? letter).toLowerCase();
  const folded = SPECIAL[lower] ?? (lower.length === 1 ? lower : letter);
  if (BARE.size < 4_096) BARE.set(letter, folded);
  return folded;
}
/** Letters that do not decompose: Hausa, Akan and Ewe hooks, dotless i, typographic apostrophes. */
const SPECIAL: Readonly<Record<string, string>> = {
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
  ƴ: 'y',
  ɔ: 'o',
  ɛ: 'e',
  ŋ: 'n',
  ɖ: 'd',
  ƒ: 'f',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '’': "'",
  '‘': "'",
  ʼ: "'",
};

/** Match text: lower case without diacritics, as long as the display text. */
export function folded(display: string): string {
  return display.replace(FOREIGN, bare).toLowerCase();
}

/** Share of one-character words from which a text counts as printed with blanks between its letters. */
const GLYPH_SHARE = 0.4;
const FEWEST_WORDS = 8;

export function isGlyphSpaced(singles: number, words: number): boolean {
  return words >= FEWEST_WORDS && singles > words * GLYPH_SHARE;
}

/**
 * Glyph-spaced text without its blanks. Wider gaps, where `raw` has any, and separators stay as borders of words;
 * the words FROM and TO are set apart again before a colon.
 */
export function despaced(raw: string): string {
  const text = raw.slice(0, MAX_CHARACTERS * 2);
  const wide = /\S {2,}\S/.test(text);
  const joined = wide
    ? text
        .trim()
        .split(/ {2,}/)
        .map((word) => word.replaceAll(' ', ''))
        .join(' ')
    : text.replaceAll(' ', '');
  return joined.slice(0, MAX_CHARACTERS);
}
