import type { Minor } from '@kente/kit/money';
import type { AllocationKind, AllocationMethod } from './allocation.ts';
import { RULESET_VERSION, WEIGHTS } from './ruleset.ts';
import type { Scored } from './score.ts';
import type { BankTransaction } from './subjects.ts';

/** What a suggestion would allocate. */
export interface Line {
  readonly invoiceId: string;
  readonly amount: Minor;
  readonly kind: AllocationKind;
}

/** Why: what was looked at, what it was worth, and what it added to the score. */
export interface Feature {
  readonly name: 'reference' | 'collector' | 'amount' | 'counterparty' | 'date' | 'history' | 'members' | 'same';
  readonly value: number | string;
  readonly contribution: number;
}

export interface Evidence {
  readonly features: readonly Feature[];
  /** One sentence in plain English. */
  readonly sentence: string;
  readonly runnerUp: { readonly invoiceIds: readonly string[]; readonly score: number; readonly gap: number } | null;
  readonly rulesetVersion: string;
}

export type Rule = Exclude<AllocationMethod, 'manual'> | 'reversal';

export interface Suggestion {
  readonly rule: Rule;
  readonly lines: readonly Line[];
  /** Allocations that a reversal undoes. */
  readonly reverses: readonly string[];
  /** Signed invoices that a refund needs a credit-note draft for. */
  readonly creditNotesFor: readonly string[];
  readonly score: number;
  readonly evidence: Evidence;
  /** May apply by itself where the organisation switched that on. */
  readonly certain: boolean;
}

/** Preference when several fit: reference and amount, reference, virtual account, amount and counterparty, amount alone. */
const PREFERENCE: Readonly<Record<Rule, number>> = {
  reversal: 0,
  payout: 0,
  reference_amount: 0,
  reference_set: 1,
  collector_amount: 1,
  reference: 2,
  collector: 3,
  alias: 4,
  score: 4,
  set: 4,
  amount: 5,
};

/** Best first. Equal ones: the fewer invoices, then the order in which they were found, which is by due date. */
export function ranked(suggestions: readonly Suggestion[], contradicted: ReadonlySet<Suggestion>): Suggestion[] {
  const place = (suggestion: Suggestion): number =>
    contradicted.has(suggestion) ? PREFERENCE.score : PREFERENCE[suggestion.rule];
  const sorted = [...suggestions].sort(
    (one, other) => place(one) - place(other) || other.score - one.score || one.lines.length - other.lines.length,
  );
  return sorted.map((suggestion, at) => withRunnerUp(suggestion, sorted[at + 1]));
}

function withRunnerUp(suggestion: Suggestion, next: Suggestion | undefined): Suggestion {
  if (next === undefined) return suggestion;
  const gap = Math.round((suggestion.score - next.score) * 1_000) / 1_000;
  const invoiceIds = [...new Set(next.lines.map(({ invoiceId }) => invoiceId))];
  return { ...suggestion, evidence: { ...suggestion.evidence, runnerUp: { invoiceIds, score: next.score, gap } } };
}

/** The four features of step 5 and what each added. */
export function weightedFeatures({ features }: Scored): Feature[] {
  return (['amount', 'counterparty', 'date', 'history'] as const).map((name) => ({
    name,
    value: rounded(features[name]),
    contribution: rounded(features[name] * WEIGHTS[name]),
  }));
}

/** The same features where something stronger decided: shown, adding nothing. */
export function shownFeatures(scored: Scored): Feature[] {
  return weightedFeatures(scored).map((feature) => ({ ...feature, contribution: 0 }));
}

export function evidence(features: readonly Feature[], sentence: string): Evidence {
  return { features, sentence, runnerUp: null, rulesetVersion: RULESET_VERSION };
}

export const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;

/** `NGN 107,500.00`. */
export function shown(amount: Minor, currency: string): string {
  const whole = (amount / 100n).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${currency} ${whole}.${(amount % 100n).toString().padStart(2, '0')}`;
}

/** `invoice INV-204`, or the id of one that has no number. */
export const named = ({ invoice }: Scored): string => `invoice ${invoice.number ?? invoice.id}`;

export const paid = (transaction: BankTransaction): string => shown(transaction.unallocated, transaction.currency);

export const NO_REVERSAL = { reverses: [], creditNotesFor: [] } as const;
