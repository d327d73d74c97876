import type { CountryData, CountryFacts, Template } from '../data/country-data.ts';
import type { CategoryResult } from '../enrichment.ts';
import { type Vocabulary, VocabularyBuilder } from '../text/vocabulary.ts';
import { BankNames } from './banks.ts';
import { BANK, CLASSES, FLOATS, MARK, OPENS, PLACE, TELLS } from './classes.ts';
import { CONFIDENCE, type Heads, LexiconBuilder, phrasesOf, resultFor } from './lexicon.ts';
import { merchantCodes } from './merchant-codes.ts';
import { type CompiledTemplate, compileTemplate } from './template.ts';

export interface Form {
  readonly compiled: CompiledTemplate;
  readonly template: Template;
  /** Characters of its text before its first word. */
  readonly lead: number;
  readonly direction: Template['direction'] | undefined;
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

/** What is looked for in rows of one direction, by the id of a word. */
export interface Directed {
  readonly phrases: Heads;
  /** Forms that a text may begin with, by its first word. */
  readonly openings: readonly (Forms | undefined)[];
  /** Forms that may stand anywhere, by the first word of their text. */
  readonly floating: readonly (Forms | undefined)[];
}

/** A country's data made ready. */
export interface CompiledCountry {
  readonly version: string;
  readonly vocabulary: Vocabulary;
  readonly debit: Directed;
  readonly credit: Directed;
  readonly banks: BankNames;
  /** Digits that a form has in its text: what a number may begin with that a form tells from others. */
  readonly numberStarts: readonly string[];
  /** By merchant category code: what a debit paid for. */
  readonly merchantCodes: ReadonlyMap<string, CategoryResult>;
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

  const forms = data.templates.flatMap((template) => dispatched(template, words, version));
  const directed = (credit: boolean): Directed => {
    const own = forms.filter(({ form }) => form.direction === undefined || (form.direction === 'credit') === credit);
    const [opening, floating] = [own.filter(({ floats }) => !floats), own.filter(({ floats }) => floats)];
    for (const { word } of opening) words.mark(word, OPENS);
    for (const { word } of floating) words.mark(word, FLOATS);
    const phrases = lexicon.build(credit);
    phrases.forEach((head, word) => {
      if (head !== undefined) words.mark(word, TELLS);
    });
    return {
      phrases: dense(phrases, words.size),
      openings: byWord(opening, words.size),
      floating: byWord(floating, words.size),
    };
  };
  const [debit, credit] = [directed(false), directed(true)];
  return {
    version,
    vocabulary: words.build(),
    debit,
    credit,
    banks: new BankNames(phrasesOf(data.banks)),
    numberStarts: [...new Set(data.templates.flatMap(({ form }) => form.match(/\d+/g) ?? []))],
    merchantCodes: merchantCodes(version),
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
  readonly floats: boolean;
  readonly word: number;
  /** 0 where the form names no second word. */
  readonly second: number;
}

function dispatched(template: Template, words: VocabularyBuilder, version: string): Dispatched[] {
  return formsOf(template, version).map((form) => {
    const { firstWord, secondWord, floating: floats } = form.compiled;
    return { form, floats, word: words.id(firstWord), second: secondWord === '' ? 0 : words.id(secondWord) };
  });
}

function byWord(forms: readonly Dispatched[], size: number): readonly (Forms | undefined)[] {
  const found: (Forms | undefined)[] = [];
  for (const [word, own] of Map.groupBy(forms, (each) => each.word)) found[word] = bySecond(own);
  return dense(found, size);
}

function bySecond(forms: readonly Dispatched[]): Forms {
  const withSecond = (id: number) =>
    forms.filter(({ second }) => second === 0 || second === id).map(({ form }) => form);
  const ids = new Set(forms.map(({ second }) => second).filter((id) => id !== 0));
  return { any: withSecond(0), bySecond: new Map([...ids].map((id) => [id, withSecond(id)])) };
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
    return { compiled, template, lead, direction: template.direction, debit, credit };
  });
}
