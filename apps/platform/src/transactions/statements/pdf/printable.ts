/** Stands for a character that the font does not have. */
export const UNPRINTABLE = '▯';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g;
/** Direct or join what stands beside them, and show nothing. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const BLANKS = /[ \u00a0]{2,}/g;

/** A bank's text as a line of print: no control characters, letters composed, and a sign for what the font has not. */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  const clean = text.replace(CONTROL, ' ').replace(INVISIBLE, '').replace(BLANKS, ' ').normalize('NFC').trim();
  let printed = '';
  for (const character of clean) printed += has(character.codePointAt(0) ?? 0) ? character : UNPRINTABLE;
  return printed;
}

/** Letters of these scripts are set one by one, each as wide as it is: no joining, no marks to place. */
const PLAIN =
  /^[\u0020-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u205e\u2070-\u20cf\u2100-\u23ff\u2500-\u27bf]*$/;

export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * A line's words in the order in which they stand on paper: words written from right to left that follow one another
 * change places. Inside a word the font's own rules decide.
 */
export function visualOrder(line: string): string {
  if (!RIGHT_TO_LEFT.test(line)) return line;
  const words = line.split(' ');
  const ordered: string[] = [];
  for (let from = 0; from < words.length; ) {
    let to = from;
    while (to < words.length && RIGHT_TO_LEFT.test(words[to] ?? '')) to += 1;
    if (to === from) to += 1;
    ordered.push(...words.slice(from, to).reverse());
    from = to;
  }
  return ordered.join(' ');
}
