import type { Minor } from '@kente/kit/money';
import { payment, settling } from './amounts.ts';
import { dayNumber } from './calendar.ts';
import { canonicalNumber, type NumberInText, numbersInText, withoutZeros } from './normalise.ts';
import { CONTRADICTION, LIMITS, REFERENCE_SCORES } from './ruleset.ts';
import type { Scored } from './score.ts';
import { subsetSums } from './sets.ts';
import type { BankTransaction, OpenInvoice } from './subjects.ts';
import { evidence, type Line, NO_REVERSAL, named, paid, type Suggestion, shownFeatures } from './suggestion.ts';

/** A number in the text, and the open invoices that have it. */
interface Hit {
  readonly number: string;
  readonly weak: boolean;
  readonly invoices: readonly Scored[];
}

export interface ByReference {
  readonly suggestions: readonly Suggestion[];
  /** Hits whose amount and payer both speak against them: they rank behind amount and counterparty. */
  readonly contradicted: ReadonlySet<Suggestion>;
}

/** Exact tier by number, and reference hits with another amount. */
export function byReference(transaction: BankTransaction, candidates: readonly Scored[]): ByReference {
  const hits = hitsIn(transaction.text, candidates);
  const contradicted = new Set<Suggestion>();
  const first = hits[0];
  if (first === undefined) return { suggestions: [], contradicted };
  const alone = hits.length === 1 && first.invoices.length === 1;
  const singles = hits.flatMap((hit) =>
    hit.invoices.flatMap((scored) => {
      const single = forOne(transaction, hit, scored, { alone, candidates });
      if (single === null || !isContradicted(transaction, scored, single)) return single ?? [];
      const doubted = doubtful(single);
      contradicted.add(doubted);
      return doubted;
    }),
  );
  const exact = singles.filter(({ rule }) => rule === 'reference_amount');
  const together = hits.length > 1 && exact.length === 0 ? forSeveral(transaction, hits) : null;
  return { suggestions: together === null ? singles : [together], contradicted };
}

/** The longest number wins a place in the text: `INV-2026-0042` is not also `2026-0042`. */
function hitsIn(text: string, candidates: readonly Scored[]): Hit[] {
  const numbered = candidates.flatMap((scored) => {
    const whole = scored.invoice.number === null ? null : canonicalNumber(scored.invoice.number);
    return whole === null ? [] : [{ scored, whole, short: withoutZeros(whole) }];
  });
  const taken: NumberInText[] = [];
  const hits: Hit[] = [];
  const longestFirst = numbersInText(text).sort((one, other) => other.to - other.from - (one.to - one.from));
  for (const found of longestFirst) {
    if (taken.some((other) => found.from <= other.to && found.to >= other.from)) continue;
    const same = numbered.filter(({ whole }) => whole === found.whole);
    const alike = same.length > 0 ? same : numbered.filter(({ short }) => short !== null && short === found.short);
    if (alike.length === 0) continue;
    taken.push(found);
    const invoices = alike.map(({ scored }) => scored);
    if (!hits.some((hit) => sameInvoices(hit.invoices, invoices))) {
      hits.push({ number: found.whole, weak: found.weak, invoices });
    }
  }
  return hits;
}

const sameInvoices = (one: readonly Scored[], other: readonly Scored[]): boolean =>
  one.length === other.length && one.every(({ invoice }, place) => invoice.id === other[place]?.invoice.id);

function forOne(
  transaction: BankTransaction,
  hit: Hit,
  scored: Scored,
  { alone, candidates }: { alone: boolean; candidates: readonly Scored[] },
): Suggestion | null {
  const { kind, lines, phrase } = settling(scored.invoice, transaction.unallocated);
  if (hit.weak && kind !== 'exact') return null;
  const rest = kind === 'overpayment' ? restOf(scored, candidates, transaction.unallocated) : null;
  if (rest !== null) {
    const text = `The text names ${named(scored)}, and the rest of ${paid(transaction)} is what the customer's other invoices add up to.`;
    return suggestion(hit, [scored], { rule: 'reference_set', lines: rest, score: REFERENCE_SCORES.partial, text });
  }
  return suggestion(hit, [scored], {
    rule: kind === 'exact' ? 'reference_amount' : 'reference',
    lines,
    score: REFERENCE_SCORES[kind],
    text: `The text names ${named(scored)}, and ${paid(transaction)} is ${phrase}.`,
    certain: kind === 'exact' && alone,
  });
}

