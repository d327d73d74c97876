/** When do two narrations speak of one thing? Banks pad, wrap, cut and complete them between two readings. */

const PLAIN_ASCII = /^[\x20-\x7e]*$/;
const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const ASCII_SEPARATORS = /[^a-z0-9]+/g;

/** Words that say how money moved, not what for: they prove nothing when two narrations share them. */
const GENERIC = new Set(
  (
    'and auth authorisation authorization awaiting bank card cash credit debit for from hold holds inward lang local ' +
    'mob mobile nga nip nibss outward payment pending pmt pos posted prch processing pur purchase ref reserved ' +
    'settled tnf to transaction transfer trf txn via web www'
  ).split(' '),
);
const SHORTEST_PREFIX = 6;

function spaced(narration: string): string {
  if (PLAIN_ASCII.test(narration)) return narration.toLowerCase().replace(ASCII_SEPARATORS, ' ').trim();
  return narration.normalize('NFKC').toLowerCase().replace(SEPARATORS, ' ').trim();
}

/** A narration as an equality key: case, punctuation, blanks and line breaks do not count. */
export function narrationKey(narration: string): string {
  return spaced(narration).replaceAll(' ', '');
}

function wordsOf(narration: string): Set<string> {
  return new Set(
    spaced(narration)
      .split(' ')
      .filter((word) => word.length >= 3),
  );
}

/** True when nothing in the narration names a shop, a person or a purpose. */
export function isGeneric(narration: string): boolean {
  for (const word of wordsOf(narration)) if (!GENERIC.has(word) && !/^\d+$/.test(word)) return false;
  return true;
}

/** One is the other cut off, or one is blank, or they share at least half of the words that mean something. */
export function narrationsAlike(a: string, b: string): boolean {
  const [keyA, keyB] = [narrationKey(a), narrationKey(b)];
  if (keyA === keyB || keyA === '' || keyB === '') return true;
  const [short, long] = keyA.length < keyB.length ? [keyA, keyB] : [keyB, keyA];
  if (short.length >= SHORTEST_PREFIX && long.startsWith(short)) return true;

  const telling = (narration: string) => [...wordsOf(narration)].filter((word) => !GENERIC.has(word));
  const [wordsA, wordsB] = [telling(a), new Set(telling(b))];
  if (wordsA.length === 0 || wordsB.size === 0) return false;
  const shared = wordsA.filter((word) => wordsB.has(word)).length;
  return shared > 0 && shared * 2 >= Math.min(wordsA.length, wordsB.size);
}

/** `after` is `before` cut off, as narrow exports print it: nothing was learnt. */
export function isCutOff(before: string, after: string): boolean {
  const [longer, shorter] = [narrationKey(before), narrationKey(after)];
  return shorter.length < longer.length && longer.startsWith(shorter);
}
