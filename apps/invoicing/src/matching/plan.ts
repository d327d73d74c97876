import { byCollector } from './by-collector.ts';
import { byReference } from './by-reference.ts';
import { byScore, bySets } from './by-score.ts';
import { type Gate, pairKey, shutGates } from './gates.ts';
import { type PayoutBatch, payouts } from './payouts.ts';
import { type EarlierTransaction, reversals } from './reversals.ts';
import { LIMITS, type MatchSettings } from './ruleset.ts';
import { scorer } from './score.ts';
import type { BankTransaction, Candidate } from './subjects.ts';
import { ranked, type Suggestion } from './suggestion.ts';

/** What a row may be matched with. All of it is the answer of a bounded search. */
export interface Candidates {
  readonly open: readonly Candidate[];
  /** Rows of the last seven days with the same amount, the other way. */
  readonly earlier: readonly EarlierTransaction[];
  /** Batches of the row's gateway around its date. */
  readonly batches: readonly PayoutBatch[];
  /** Pairs that a person dismissed, by `pairKey`: a row with an invoice, an earlier row or a batch. */
  readonly dismissed: ReadonlySet<string>;
}

export interface Plan {
  /** Empty unless the organisation switched auto-match on, and then one at most. */
  readonly apply: readonly Suggestion[];
  /** Best first. Empty when `apply` is not. */
  readonly suggestions: readonly Suggestion[];
  /** Candidates that may never be offered, and why. */
  readonly refused: readonly { readonly invoiceId: string; readonly gates: readonly Gate[] }[];
}

/**
 * What to do with a row: nothing, apply one match, or suggest. A function of its arguments alone, so a row that comes
 * again, with what is open now, gets today's answer.
 */
export function plan(transaction: BankTransaction, candidates: Candidates, settings: MatchSettings): Plan {
  const { dismissed } = candidates;
  const judged = candidates.open.map((candidate) => ({
    candidate,
    gates: shutGates(transaction, candidate.invoice, dismissed),
  }));
  const allowed = judged.filter(({ gates }) => gates.length === 0).map(({ candidate }) => candidate);
  const refused = judged
    .filter(({ gates }) => gates.length > 0)
    .map(({ candidate, gates }) => ({ invoiceId: candidate.invoice.id, gates }));
  const suggestions = proposed(transaction, allowed, candidates, settings);
  const [best, second] = suggestions;
  if (settings.autoMatch && best?.certain === true && second?.certain !== true) {
    return { apply: [best], suggestions: [], refused };
  }
  return { apply: [], suggestions, refused };
}

function proposed(
  transaction: BankTransaction,
  allowed: readonly Candidate[],
  { earlier, batches, dismissed }: Candidates,
  settings: MatchSettings,
): Suggestion[] {
  const isOffered = (otherId: string): boolean => !dismissed.has(pairKey(transaction.id, otherId));
  const undone = reversals(
    transaction,
    earlier.filter((row) => isOffered(row.transaction.id)),
  );
  const paidOut = payouts(
    transaction,
    batches.filter(({ id, sales }) => isOffered(id) && sales.every(({ invoiceId }) => isOffered(invoiceId))),
  );
  const scored = allowed.map(scorer(transaction));
  const { suggestions: referenced, contradicted } = byReference(transaction, scored);
  const collected = byCollector(transaction, scored);
  // A payout is the net of many sales: what it is by amount or by the gateway's name means nothing.
  const unreferenced =
    transaction.gateway === null ? [...bySets(transaction, scored), ...byScore(transaction, scored, settings)] : [];
  const all = [...undone, ...paidOut, ...referenced, ...collected, ...unreferenced];
  return ranked(withoutRepeats(all), contradicted).slice(0, LIMITS.suggestions);
}

/** The same lines found by two rules are one suggestion, by the stronger rule: rules come strongest first. */
function withoutRepeats(suggestions: readonly Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return suggestions.filter(({ lines, reverses }) => {
    const parts = lines.map(({ invoiceId, amount, kind }) => `${invoiceId} ${amount} ${kind}`).sort();
    const key = [...parts, ...reverses].join('|');
    if (key !== '' && seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
