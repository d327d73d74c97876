import type { CountryData, CountryFacts, Template } from '../data/country-data.ts';
import type { CategoryResult } from '../enrichment.ts';
import { type Vocabulary, VocabularyBuilder } from '../text/vocabulary.ts';
import { BANK, CLASSES, FLOATS, MARK, OPENS, PLACE, TELLS } from './classes.ts';
import { CONFIDENCE, type Head, LexiconBuilder, phrasesOf, resultFor } from './lexicon.ts';
import { type CompiledTemplate, compileTemplate } from './template.ts';

export interface Form {
  readonly compiled: CompiledTemplate;
  readonly template: Template;
  /** Characters of its text before its first word. */
  readonly lead: number;
  /** Its first text, in lower case, if it begins with one. */
  readonly opening: string | null;
  readonly debit: CategoryResult | null;
  readonly credit: CategoryResult | null;
}

/** The forms of a first word, in the order of the data; by their second word too, since `nip` alone begins dozens. */
export interface Forms {
  /** Those that name no second word. */
  readonly any: readonly Form[];
  /** By the id of the second word, the others among them. */
  readonly bySecond: ReadonlyMap<number, readonly Form[]>;
}

/** A country's data made ready: everything is found by the id of a word. */
export interface CompiledCountry {
  readonly version: string;
  readonly vocabulary: Vocabulary;
  readonly phrases: readonly (Head | undefined)[];
  /** Forms that a text may begin with, by its first word. */
  readonly openings: readonly (Forms | undefined)[];
  /** Forms that may stand anywhere, by the first word of their text. */
  readonly floating: readonly (Forms | undefined)[];
  readonly banks: ReadonlySet<string>;
  readonly facts: CountryFacts;
  readonly fallbacks: Readonly<Record<'transfer' | 'pos' | 'web' | 'bills' | 'unknown', CategoryResult>>;
}

export function compileCountry(data: CountryData, version: string): CompiledCountry {
  const words = new VocabularyBuilder();
  for (const [bit, list] of CLASSES) words.flag(list, bit);
  words.flag(data.places, PLACE);
  words.flag(data.marks, MARK);
  for (const bank of phrasesOf(data.banks)) words.flag(bank.split(' ')[0] as string, BANK);
  const lexicon = new LexiconBuilder(words, version);
  lexicon.rules('structure', data.structure);
  lexicon.rules('merchant', data.merchants);
  lexicon.rules('keyword', data.keywords);
  lexicon.rules('trade', data.trades);
  data.channels.forEach(([channel, list], rank) => {
    lexicon.channel(channel, list, rank);
  });
  for (const [name, list] of data.processors) lexicon.processor(name, list);

  const openings: Dispatched[][] = [];
  const floating: Dispatched[][] = [];
  for (const template of data.templates) {
    for (const form of formsOf(template, version)) {
      const place = form.compiled.floating ? floating : openings;
      const word = words.id(form.compiled.firstWord);
      const second = form.compiled.secondWord;
      place[word] = [...(place[word] ?? []), { form, second: second === '' ? 0 : words.id(second) }];
    }
  }
  const phrases = lexicon.build();
  const vocabulary = words.build();
  mark(vocabulary, openings, OPENS);
  mark(vocabulary, floating, FLOATS);
  mark(vocabulary, phrases, TELLS);
  return {
    version,
    vocabulary,
    openings: dense(openings.map(bySecond), vocabulary.words.length),
    floating: dense(floating.map(bySecond), vocabulary.words.length),
    phrases: dense(phrases, vocabulary.words.length),
    banks: new Set(phrasesOf(data.banks).map(bankKey)),
    facts: data.facts,
    fallbacks: {
      transfer: resultFor('transfer', 'structure', CONFIDENCE.fallback, ['transfer'], version),
      pos: resultFor('pos', 'structure', CONFIDENCE.fallback, ['card'], version),
      web: resultFor('online_transactions', 'structure', CONFIDENCE.fallback, ['web'], version),
      bills: resultFor('bills', 'structure', CONFIDENCE.fallback, ['bill'], version),
      unknown: resultFor('unknown', 'none', 0, [], version),
    },
  };
}

interface Dispatched {
  readonly form: Form;
  readonly second: number;
}

function bySecond(forms: readonly Dispatched[]): Forms {
  const withSecond = (id: number) =>
    forms.filter(({ second }) => second === 0 || second === id).map(({ form }) => form);
  const ids = new Set(forms.map(({ second }) => second).filter((id) => id !== 0));
  return { any: withSecond(0), bySecond: new Map([...ids].map((id) => [id, withSecond(id)])) };
}

function mark({ flags }: Vocabulary, lists: readonly unknown[], bit: number): void {
  lists.forEach((list, id) => {
    if (list !== undefined) flags[id] = (flags[id] as number) | bit;
  });
}

/** Without holes: a sparse array is looked up as slowly as a map. */
function dense<T>(sparse: readonly (T | undefined)[], length: number): readonly (T | undefined)[] {
  return Array.from({ length }, (_, at) => sparse[at]);
}

function formsOf(template: Template, version: string): Form[] {
  const result = (category: Template['debit']) =>
    category === undefined ? null : resultFor(category, 'structure', CONFIDENCE.structure, [template.id], version);
  const [debit, credit] = [result(template.debit), result(template.credit)];
  return compileTemplate(template).map((compiled) => {
    const first = compiled.ops[0];
    const lead = first?.op === 'text' ? Math.max(0, first.text.search(/[a-z0-9]/i)) : 0;
    const opening = first?.op === 'text' && !first.cased ? first.text : null;
    return { compiled, template, lead, opening, debit, credit };
  });
}

/** `Guaranty Trust Bank`, `G.T.B` and `gtb`: without blanks and dots. */
export function bankKey(text: string): string {
  let plain = true;
  for (let at = 0; at < text.length && plain; at++) {
    const code = text.charCodeAt(at);
    plain = (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  }
  return plain ? text : text.replace(/[^a-z0-9]+/g, '');
}