/** One number was written, two invoices were paid: the rest is the one way to settle others of the customer in full. */
function restOf(scored: Scored, candidates: readonly Scored[], amount: Minor): Line[] | null {
  const others = candidates.filter(
    ({ invoice, customer }) => customer.id === scored.customer.id && invoice.id !== scored.invoice.id,
  );
  const open = others.map(({ invoice }) => invoice.open);
  const { solutions, complete } = subsetSums(open, amount - scored.invoice.open, {
    size: LIMITS.setSize - 1,
    steps: LIMITS.setSteps,
    solutions: 2,
    from: 1,
  });
  const [only] = solutions;
  if (only === undefined || solutions.length > 1 || !complete) return null;
  const members = [scored, ...only.flatMap((place) => others[place] ?? [])];
  return members.map(({ invoice }) => payment(invoice.id, invoice.open));
}

/** Several numbers: all in full where the amounts add up, else those that fell due first. */
function forSeveral(transaction: BankTransaction, hits: readonly Hit[]): Suggestion | null {
  const members = hits.flatMap(({ invoices, weak }) => (invoices.length === 1 && !weak ? invoices : []));
  if (members.length < 2 || members.length < hits.filter(({ weak }) => !weak).length) return null;
  const oldestFirst = [...members].sort((one, other) => dueDay(one.invoice) - dueDay(other.invoice));
  const lines: Line[] = [];
  let left = transaction.unallocated;
  for (const { invoice } of oldestFirst) {
    let amount = invoice.open;
    if (left < amount) amount = left;
    if (amount > 0n) lines.push(payment(invoice.id, amount));
    left -= amount;
  }
  const open = members.reduce((sum, { invoice }) => sum + invoice.open, 0n);
  const fits = open === transaction.unallocated;
  const last = lines.at(-1);
  if (left > 0n && last !== undefined) lines.push({ invoiceId: last.invoiceId, amount: left, kind: 'overpayment' });
  const which = members.map((each) => each.invoice.number ?? each.invoice.id).join(', ');
  const text = fits
    ? `The text names invoices ${which}, and ${paid(transaction)} is what they add up to.`
    : `The text names invoices ${which}; ${paid(transaction)} goes to the ones that fell due first.`;
  const [first] = hits;
  if (first === undefined) return null;
  return suggestion(first, members, {
    rule: 'reference_set',
    lines,
    score: fits ? 1 : REFERENCE_SCORES.overpayment,
    text,
  });
}

const dueDay = (invoice: OpenInvoice): number => dayNumber(invoice.dueDate ?? invoice.issueDate);

function suggestion(
  hit: Hit,
  members: readonly Scored[],
  made: Pick<Suggestion, 'rule' | 'lines' | 'score'> & { text: string; certain?: boolean },
): Suggestion {
  const shownOnly = members[0] === undefined ? [] : shownFeatures(members[0]);
  return {
    rule: made.rule,
    lines: made.lines,
    ...NO_REVERSAL,
    score: made.score,
    evidence: evidence([{ name: 'reference', value: hit.number, contribution: made.score }, ...shownOnly], made.text),
    certain: made.certain ?? false,
  };
}

/** A number copied from somebody else's invoice: the amount is another, and the payer is known not to be the customer. */
function isContradicted(
  { counterparty, gateway }: BankTransaction,
  scored: Scored,
  { lines, rule }: Suggestion,
): boolean {
  if (rule !== 'reference' || gateway !== null || counterparty.name === null) return false;
  const isDeduction = lines.some(({ kind }) => kind === 'withholding' || kind === 'fee' || kind === 'rounding');
  return !isDeduction && scored.features.counterparty < CONTRADICTION;
}

function doubtful(single: Suggestion): Suggestion {
  const { features, sentence } = single.evidence;
  const score = REFERENCE_SCORES.contradicted;
  const weaker = features.map((each) => (each.name === 'reference' ? { ...each, contribution: score } : each));
  const told = `${sentence.slice(0, -1)}, but the payer is not named like the customer.`;
  return { ...single, score, evidence: evidence(weaker, told) };
}
