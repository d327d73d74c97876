/** Everything that decides and that people may change, with a number and a hash: which rules made which decision. */
import { createHash } from 'node:crypto';
import { DEFAULT_KEYWORDS, type KeywordLists } from './keyword-lists.ts';
import { compileKeywords, type Keywords } from './keywords.ts';
import { LANGUAGE_WORDS } from './language-lists.ts';
import {
  compileExpression,
  compileRules,
  contentOf,
  problemsOf,
  type Rule,
  type RuleMatcher,
  type RuleProblem,
} from './patterns.ts';
import { currencyOf } from './read-row.ts';

export interface RuleLists {
  readonly allow: readonly Rule[];
  readonly deny: readonly Rule[];
}

/** The rules of one account: the organisation's and its own. */
export interface RulesetSource {
  /** Raised by each change. */
  readonly version: number;
  readonly organisation: RuleLists;
  readonly account: RuleLists;
  /** `MONO_BUSINESS_FLOOR` × 100: kobo. Other currencies have no floor. */
  readonly floorMinor: bigint;
  /** Of the environment. */
  readonly currency: string;
  /** `MONO_REFERENCE_REGEX`; null for none. */
  readonly referencePattern: string | null;
  readonly keywords: KeywordLists;
}

export const DEFAULT_RULESET: RulesetSource = {
  version: 1,
  organisation: { allow: [], deny: [] },
  account: { allow: [], deny: [] },
  floorMinor: 100_000n,
  currency: 'NGN',
  referencePattern: null,
  keywords: DEFAULT_KEYWORDS,
};

export type Level = 'organisation' | 'account';

export interface Ruleset {
  readonly version: number;
  /** SHA-256 of the content, without the version: rules in another order, or named otherwise, are the same rules. */
  readonly hash: string;
  readonly floorMinor: bigint;
  readonly currency: string;
  readonly allow: readonly { readonly level: Level; readonly rules: RuleMatcher }[];
  readonly deny: readonly { readonly level: Level; readonly rules: RuleMatcher }[];
  readonly reference: { test(token: string): boolean } | null;
  readonly keywords: Keywords;
}

/** Rules that cannot be used, all at once: `problems` is for whoever wrote them. */
export class UnusableRules extends Error {
  readonly problems: readonly RuleProblem[];

  constructor(problems: readonly RuleProblem[]) {
    super(problems.map(({ field, message }) => `${field}: ${message}`).join(' '));
    this.name = 'UnusableRules';
    this.problems = problems;
  }
}

/** @throws UnusableRules */
export function compileRuleset(source: RulesetSource): Ruleset {
  const { organisation, account, referencePattern } = source;
  const problems = [
    ...problemsOf(organisation.allow, 'organisation.allow'),
    ...problemsOf(organisation.deny, 'organisation.deny'),
    ...problemsOf(account.allow, 'account.allow'),
    ...problemsOf(account.deny, 'account.deny'),
  ];
  const reference = referencePattern === null ? null : compileExpression(referencePattern);
  if (reference !== null && 'problem' in reference) {
    problems.push({ field: 'referencePattern', code: 'pattern_invalid', message: reference.problem });
  }
  if (problems.length > 0 || (reference !== null && 'problem' in reference)) throw new UnusableRules(problems);
  return {
    version: source.version,
    hash: hashOf(source),
    floorMinor: source.floorMinor,
    currency: currencyOf(source.currency),
    allow: levels(organisation.allow, account.allow),
    deny: levels(organisation.deny, account.deny),
    reference,
    keywords: keywordsFor(source.keywords),
  };
}

function levels(organisation: readonly Rule[], account: readonly Rule[]): Ruleset['allow'] {
  return [
    { level: 'organisation' as const, rules: compileRules(organisation) },
    { level: 'account' as const, rules: compileRules(account) },
  ].filter(({ rules }) => rules.size > 0);
}

const compiled = new WeakMap<KeywordLists, Keywords>();

/** Most organisations share the lists that they started with. */
function keywordsFor(lists: KeywordLists): Keywords {
  const held = compiled.get(lists);
  if (held !== undefined) return held;
  const made = compileKeywords(lists);
  compiled.set(lists, made);
  return made;
}

function hashOf({ organisation, account, floorMinor, currency, referencePattern, keywords }: RulesetSource): string {
  const lists = ({ allow, deny }: RuleLists) => [contents(allow), contents(deny)];
  const words = (Object.keys(DEFAULT_KEYWORDS) as (keyof KeywordLists)[]).map((name) => [...keywords[name]].sort());
  const content = [
    lists(organisation),
    lists(account),
    String(floorMinor),
    currencyOf(currency),
    referencePattern,
    words,
    LANGUAGE_WORDS,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

const contents = (rules: readonly Rule[]): string[] => [...new Set(rules.map(contentOf))].sort();
