import type { Random } from './random.ts';

/** Marks as people with the right keyboard type them. Banks strip them, apps keep them. */
const MARKED: Readonly<Record<string, string>> = {
  owo: 'owó',
  oja: 'ọjà',
  ounje: 'oúnjẹ',
  ebun: 'ẹ̀bùn',
  ego: 'ego',
  ulo: 'ụlọ',
  ogwu: 'ọgwụ',
  ahia: 'ahịa',
  ile: 'ilé',
  iwe: 'ìwé',
  oogun: 'oògùn',
  aduane: 'aduane',
  medaase: 'mɛdaase',
  se: 'ṣe',
};

/** A remark as a person types it on a phone: case, marks, a slip, a word around it. The meaning stays. */
export function noisy(remark: string, random: Random): string {
  if (remark === '') return remark;
  let text = remark;
  if (random.chance(0.3)) {
    text = text
      .split(' ')
      .map((word) => MARKED[word.toLowerCase()] ?? word)
      .join(' ');
  }
  if (random.chance(0.07)) text = slipped(text, random);
  const style = random.next();
  if (style < 0.18) text = text.toUpperCase();
  else if (style < 0.4) text = text.charAt(0).toUpperCase() + text.slice(1);
  const around = random.next();
  if (around < 0.04) return `${text} pls`;
  if (around < 0.07) return `${text} ${random.pick(['Jan', 'may', 'JULY', '2026', 'wk 3'])}`;
  if (around < 0.1) return `${random.pick(['For', 'for', 'pmt for', 'Money for'])} ${text}`;
  return text;
}

/** One letter of a long word dropped, doubled or swapped with its neighbour. */
function slipped(text: string, random: Random): string {
  const words = text.split(' ');
  const long = words.flatMap((word, index) => (/^\p{L}{6,}$/u.test(word) ? [index] : []));
  if (long.length === 0) return text;
  const chosen = random.pick(long);
  const word = words[chosen] ?? '';
  const at = 2 + random.below(word.length - 3);
  const kind = random.below(3);
  const letter = word.charAt(at);
  words[chosen] =
    kind === 0
      ? word.slice(0, at) + word.slice(at + 1)
      : kind === 1
        ? word.slice(0, at) + letter + word.slice(at)
        : word.slice(0, at) + word.charAt(at + 1) + letter + word.slice(at + 2);
  return words.join(' ');
}
