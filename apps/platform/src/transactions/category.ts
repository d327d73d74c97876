/**
 * The category that a row gets when it is stored: only what its words say beyond doubt, else `unknown`. Structure
 * (charges, reversals, cash, airtime) outranks brands, brands outrank the channel. One pass over the words.
 */
import { type Category, RULES } from './category-rules.ts';

export type { Category } from './category-rules.ts';

interface Candidate {
  /** Place in the rules: the smallest wins. */
  rank: number;
  /** The words after the first. */
  rest: readonly string[];
  category: Category;
  /** A shop or a thing: says nothing inside a transfer, where it may be a person's name or a remark. */
  weak: boolean;
}
type Lexicon = ReadonlyMap<string, readonly Candidate[]>;

const LEXICONS: Readonly<Record<'credit' | 'debit', Lexicon>> = {
  credit: lexiconOf('credit'),
  debit: lexiconOf('debit'),
};

function lexiconOf(direction: 'credit' | 'debit'): Lexicon {
  const lexicon = new Map<string, Candidate[]>();
  RULES.forEach((rule, rank) => {
    const category = rule[direction];
    if (category === undefined) return;
    for (const phrase of rule.words.split('|')) {
      const [first = '', ...rest] = phrase.trim().split(' ');
      const candidates = lexicon.get(first) ?? [];
      candidates.push({ rank, rest, category, weak: rule.weak ?? false });
      lexicon.set(first, candidates);
    }
  });
  return lexicon;
}

/** More words than any bank prints: what follows is not read. */
const MAX_WORDS = 64;

/** The category of a narration; never `null`, never one that the direction rules out (contract 6.5). */
export function categorise(narration: string, direction: 'credit' | 'debit'): Category {
  const lexicon = LEXICONS[direction];
  const words = wordsOf(narration);
  let strong: Candidate | null = null;
  let weak: Candidate | null = null;
  let transfer = false;
  for (let at = 0; at < words.length; at++) {
    const candidates = lexicon.get(words[at] as string);
    if (candidates === undefined) continue;
    for (const candidate of candidates) {
      if (!follows(words, at + 1, candidate.rest)) continue;
      if (candidate.category === 'transfer') transfer = true;
      if (candidate.weak) {
        if (weak === null || candidate.rank < weak.rank) weak = candidate;
      } else if (strong === null || candidate.rank < strong.rank) {
        strong = candidate;
      }
    }
  }
  if (weak !== null && !transfer && (strong === null || weak.rank < strong.rank)) return weak.category;
  return strong?.category ?? 'unknown';
}

function follows(words: readonly string[], from: number, rest: readonly string[]): boolean {
  for (let index = 0; index < rest.length; index++) if (words[from + index] !== rest[index]) return false;
  return true;
}

/** Lower-case runs of letters and digits. By hand: a third of the time that a pattern takes. */
function wordsOf(narration: string): string[] {
  const text = narration.toLowerCase();
  const words: string[] = [];
  let start = -1;
  for (let at = 0; at <= text.length && words.length < MAX_WORDS; at++) {
    const code = at < text.length ? text.charCodeAt(at) : 0;
    const inWord = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
    if (inWord && start === -1) start = at;
    else if (!inWord && start !== -1) {
      words.push(text.slice(start, at));
      start = -1;
    }
  }
  return words;
}
