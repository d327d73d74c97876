import { inOrder, type Movement } from '../movement.ts';
import { namesNobody } from '../payees.ts';
import { near } from '../recurring/amounts.ts';
import { type Candidate, candidatesOf } from './candidates.ts';
import { exclusionOf } from './eligibility.ts';
import type { Confidence, IncomeStream, IncomeType } from './stream.ts';
import { tradesAmong } from './trade.ts';
import { isCompany } from './words.ts';

/**
 * The streams of income in an account, over everything that is held up to `today`, the latest paid first. Each is
 * classified as a whole, never by one deposit. Method: enrichment reference 6.1 and 6.2; docs/income.md has the rules
 * with their cases.
 */
export function incomeStreams(movements: readonly Movement[], today: string): IncomeStream[] {
  const credits = movements.filter(
    (movement) => movement.credit && movement.day <= today && exclusionOf(movement) === null,
  );
  const streams: IncomeStream[] = [];
  const open: Candidate[] = [];
  for (const candidate of candidatesOf(inOrder(credits))) {
    const stream = byOwnEvidence(candidate);
    if (stream === null) open.push(candidate);
    else streams.push(stream);
  }
  const traded = new Set<Movement>();
  for (const { hits, frequency, confidence } of tradesAmong(open)) {
    const deposits = inOrder(hits.flatMap((hit) => hit.movements));
    for (const deposit of deposits) traded.add(deposit);
    streams.push({ type: 'BUSINESS', frequency, confidence, payer: null, deposits });
  }
  for (const candidate of open) {
    if (candidate.deposits.some((deposit) => traded.has(deposit))) continue;
    const stream = repeated(candidate);
    if (stream !== null) streams.push(stream);
  }
  return streams.sort(latestFirst);
}

const TYPES = {
  pension: 'PENSION',
  benefit: 'OTHER',
  salary: 'SALARY',
  wages: 'WAGES',
  rental: 'RENTAL',
  investment: 'INVESTMENT',
  personal: 'OTHER',
} as const;

/** Streams that need no look at the other payers: their words say what they are, or pay comes like clockwork. */
function byOwnEvidence(candidate: Candidate): IncomeStream | null {
  const { words } = candidate;
  if (!repeats(candidate)) return null;
  if (words !== null && words !== 'business' && words !== 'personal') return streamOf(candidate, TYPES[words]);
  if (!isClockwork(candidate)) return null;
  return streamOf(candidate, words === 'business' ? 'BUSINESS' : regularType(candidate));
}

/** A customer who comes every Friday is a customer still: a person's pay has to be surer than a company's. */
function isClockwork({ hits, rhythm, steadiness, frequency, deposits }: Candidate): boolean {
  if (frequency === 'VARIABLE') return false;
  const company = deposits.some((deposit) => isCompany(deposit.counterparty));
  if (company) return hits.length >= 3 && rhythm.regularity >= 0.75 && steadiness >= 0.8;
  return hits.length >= 5 && rhythm.regularity >= 0.8 && steadiness >= 0.9;
}

/** What no trade took. */
function repeated(candidate: Candidate): IncomeStream | null {
  const { words, frequency, hits, key, deposits } = candidate;
  if (!repeats(candidate)) return null;
  if (words === 'business') return streamOf(candidate, 'BUSINESS');
  if (words !== null) return streamOf(candidate, TYPES[words]);
  if (frequency !== 'VARIABLE') return streamOf(candidate, regularType(candidate));
  // Rows that name nobody and keep no rhythm have nothing in common.
  if (namesNobody(key) && hits.length > 1) return null;
  if (deposits.length < 3) return null;
  const company = deposits.some((deposit) => isCompany(deposit.counterparty));
  return streamOf(candidate, company || inOneMonth(candidate) ? 'WAGES' : 'OTHER');
}

/** A cadence cannot be denied before there was time to show one. */
function inOneMonth({ hits }: Candidate): boolean {
  return (hits.at(-1)?.number ?? 0) - (hits[0]?.number ?? 0) <= 31;
}

/** A single credit is no stream; two are one when their words say so, or they are alike and a period apart. */
function repeats({ deposits, hits, words, frequency }: Candidate): boolean {
  if (deposits.length < 2) return false;
  if (deposits.length >= 3 || (words !== null && words !== 'business' && words !== 'personal')) return true;
  const [first, second] = deposits as readonly [Movement, Movement];
  return hits.length === 2 && frequency !== 'VARIABLE' && near(second.amountMinor, first.amountMinor, 10n);
}

/** Regular pay: a salary when a company sends it through the bulk channels of a payroll, else wages. */
function regularType({ deposits, frequency }: Candidate): IncomeType {
  const bulk = deposits.filter(({ channel }) => channel === 'NEFT' || channel === 'RTGS').length;
  const company = deposits.some((deposit) => isCompany(deposit.counterparty));
  return frequency === 'MONTHLY' && company && bulk * 2 >= deposits.length ? 'SALARY' : 'WAGES';
}

function streamOf(candidate: Candidate, type: IncomeType): IncomeStream {
  const { deposits, frequency, key } = candidate;
  return { type, frequency, confidence: confidenceOf(candidate), payer: payerOf(key, deposits), deposits };
}

function confidenceOf({ hits, rhythm, steadiness, frequency }: Candidate): Confidence {
  if (frequency === 'VARIABLE' || hits.length < 3) return 'LOW';
  return hits.length >= 6 && rhythm.regularity >= 0.8 && steadiness >= 0.8 ? 'HIGH' : 'MEDIUM';
}

/** The longest name is the one that no bank cut off. */
function payerOf(key: string, deposits: readonly Movement[]): string | null {
  if (namesNobody(key)) return null;
  const names = deposits.map((deposit) => deposit.counterparty).filter((name) => name !== null);
  return names.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? null;
}

function latestFirst(a: IncomeStream, b: IncomeStream): number {
  const [newer, older] = [a.deposits.at(-1) as Movement, b.deposits.at(-1) as Movement];
  if (newer.day !== older.day) return newer.day < older.day ? 1 : -1;
  return newer.id < older.id ? -1 : 1;
}
