/** Keyword lists made ready to be looked up word by word: one pass over a text, whatever the lists' length. */
import type { KeywordLists } from './keyword-lists.ts';
import { LANGUAGE_WORDS } from './language-lists.ts';
import { wordsOf } from './normalise.ts';

export type Side = 'business' | 'personal';

export interface KeywordHit {
  readonly side: Side;
  /** As the list has it. */
  readonly keyword: string;
  /** 0 to 1. */
  readonly weight: number;
  /** A seed or strong word: a business signal, or what rule 6 rejects by. */
  readonly decides: boolean;
}

interface Phrase extends KeywordHit {
  readonly words: readonly string[];
  /** A number has to follow. */
  readonly numbered: boolean;
}

export interface Keywords {
  readonly byFirst: ReadonlyMap<string, readonly Phrase[]>;
  /** Long words without their blanks, looked for inside text that a bank printed without any. */
  readonly glued: readonly { readonly text: string; readonly hit: KeywordHit }[];
}

export const WEIGHTS = {
  businessSeed: 0.8,
  businessStrong: 0.8,
  businessModerate: 0.5,
  businessWeak: 0.2,
  personalSeed: 0.9,
  personalStrong: 0.9,
  personalModerate: 0.6,
} as const satisfies Record<keyof KeywordLists, number>;

/** Bare `payment` is a signal, but no more than a moderate one. */
const PAYMENT: ReadonlySet<string> = new Set(['payment', 'pymt', 'pmt']);
const FEWEST_GLUED_LETTERS = 6;
/** A word of this length is several words. `subscriptions` has 13. */
const FEWEST_GLUED_TEXT = 14;

const LISTS = Object.keys(WEIGHTS) as (keyof KeywordLists)[];

export function compileKeywords(lists: KeywordLists): Keywords {
  const phrases = LISTS.flatMap((list) =>
    lists[list].map((keyword) =>
      phraseOf(
        keyword,
        list.startsWith('business') ? 'business' : 'personal',
        PAYMENT.has(keyword) ? WEIGHTS.businessModerate : WEIGHTS[list],
        list.endsWith('Seed') || list.endsWith('Strong'),
      ),
    ),
  );
  const foreign = LANGUAGE_WORDS.flatMap(({ business, personal }) => [
    ...business.map((keyword) => phraseOf(keyword, 'business', WEIGHTS.businessModerate, false)),
    ...personal.map((keyword) => phraseOf(keyword, 'personal', WEIGHTS.personalModerate, false)),
  ]);
  const all = [...phrases, ...foreign].filter(({ words }) => words.length > 0);
  const byFirst = Map.groupBy(all, ({ words }) => words[0] as string);
  const glued = all
    .filter(({ decides, numbered }) => decides && !numbered)
    .map((hit) => ({ text: hit.words.join(''), hit }))
    .filter(({ text }) => text.length >= FEWEST_GLUED_LETTERS);
  return { byFirst, glued };
}

function phraseOf(keyword: string, side: Side, weight: number, decides: boolean): Phrase {
  return { keyword, side, weight, decides, numbered: keyword.endsWith('#'), words: wordsOf(keyword) };
}

/** Every keyword among the words, each once, in the order of the text. */
export function keywordsIn(words: readonly string[], { byFirst, glued }: Keywords): KeywordHit[] {
  const hits: KeywordHit[] = [];
  const add = (hit: KeywordHit): void => {
    if (!hits.includes(hit)) hits.push(hit);
  };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    for (const phrase of phrasesFrom(byFirst, word)) if (stands(phrase, words, at)) add(phrase);
    if (word.length >= FEWEST_GLUED_TEXT) {
      for (const { text, hit } of glued) if (word.includes(text)) add(hit);
    }
  }
  return hits;
}

const NONE: readonly Phrase[] = [];

function phrasesFrom(byFirst: ReadonlyMap<string, readonly Phrase[]>, word: string): readonly Phrase[] {
  return byFirst.get(word) ?? byFirst.get(singular(word)) ?? NONE;
}

function stands({ words, numbered }: Phrase, text: readonly string[], at: number): boolean {
  for (let index = 1; index < words.length; index++) {
    const word = text[at + index];
    if (word === undefined || (word !== words[index] && singular(word) !== words[index])) return false;
  }
  return !numbered || /^\d/.test(text[at + words.length] ?? '');
}

/** `invoices` is `invoice`; `seeds` stays: what is sown is not what is offered. */
function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && word !== 'seeds' && word !== 'hairs' ? word.slice(0, -1) : word;
}
