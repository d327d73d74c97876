import { near } from '../recurring/amounts.ts';
import { median } from '../rounding.ts';
import type { Candidate } from './candidate.ts';

/** An account with more payers that pay like employers is a business: nobody's job went on there. */
const MOST_JOBS = 200;
/** Percent by which the same pay may differ from one month to the next. */
const SAME_PAY = 2n;

/**
 * A job goes on under another name: the firm was renamed, or the bank words its pay otherwise from some month on. The
 * one payer stops, another begins a period later with the same pay. `join` makes one candidate of both.
 */
export function joinSuccessors(
  candidates: readonly Candidate[],
  join: (earlier: Candidate, later: Candidate) => Candidate,
): Candidate[] {
  const jobs = candidates.filter(isJob);
  if (jobs.length < 2 || jobs.length > MOST_JOBS) return [...candidates];
  const open: Candidate[] = [];
  for (const job of jobs.sort((a, b) => firstOf(a) - firstOf(b) || (a.key < b.key ? -1 : 1))) {
    const before = open.findIndex((earlier) => goesOn(earlier, job));
    if (before === -1) open.push(job);
    else open[before] = join(open[before] as Candidate, job);
  }
  const jobSet = new Set(jobs);
  return [...candidates.filter((candidate) => !jobSet.has(candidate)), ...open];
}

const firstOf = ({ hits }: Candidate): number => hits[0]?.number ?? 0;
const lastOf = ({ hits }: Candidate): number => hits.at(-1)?.number ?? 0;

/** Pay by its words, or a company that pays alike. A tenant who follows another is another. */
function isJob({ words, hits, frequency, company }: Candidate): boolean {
  if (words === 'salary' || words === 'pension' || words === 'wages') return true;
  return words === null && company && (hits.length === 1 || frequency !== 'VARIABLE');
}

function goesOn(earlier: Candidate, later: Candidate): boolean {
  const both = [earlier.words, later.words];
  if (earlier.hits.length < 2 || (both[0] !== both[1] && !both.includes(null))) return false;
  // One payment of a new name proves something after a row of old ones.
  if (later.hits.length < 2 && earlier.hits.length < 3) return false;
  const period = earlier.rhythm.medianGap ?? 30;
  const gap = firstOf(later) - lastOf(earlier);
  if (gap < 0.6 * period || gap > 1.5 * period) return false;
  const amounts = (candidate: Candidate) => candidate.hits.map((hit) => hit.amountMinor);
  return near(median(amounts(later).slice(0, 3)), median(amounts(earlier).slice(-3)), SAME_PAY);
}
