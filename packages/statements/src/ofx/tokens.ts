/** OFX 1.x is SGML whose values need no closing tag, OFX 2.x is XML. One tolerant scanner reads both. */

export type OfxToken =
  | { kind: 'open'; tag: string; at: number }
  /** A tag with its value, closed or not. */
  | { kind: 'value'; tag: string; value: string; at: number }
  | { kind: 'close'; tag: string; at: number };

const TAG = /<(\/?)([A-Za-z][A-Za-z0-9._:-]{0,60})(?:\s[^<>]{0,500})?(\/?)>/y;
const MAX_VALUE = 4_000;

/**
 * Walks through the body. Comments, declarations and CDATA marks are passed over; entities that a file declares are
 * never expanded, only the five of XML, `&nbsp;` and character numbers.
 */
export function* ofxTokens(text: string): Generator<OfxToken> {
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    if (open < 0) return;
    const skipped = skipMarkup(text, open);
    if (skipped > open) {
      at = skipped;
      continue;
    }
    TAG.lastIndex = open;
    const match = TAG.exec(text);
    if (!match) {
      at = open + 1;
      continue;
    }
    const tag = localName(match[2] ?? '');
    at = TAG.lastIndex;
    if (match[1] === '/') {
      yield { kind: 'close', tag, at: open };
      continue;
    }
    const { value, end } = valueAt(text, at);
    at = end;
    yield value === '' ? { kind: 'open', tag, at: open } : { kind: 'value', tag, value, at: open };
  }
}

const localName = (name: string): string => name.slice(name.lastIndexOf(':') + 1).toUpperCase();

/** Where a comment, declaration or instruction that starts at `open` ends; `open` itself when none starts there. */
function skipMarkup(text: string, open: number): number {
  const until = (mark: string): number => {
    const end = text.indexOf(mark, open + 2);
    return end < 0 ? text.length : end + mark.length;
  };
  if (text.startsWith('<!--', open)) return until('-->');
  if (text.startsWith('<?', open)) return until('?>');
  if (!text.startsWith('<!', open)) return open;
  const close = text.indexOf('>', open);
  const subset = close >= 0 && text.slice(open, close).includes('[');
  return subset ? until(']>') : until('>');
}

/** The text between a tag and the next one. A `<` that starts no tag (`A < B`) belongs to the text. */
function valueAt(text: string, start: number): { value: string; end: number } {
  if (/\s/.test(text[start] ?? '') || text[start] === '<') {
    const rest = /\S/g;
    rest.lastIndex = start;
    const first = rest.exec(text)?.index ?? text.length;
    if (text[first] === '<' && !text.startsWith('<![CDATA[', first)) return { value: '', end: first };
    return readValue(text, first);
  }
  return readValue(text, start);
}

function readValue(text: string, start: number): { value: string; end: number } {
  if (text.startsWith('<![CDATA[', start)) {
    const close = text.indexOf(']]>', start);
    const end = close < 0 ? text.length : close;
    return {
      value: text
        .slice(start + 9, end)
        .trim()
        .slice(0, MAX_VALUE),
      end: close < 0 ? end : close + 3,
    };
  }
  const mark = /<[/!?A-Za-z]/g;
  mark.lastIndex = start;
  const end = mark.exec(text)?.index ?? text.length;
  return { value: decodeEntities(text.slice(start, Math.min(end, start + MAX_VALUE))).trim(), end };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' ';
  });
}
