import { weekIndex } from '../calendar.ts';
import { weekShare } from '../recurring/cadence.ts';
import type { Hit } from '../recurring/hits.ts';
import { splitAtSilence } from '../recurring/hits.ts';
import type { Candidate } from './candidates.ts';
import type { Confidence, Frequency } from './stream.ts';
import { isCompany } from './words.ts';

/** Business receipts: what many payers brought, as one stream. */
export interface Trade {
  readonly hits: readonly Hit[];
  readonly frequency: Frequency;
  readonly confidence: Confidence;
}

/** A person has friends; a trader has customers. */
const LEAST_PAYERS = 10;
const LEAST_CREDITS = 20;
const LEAST_PER_WEEK = 1.5;
/** Share of weeks with a sale. */
const LEAST_WEEKS = 0.6;
/** A shop closed for longer is another season of trade. */
const LONGEST_BREAK_DAYS = 60;

/** Deviation ÷ mean of the weekly sums up to which a trade counts as steady. */
const STEADY_WEEKS = 0.6;

/**
 * The trades among what is left of an account's credits: many payers, nearly every week. Weeks are summed before their
 * steadiness is tested, because single sales are never alike. Source: enrichment reference 6.1.4.
 */
export function tradesAmong(candidates: readonly Candidate[]): Trade[] {
  const customers = withoutPatrons(candidates);
  const keyed = customers.flatMap((candidate) => candidate.hits.map((hit) => ({ ...hit, key: candidate.key })));
  const sorted = keyed.sort((a, b) => a.number - b.number || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return splitAtSilence(sorted, LONGEST_BREAK_DAYS).filter(isTrade).map(tradeOf);
}

/** Share of all credits from which a payer is no customer among many: a company sooner than a person. */
const PATRON_SHARE = 0.3;
const COMPANY_PATRON_SHARE = 0.1;

/** A rider paid by two platforms has friends too; what the platforms pay makes no trade of what the friends send. */
function withoutPatrons(candidates: readonly Candidate[]): Candidate[] {
  const all = candidates.reduce((count, candidate) => count + candidate.deposits.length, 0);
  return candidates.filter(({ deposits, words }) => {
    if (words === 'personal') return false;
    if (words === 'business' || deposits.length < 3) return true;
    const company = deposits.some((deposit) => isCompany(deposit.counterparty));
    return deposits.length < all * (company ? COMPANY_PATRON_SHARE : PATRON_SHARE);
  });
}

function isTrade(hits: readonly (Hit & { key: string })[]): boolean {
  const payers = new Set(hits.map((hit) => hit.key)).size;
  const credits = hits.reduce((count, hit) => count + hit.movements.length, 0);
  const days = [...new Set(hits.map((hit) => hit.number))];
  const weeks = ((days.at(-1) ?? 0) - (days[0] ?? 0) + 7) / 7;
  return (
    payers >= LEAST_PAYERS &&
    credits >= LEAST_CREDITS &&
    credits / weeks >= LEAST_PER_WEEK &&
    weekShare(days) >= LEAST_WEEKS
  );
}

function tradeOf(hits: readonly Hit[]): Trade {
  const days = [...new Set(hits.map((hit) => hit.number))];
  const steady = weekShare(days) >= 0.8 && weeklyVariation(hits) <= STEADY_WEEKS;
  const weeks = weekIndex(days.at(-1) ?? 0) - weekIndex(days[0] ?? 0) + 1;
  return {
    hits,
    frequency: steady ? 'WEEKLY' : 'VARIABLE',
    confidence: steady && weeks >= 12 ? 'HIGH' : weeks >= 8 ? 'MEDIUM' : 'LOW',
  };
}

/** Coefficient of variation of the sums of whole weeks, empty ones included; the two at the ends are cut off. */
function weeklyVariation(hits: readonly Hit[]): number {
  const first = weekIndex(hits[0]?.number ?? 0) + 1;
  const last = weekIndex(hits.at(-1)?.number ?? 0) - 1;
  if (last - first < 2) return Number.POSITIVE_INFINITY;
  const sums: number[] = new Array(last - first + 1).fill(0);
  for (const hit of hits) {
    const at = weekIndex(hit.number) - first;
    if (at < 0 || at >= sums.length) continue;
    for (const movement of hit.movements) sums[at] = (sums[at] as number) + Number(movement.amountMinor);
  }
  const mean = sums.reduce((total, value) => total + value, 0) / sums.length;
  const variance = sums.reduce((total, value) => total + (value - mean) ** 2, 0) / sums.length;
  return mean === 0 ? Number.POSITIVE_INFINITY : Math.sqrt(variance) / mean;
}
