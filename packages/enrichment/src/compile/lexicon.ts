import type { Category } from '../category.ts';
import { fitsDirection } from '../category.ts';
import type { Rule } from '../data/country-data.ts';
import type { CategoryResult, Channel, Method, RowKind } from '../enrichment.ts';
import type { VocabularyBuilder } from '../text/vocabulary.ts';
import { FOLLOWS } from './classes.ts';

/** Where a phrase counts: bits. */
export const IN_BANK_WORDS = 1;
/** The payer's own words. */
export const IN_REMARK = 2;
export const IN_NAME = 4;
/** A card row's descriptor or a biller. */
export const IN_MERCHANT = 8;
/** A text that no form fits. */
export const IN_FREE = 16;

export type Stage = 'structure' | 'merchant' | 'keyword' | 'trade' | 'channel' | 'processor' | 'not';

/** Stages by number: a longer phrase silences the shorter ones of its stage within it. */
export const STAGES: readonly Stage[] = ['structure', 'merchant', 'keyword', 'trade', 'channel', 'processor', 'not'];

export interface Entry {
  readonly stage: Stage;
  readonly stageNumber: number;
  /** Number of its rule; a `not` phrase silences that rule alone, on the words that it covers. */
  readonly rule: number;
  /** Word ids after the first. */
  readonly rest: readonly number[];
  /** Place in the data: the smallest wins within a stage. */
  readonly rank: number;
  readonly regions: number;
  readonly start: boolean;
  readonly weak: boolean;
  readonly kind: RowKind | null;
  readonly channel: Channel | null;
  readonly processor: string | null;
  readonly debit: CategoryResult | null;
  readonly credit: CategoryResult | null;
}

export const CONFIDENCE: Readonly<Record<'structure' | 'merchant' | 'keyword' | 'trade' | 'fallback', number>> = {
  structure: 0.98,
  merchant: 0.95,
  keyword: 0.85,
  trade: 0.75,
  fallback: 0.8,
};

const REGIONS = {
  structure: IN_BANK_WORDS | IN_FREE,
  merchant: IN_BANK_WORDS | IN_REMARK | IN_NAME | IN_MERCHANT | IN_FREE,
  keyword: IN_REMARK | IN_FREE,
  trade: IN_NAME | IN_MERCHANT | IN_FREE,
  channel: IN_BANK_WORDS | IN_FREE,
  processor: IN_BANK_WORDS | IN_NAME | IN_MERCHANT | IN_FREE,
} as const;

const METHOD = { structure: 'structure', merchant: 'merchant', keyword: 'rule', trade: 'rule' } as const;

/** What begins with a word: phrases of it alone, and longer ones by their second word, the longest first. */
export interface Head {
  readonly alone: readonly Entry[];
  readonly more: ReadonlyMap<number, readonly Entry[]>;
  /** All regions that one of them counts in. */
  readonly regions: number;
}

/** Heads by the id of their word. */
export type Heads = readonly (Head | undefined)[];

/** Phrases by the id of their first word. */
export class LexiconBuilder {
  readonly #words: VocabularyBuilder;
  readonly #version: string;
  readonly #heads: Entry[][] = [];
  #rules = 0;

  constructor(words: VocabularyBuilder, version: string) {
    this.#words = words;
    this.#version = version;
  }

  rules(stage: 'structure' | 'merchant' | 'keyword' | 'trade', rules: readonly Rule[]): void {
    rules.forEach((rule, rank) => {
      const number = ++this.#rules;
      for (const phrase of phrasesOf(rule.words)) {
        this.#add(phrase, { ...this.#ofRule(stage, rule, rank, phrase), rule: number });
      }
      for (const phrase of phrasesOf(rule.not ?? '')) {
        this.#add(phrase, { ...NOTHING, stage: 'not', regions: ~0, rule: number });
      }
    });
  }

  channel(channel: Channel, words: string, rank: number): void {
    const entry = { ...NOTHING, stage: 'channel' as const, channel, rank, regions: REGIONS.channel };
    for (const phrase of phrasesOf(words)) this.#add(phrase, entry);
  }

  processor(processor: string, words: string): void {
    const entry = { ...NOTHING, stage: 'processor' as const, processor, regions: REGIONS.processor };
    for (const phrase of phrasesOf(words)) this.#add(phrase, entry);
  }

  /** What counts in one direction: a rule that speaks of the other alone says nothing here. */
  build(credit: boolean): Heads {
    return this.#heads.map((all) => {
      const entries = all.filter(
        ({ debit: out, credit: into }) => (credit ? into : out) !== null || (out ?? into) === null,
      );
      if (entries.length === 0) return undefined;
      // What silences a rule comes before what it silences.
      const silencing = (entry: Entry): number => Number(entry.stage === 'not');
      entries.sort((a, b) => b.rest.length - a.rest.length || silencing(b) - silencing(a));
      const longer = entries.filter(({ rest }) => rest.length > 0);
      return {
        alone: entries.filter(({ rest }) => rest.length === 0),
        more: Map.groupBy(longer, ({ rest }) => rest[0] as number),
        regions: entries.reduce((sum, { regions }) => sum | regions, 0),
      };
    });
  }

  #add(phrase: string, entry: Omit<Entry, 'rest' | 'stageNumber'>): void {
    const [first = 0, ...rest] = phrase.split(' ').map((word) => this.#words.id(word));
    for (const word of rest) this.#words.mark(word, FOLLOWS);
    const entries = this.#heads[first] ?? [];
    entries.push(entryOf(entry, rest));
    this.#heads[first] = entries;
  }

  #ofRule(
    stage: keyof typeof METHOD,
    rule: Rule,
    rank: number,
    phrase: string,
  ): Omit<Entry, 'rest' | 'rule' | 'stageNumber'> {
    const method = METHOD[stage];
    const resultOf = (category: Category | undefined, credit: boolean) =>
      category === undefined || !fitsDirection(category, credit)
        ? null
        : resultFor(category, method, CONFIDENCE[stage], [rule.id, phrase], this.#version);
    const regions =
      stage === 'merchant' && rule.weak
        ? IN_MERCHANT | IN_FREE | IN_REMARK
        : REGIONS[stage] | (rule.anywhere ? IN_REMARK | IN_NAME | IN_MERCHANT : 0);
    return {
      stage,
      rank,
      regions,
      start: rule.start ?? false,
      weak: rule.weak ?? false,
      kind: rule.kind ?? null,
      channel: null,
      processor: rule.processor ?? null,
      debit: resultOf(rule.debit, false),
      credit: resultOf(rule.credit, true),
    };
  }
}

/** All of one shape: what reads them is read a million times. */
function entryOf(from: Omit<Entry, 'rest' | 'stageNumber'>, rest: readonly number[]): Entry {
  const { stage, rule, rank, regions, start, weak, kind, channel, processor, debit, credit } = from;
  const stageNumber = STAGES.indexOf(stage);
  return { stage, stageNumber, rule, rest, rank, regions, start, weak, kind, channel, processor, debit, credit };
}

const NOTHING = {
  rule: 0,
  rank: 0,
  start: false,
  weak: false,
  kind: null,
  channel: null,
  processor: null,
  debit: null,
  credit: null,
} as const;

export function phrasesOf(words: string): string[] {
  return words
    .split('|')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** Shared by all rows that a rule decides: frozen, evidence too. */
export function resultFor(
  value: Category,
  method: Method,
  confidence: number,
  evidence: readonly string[],
  rulesetVersion: string,
): CategoryResult {
  return Object.freeze({ value, method, confidence, evidence: Object.freeze([...evidence]), rulesetVersion });
}
