/** Rules that people write, compiled: whole words by the first word, expressions on an engine of linear time. */
import { RE2JS, RE2Set } from 're2js';
import { wordsOf } from './normalise.ts';
import type { ReadRow } from './read-row.ts';

export type RuleField = 'narration' | 'counterparty' | 'account_number' | 'reference' | 'tag';
export type RuleOp = 'equals' | 'contains' | 'regex';

export interface Rule {
  readonly field: RuleField;
  readonly op: RuleOp;
  /** 1–200 characters. */
  readonly value: string;
  readonly note?: string | null;
  readonly id?: string;
}

export interface RuleProblem {
  /** Where it stands: `allow[3].value`. */
  readonly field: string;
  readonly code: 'unknown_field' | 'unknown_op' | 'value_length' | 'value_empty' | 'pattern_invalid' | 'too_many';
  /** For the person who wrote the rule. */
  readonly message: string;
}

/** A compiled list: the first hit in the rules' own order by content, so that their order in the list is nothing. */
export interface RuleMatcher {
  readonly size: number;
  hit(row: ReadRow): Rule | null;
}

export const MAX_RULES = 500;
export const MAX_VALUE = 200;
const FIELDS: readonly string[] = ['narration', 'counterparty', 'account_number', 'reference', 'tag'];
const OPS: readonly string[] = ['equals', 'contains', 'regex'];

/** Compiles an expression for a linear-time engine; a message for its writer where that cannot be. */
export function compileExpression(value: string): { test(text: string): boolean } | { problem: string } {
  if (value.length > MAX_VALUE) return { problem: `The pattern is longer than ${MAX_VALUE} characters.` };
  try {
    const pattern = RE2JS.compile(value, RE2JS.CASE_INSENSITIVE);
    return { test: (text) => pattern.test(text) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return {
      problem: `The pattern cannot be used: ${cause}. Look-ahead, look-behind and back-references are not available.`,
    };
  }
}

/** All problems of a list at once; `at` names the list in them. */
export function problemsOf(rules: readonly Rule[], at: string): RuleProblem[] {
  if (rules.length > MAX_RULES) {
    return [{ field: at, code: 'too_many', message: `A list holds at most ${MAX_RULES} rules.` }];
  }
  return rules.flatMap((rule, index) => problemsOfRule(rule, `${at}[${index}]`));
}

function problemsOfRule({ field, op, value }: Rule, at: string): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const say = (name: string, code: RuleProblem['code'], message: string): void => {
    problems.push({ field: `${at}.${name}`, code, message });
  };
  if (!FIELDS.includes(field)) say('field', 'unknown_field', `The field is one of ${FIELDS.join(', ')}.`);
  if (!OPS.includes(op)) say('op', 'unknown_op', `The comparison is one of ${OPS.join(', ')}.`);
  if (typeof value !== 'string' || value.length < 1 || value.length > MAX_VALUE) {
    say('value', 'value_length', `The value has 1 to ${MAX_VALUE} characters.`);
  } else if (op === 'regex') {
    const compiled = compileExpression(value);
    if ('problem' in compiled) say('value', 'pattern_invalid', compiled.problem);
  } else if (wordsOf(value).length === 0) {
    say('value', 'value_empty', 'The value needs a letter or a digit: only words are compared.');
  }
  return problems;
}

/** Rules without problems alone: see problemsOf. */
export function compileRules(rules: readonly Rule[]): RuleMatcher {
  const sorted = distinct(rules);
  const byWord = new Map<string, WordRule[]>();
  const expressions = new Map<RuleField, Expressions>();
  for (const [rank, rule] of sorted.entries()) {
    if (rule.op === 'regex') {
      expressionsOf(expressions, rule.field).add(rank, rule.value);
      continue;
    }
    const words = wordsOf(rule.value);
    const key = `${rule.field} ${words[0]}`;
    const held = byWord.get(key);
    const entry = { rank, rule, words };
    if (held === undefined) byWord.set(key, [entry]);
    else held.push(entry);
  }
  return {
    size: sorted.length,
    hit(row) {
      let best = Number.POSITIVE_INFINITY;
      if (byWord.size > 0) best = firstByWords(row, byWord);
      for (const [field, { first }] of expressions) {
        for (const text of textsOf(row, field)) best = Math.min(best, first(text));
      }
      return sorted[best] ?? null;
    },
  };
}

/** All expressions on one field, as one machine: 500 of them cost one pass over the text. */
interface Expressions {
  add(rank: number, value: string): void;
  /** The lowest rank that hits, or Infinity. */
  first(text: string): number;
}

function expressionsOf(byField: Map<RuleField, Expressions>, field: RuleField): Expressions {
  const held = byField.get(field);
  if (held !== undefined) return held;
  const set = new RE2Set(RE2Set.UNANCHORED, RE2JS.CASE_INSENSITIVE);
  const ranks: number[] = [];
  const made: Expressions = {
    add(rank, value) {
      ranks[set.add(value)] = rank;
    },
    first: (text) =>
      set.match(text).reduce((best, at) => Math.min(best, ranks[at] as number), Number.POSITIVE_INFINITY),
  };
  byField.set(field, made);
  return made;
}

interface WordRule {
  readonly rank: number;
  readonly rule: Rule;
  readonly words: readonly string[];
}

/** By content, and once: two lists with the same rules in another order are one list. */
function distinct(rules: readonly Rule[]): Rule[] {
  const byContent = new Map<string, Rule>();
  for (const rule of rules) {
    const key = contentOf(rule);
    if (!byContent.has(key)) byContent.set(key, rule);
  }
  return [...byContent].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule);
}

/** What a rule says, without its id and note. */
export const contentOf = ({ field, op, value }: Rule): string => JSON.stringify([field, op, value]);

function firstByWords(row: ReadRow, byWord: ReadonlyMap<string, readonly WordRule[]>): number {
  let best = Number.POSITIVE_INFINITY;
  for (const field of FIELDS) {
    for (const words of wordListsOf(row, field as RuleField)) {
      for (let at = 0; at < words.length; at++) {
        for (const entry of byWord.get(`${field} ${words[at]}`) ?? []) {
          if (entry.rank < best && isThere(entry, words, at)) best = entry.rank;
        }
      }
    }
  }
  return best;
}

function isThere({ rule, words }: WordRule, text: readonly string[], at: number): boolean {
  if (rule.op === 'equals' && (at !== 0 || words.length !== text.length)) return false;
  return words.every((word, index) => text[at + index] === word);
}

function wordListsOf(row: ReadRow, field: RuleField): readonly (readonly string[])[] {
  if (field === 'narration') return [row.narrationWords];
  if (field === 'counterparty') return [row.counterpartyWords];
  if (field === 'account_number') return row.accountNumber === null ? [] : [wordsOf(row.accountNumber)];
  return (field === 'reference' ? row.referenceTokens : row.tags).map(wordsOf);
}

/** Folded, so that an expression sees what the words are compared by; the blanks between words stay single. */
function textsOf(row: ReadRow, field: RuleField): readonly string[] {
  if (field === 'narration') return [row.foldedNarration];
  if (field === 'counterparty') return row.counterparty === null ? [] : [row.foldedCounterparty];
  if (field === 'account_number') return row.accountNumber === null ? [] : [row.accountNumber];
  return field === 'reference' ? row.referenceTokens : row.tags;
}
