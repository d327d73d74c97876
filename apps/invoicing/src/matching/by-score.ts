import { payment, settling } from './amounts.ts';
import { dayNumber } from './calendar.ts';
import { namesSomebody } from './keys.ts';
import { CONTRADICTION, LIMITS, type MatchSettings, SAME_NAME } from './ruleset.ts';
import { type Scored, weighted } from './score.ts';
import { subsetSums } from './sets.ts';
import type { BankTransaction } from './subjects.ts';
import { evidence, NO_REVERSAL, named, paid, rounded, type Suggestion, weightedFeatures } from './suggestion.ts';

/** No reference: weighted features, confirmed payees, and where the row names nobody the amount alone. */
export function byScore(
  transaction: BankTransaction,
  candidates: readonly Scored[],
  settings: MatchSettings,
): Suggestion[] {
  const best = [...candidates].sort(bestFirst);
  // Jaro-Winkler finds half a likeness between strangers: with an equal amount that alone would reach the threshold.
  const likely = best.filter(({ features }) => features.amount > 0 && features.counterparty >= CONTRADICTION);
  const proposed = likely.filter(({ score }) => score >= settings.proposeAt);
  if (proposed.length > 0) {
    return proposed.slice(0, LIMITS.suggestions).map((scored) => single(transaction, scored, best, settings));
  }
  return namesSomebody(transaction.counterparty) ? [] : byAmountAlone(transaction, best);
}

function bestFirst(one: Scored, other: Scored): number {
  return other.score - one.score || due(one) - due(other) || (one.invoice.id < other.invoice.id ? -1 : 1);
}

const due = ({ invoice }: Scored): number => dayNumber(invoice.dueDate ?? invoice.issueDate);

function single(
  transaction: BankTransaction,
  scored: Scored,
  best: readonly Scored[],
  settings: MatchSettings,
): Suggestion {
  const { kind, lines, phrase } = settling(scored.invoice, transaction.unallocated);
  const next = best.find(({ invoice }) => invoice.id !== scored.invoice.id);
  const ahead = next === undefined ? 1 : rounded(scored.score - next.score);
  const certain =
    scored.confirmations >= settings.aliasConfirmations && kind === 'exact' && ahead >= settings.runnerUpGap;
  const who =
    scored.confirmations > 0
      ? `A payee confirmed ${scored.confirmations} ${scored.confirmations === 1 ? 'time' : 'times'} for the customer`
      : `A payer named much like the customer (${Math.round(scored.features.counterparty * 100)} of 100)`;
  return {
    rule: certain ? 'alias' : 'score',
    lines,
    ...NO_REVERSAL,
    score: scored.score,
    evidence: evidence(
      weightedFeatures(scored),
      `${who} sent ${paid(transaction)}: for ${named(scored)} that is ${phrase}.`,
    ),
    certain,
  };
}

function byAmountAlone(transaction: BankTransaction, best: readonly Scored[]): Suggestion[] {
  return best
    .filter(({ features }) => features.amount === 1)
    .slice(0, LIMITS.amountAlone)
    .map((scored) => ({
      rule: 'amount' as const,
      lines: [payment(scored.invoice.id, transaction.unallocated)],
      ...NO_REVERSAL,
      score: scored.score,
      evidence: evidence(
        weightedFeatures(scored),
        `The row names nobody; ${paid(transaction)} is exactly what is open on ${named(scored)}.`,
      ),
      certain: false,
    }));
}

/** One payment for two to five invoices of a customer: every way in which they add up. */
export function bySets(transaction: BankTransaction, candidates: readonly Scored[]): Suggestion[] {
  const { unallocated } = transaction;
  const byCustomer = Map.groupBy(candidates, ({ customer }) => customer.id);
  const likely = [...byCustomer.values()]
    .filter(([first]) => first !== undefined && first.features.counterparty >= SAME_NAME)
    .sort(([one], [other]) => (other?.features.counterparty ?? 0) - (one?.features.counterparty ?? 0))
    .slice(0, LIMITS.setCustomers);
  return likely.flatMap((invoices) => {
    // One invoice of the very amount is the simpler reading.
    if (invoices.some(({ invoice }) => invoice.open === unallocated)) return [];
    const members = [...invoices].sort((one, other) => due(one) - due(other)).slice(0, LIMITS.setCandidates);
    const { solutions } = subsetSums(
      members.map(({ invoice }) => invoice.open),
      unallocated,
    );
    return solutions.map((places) => {
      const chosen = places.flatMap((place) => members[place] ?? []);
      return combined(transaction, chosen, solutions.length);
    });
  });
}

function combined(transaction: BankTransaction, chosen: readonly Scored[], ways: number): Suggestion {
  const mean = (feature: 'counterparty' | 'date' | 'history'): number =>
    chosen.reduce((sum, { features }) => sum + features[feature], 0) / chosen.length;
  const features = { amount: 1, counterparty: mean('counterparty'), date: mean('date'), history: mean('history') };
  const score = weighted(features);
  const which = chosen.map(({ invoice }) => invoice.number ?? invoice.id).join(', ');
  const only = ways === 1 ? 'the only way' : `one of ${ways} ways`;
  const [first] = chosen;
  return {
    rule: 'set',
    lines: chosen.map(({ invoice }) => payment(invoice.id, invoice.open)),
    ...NO_REVERSAL,
    score,
    evidence: evidence(
      [
        ...(first === undefined ? [] : weightedFeatures({ ...first, features })),
        { name: 'members', value: chosen.length, contribution: 0 },
      ],
      `Invoices ${which} of the customer add up to ${paid(transaction)}, ${only} in which its open invoices do.`,
    ),
    certain: false,
  };
}
