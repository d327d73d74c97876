import { settling } from './amounts.ts';
import { REFERENCE_SCORES } from './ruleset.ts';
import type { Scored } from './score.ts';
import type { BankTransaction } from './subjects.ts';
import { evidence, NO_REVERSAL, named, paid, type Suggestion, shownFeatures } from './suggestion.ts';

/** Invoices whose own virtual account or payment link took the money. */
export function byCollector(transaction: BankTransaction, candidates: readonly Scored[]): Suggestion[] {
  const { collectedBy, unallocated } = transaction;
  if (collectedBy === null) return [];
  const own = candidates.filter(({ invoice }) => invoice.collectedBy.includes(collectedBy));
  return own.map((scored) => {
    const { kind, lines, phrase } = settling(scored.invoice, unallocated);
    const score = REFERENCE_SCORES[kind];
    return {
      rule: kind === 'exact' ? ('collector_amount' as const) : ('collector' as const),
      lines,
      ...NO_REVERSAL,
      score,
      evidence: evidence(
        [{ name: 'collector', value: collectedBy, contribution: score }, ...shownFeatures(scored)],
        `The money came in for ${named(scored)}, and ${paid(transaction)} is ${phrase}.`,
      ),
      certain: kind === 'exact' && own.length === 1,
    };
  });
}
