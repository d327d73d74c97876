import { weekIndex } from '../calendar.ts';
import { namesNobody } from '../payees.ts';
import { weekShare } from '../recurring/cadence.ts';
import type { Hit } from '../recurring/hits.ts';
import { splitAtSilence } from '../recurring/hits.ts';
import type { Candidate } from './candidate.ts';
import type { Confidence, Frequency } from './stream.ts';
import { STEADY_WEEKS, weeklyVariation } from './weeks.ts';

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
  return candidates.filter(({ key, deposits, words, company }) => {
    if (words === 'personal') return false;
    if (words === 'business' || deposits.length < 3 || namesNobody(key)) return true;
    return deposits.length < all * (company ? COMPANY_PATRON_SHARE : PATRON_SHARE);
  });
}

function isTrade(hits: readonly (Hit & { key: string })[]): boolean {
  // A row that names nobody is somebody's: a till prints no names.
  const payers = new Set(hits.flatMap(({ key, movements }) => (namesNobody(key) ? movements.map(({ id }) => id) : key)))
    .size;
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
