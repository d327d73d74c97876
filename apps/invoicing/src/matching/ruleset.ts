/** Weights, tables and limits of the matcher. The names of two versions differ when any number or word of them does. */
export const RULESET_VERSION = 'match-2026.11.1';

/** What an organisation may see and edit. Scores and gaps run from 0 to 1. */
export interface MatchSettings {
  /** Off by default: then everything is a suggestion. */
  readonly autoMatch: boolean;
  /** A score from here on is proposed. */
  readonly proposeAt: number;
  /** How often a payee must have been confirmed before it may match by itself. */
  readonly aliasConfirmations: number;
  /** How far behind the runner-up must be before a payee matches by itself. */
  readonly runnerUpGap: number;
}

export const DEFAULT_SETTINGS: MatchSettings = {
  autoMatch: false,
  proposeAt: 0.75,
  aliasConfirmations: 3,
  runnerUpGap: 0.15,
};

export const WEIGHTS = { amount: 0.45, counterparty: 0.3, date: 0.15, history: 0.1 } as const;

/** Difference as a share of the open amount, in percent, and what it is worth. */
export const AMOUNT_BANDS: readonly (readonly [atMostPercent: bigint, value: number])[] = [
  [0n, 1],
  [1n, 0.98],
  [2n, 0.95],
  [5n, 0.85],
  [10n, 0.6],
  [20n, 0.3],
];

/** The payer left the VAT out, or put it on top. */
export const VAT_DIFFERENCE_VALUE = 0.88;

/** Confidence of a reference hit by what the amount does. Below 1: the amount is not the open one. */
export const REFERENCE_SCORES = {
  exact: 1,
  deduction: 0.95,
  partial: 0.9,
  overpayment: 0.85,
  contradicted: 0.6,
} as const;

/**
 * Under this likeness a payer's name speaks against the customer. Of invented names, 95 % of strangers stay under 0.69 and
 * 99 % of the customers themselves, however their bank prints them, reach 0.93.
 */
export const CONTRADICTION = 0.7;

/** From this likeness on a name is the customer's: needed to combine a customer's invoices. */
export const SAME_NAME = 0.85;

/** Days within which an equal amount the other way undoes a payment. */
export const REVERSAL_DAYS = 7;

/** Everything is bounded: what one row may cost. */
export const LIMITS = {
  numberKeys: 160,
  nameKeys: 24,
  customersPerKey: 6,
  customers: 6,
  invoicesPerLookup: 50,
  setCandidates: 20,
  setSize: 5,
  setSteps: 50_000,
  setSolutions: 10,
  setCustomers: 2,
  suggestions: 10,
  amountAlone: 5,
} as const;
