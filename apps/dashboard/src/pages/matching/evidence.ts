/** What the matcher kept about a suggestion. Its shape is the matcher's; what this page does not know it leaves out. */

export interface Feature {
  name: string;
  value: number | string;
  contribution: number;
}

export interface Evidence {
  sentence: string;
  features: readonly Feature[];
  runnerUp: { score: number; gap: number } | null;
  rulesetVersion: string;
}

export function readEvidence(given: unknown): Evidence {
  const { sentence, features, runnerUp, rulesetVersion } = record(given);
  const { score, gap } = record(runnerUp);
  return {
    sentence: typeof sentence === 'string' ? sentence : '',
    features: (Array.isArray(features) ? features : []).filter(isFeature),
    runnerUp: typeof score === 'number' && typeof gap === 'number' ? { score, gap } : null,
    rulesetVersion: String(rulesetVersion ?? ''),
  };
}

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

function isFeature(value: unknown): value is Feature {
  const { name, value: found, contribution } = record(value);
  return typeof name === 'string' && ['number', 'string'].includes(typeof found) && typeof contribution === 'number';
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ reference: 'Reference', collector: 'Collected by', amount: 'Amount', counterparty: 'Name of the payer' },
  ...{ date: 'Date', history: 'Confirmed before', members: 'Invoices together', same: 'Same row' },
};

export const featureName = (name: string): string => NAMES[name] ?? name;

/** A likeness from 0 to 1 as a share; anything else as it is. */
export const featureValue = (value: number | string): string =>
  typeof value === 'number' && value >= 0 && value <= 1 ? `${Math.round(value * 100)}\u00a0%` : String(value);

const RULES: Readonly<Record<string, string>> = {
  reference_amount: 'Number and amount fit',
  reference_set: 'Numbers of several invoices fit',
  reference: 'The number fits, the amount does not',
  collector_amount: 'Collected for this invoice, amount fits',
  collector: 'Collected for this invoice',
  alias: 'A payer that was confirmed before',
  score: 'Amount, name and date are alike',
  set: 'Several invoices together fit',
  amount: 'Only the amount fits',
  payout: 'Payout of a gateway',
  reversal: 'Takes a payment back',
};

export const ruleWords = (rule: string): string => RULES[rule] ?? rule.replaceAll('_', ' ');
