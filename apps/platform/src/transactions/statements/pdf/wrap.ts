/** A word with what follows it up to the next one; a line may also end after these signs, as long references have no blanks. */
const PIECES = /[^\s/|,;:_-]*[\s/|,;:_-]*/g;
const ELLIPSIS = '…';

/**
 * Breaks a text into lines that are at most `width` wide. A word that is wider alone is broken anywhere between two
 * characters as readers see them. What is over `most` lines is cut off, and the last line ends with an ellipsis.
 */
export function wrap(text: string, width: number, measure: (text: string) => number, most: number): string[] {
  if (measure(text) <= width) return [text];
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (lines.length > most) break;
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    const broken = breakAnywhere(piece, width, measure);
    lines.push(...broken.slice(0, -1).map((part) => part.trimEnd()));
    line = broken.at(-1) ?? '';
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = `${kept[most - 1]?.slice(0, -1)}${ELLIPSIS}`;
  return kept;
}

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** All but the last part are full lines. */
function breakAnywhere(word: string, width: number, measure: (text: string) => number): string[] {
  if (measure(word.trimEnd()) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (part !== '' && measure(part + segment) > width && segment.trim() !== '') {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
