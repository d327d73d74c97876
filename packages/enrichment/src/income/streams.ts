import { inOrder, type Movement } from '../movement.ts';
import { foldedWords, nameIn, namesNobody, payeeKey } from '../payees.ts';
import { near } from '../recurring/amounts.ts';
import { sum } from '../rounding.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf } from './candidates.ts';
import { companyIn } from './companies.ts';
import { exclusionOf } from './eligibility.ts';
import type { Confidence, IncomeStream, IncomeType } from './stream.ts';
import { tradesAmong } from './trade.ts';
import type { WordClass } from './words.ts';

/**
 * The streams of income in an account, over everything that is held up to `today`, the latest paid first. Each is
 * classified as a whole, never by one deposit. Method: enrichment reference 6.1 and 6.2; docs/income.md has the rules
 * with their cases.
 */
export function incomeStreams(movements: readonly Movement[], today: string): IncomeStream[] {
  const credits = movements.filter(
    (movement) => movement.credit && movement.day <= today && exclusionOf(movement) === null,
  );
  const given = givenTo(movements, today);
  const streams: IncomeStream[] = [];
  const open: Candidate[] = [];
  for (const candidate of candidatesOf(inOrder(credits))) {
    const stream = goesRound(candidate, given) ? null : byOwnEvidence(candidate);
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
    if (candidate.deposits.some((deposit) => traded.has(deposit)) || goesRound(candidate, given)) continue;
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
  gig: 'WAGES',
  'paid out': 'WAGES',
} as const;

/** Words that say what an income is, whoever else pays. */
function tellsType(words: WordClass | null): words is Exclude<WordClass, 'business' | 'personal' | 'no income'> {
  return words !== null && words !== 'business' && words !== 'personal' && words !== 'no income';
}

/** Streams that need no look at the other payers: their words say what they are, or pay comes like clockwork. */
function byOwnEvidence(candidate: Candidate): IncomeStream | null {
  const { words } = candidate;
  if (!repeats(candidate)) return null;
  if (tellsType(words)) return streamOf(candidate, TYPES[words]);
  if (!isClockwork(candidate)) return null;
  if (words === 'business') return streamOf(candidate, 'BUSINESS');
  return streamOf(candidate, words === 'personal' ? 'OTHER' : regularType(candidate));
}

/** A customer who comes every Friday is a customer still: a person's pay has to be surer than a company's. */
function isClockwork({ hits, rhythm, steadiness, frequency, company }: Candidate): boolean {
  if (frequency === 'VARIABLE') return false;
  if (company) return hits.length >= 3 && rhythm.regularity >= 0.75 && steadiness >= 0.8;
  return hits.length >= 5 && rhythm.regularity >= 0.8 && steadiness >= 0.9;
}

/** What was paid out, by payee; of rows that name nobody, by each of their longer words. Minor units. */
function givenTo(movements: readonly Movement[], today: string): ReadonlyMap<string, bigint> {
  const given = new Map<string, bigint>();
  for (const movement of movements) {
    if (movement.credit || movement.reversed || movement.day > today) continue;
    const keys = movement.counterpartyKey === null ? new Set(foldedWords(movement.narration)) : [payeeKey(movement)];
    for (const key of keys)
      if (key.length >= SHORTEST_NAME) given.set(key, (given.get(key) ?? 0n) + movement.amountMinor);
  }
  return given;
}
const SHORTEST_NAME = 5;

/** Who gets half as much as they send, or more, sends back: a loan, a bet, a pot of savings, a friend. */
function goesRound({ key, deposits, words }: Candidate, given: ReadonlyMap<string, bigint>): boolean {
  if (words !== null && words !== 'personal') return false;
  return 2n * (given.get(key) ?? 0n) >= sum(deposits.map((deposit) => deposit.amountMinor));
}

/** What no trade took. */
function repeated(candidate: Candidate): IncomeStream | null {
  const { words, frequency, hits, key, deposits, steadiness, company } = candidate;
  if (!repeats(candidate)) return null;
  if (words === 'business') return streamOf(candidate, 'BUSINESS');
  if (words !== null && words !== 'no income') return streamOf(candidate, TYPES[words]);
  const isPay = frequency !== 'VARIABLE' && (company || steadiness >= LEAST_STEADY_PAY);
  if (isPay) return streamOf(candidate, regularType(candidate));
  // Rows that name nobody and keep no rhythm have nothing in common.
  if (namesNobody(key) && hits.length > 1) return null;
  if (deposits.length < 3) return null;
  return streamOf(candidate, company || inOneMonth(candidate) ? 'WAGES' : 'OTHER');
}

/** A person's sums that differ by more are no pay, whatever days they come on. */
const LEAST_STEADY_PAY = 0.7;

/** A cadence cannot be denied before there was time to show one. */
function inOneMonth({ hits }: Candidate): boolean {
  return (hits.at(-1)?.number ?? 0) - (hits[0]?.number ?? 0) <= 31;
}

/** A single credit is no stream; two are one when their words say so, or they are alike and a period apart. */
function repeats({ deposits, hits, words, frequency }: Candidate): boolean {
  if (deposits.length < 2) return false;
  if (deposits.length >= 3 || (tellsType(words) && TYPES[words] !== 'WAGES') || words === 'wages') return true;
  const [first, second] = deposits as readonly [Movement, Movement];
  return hits.length === 2 && frequency !== 'VARIABLE' && near(second.amountMinor, first.amountMinor, 10n);
}

/** Words of the channels that payrolls come through, where the bank prints no other channel for them. */
const BULK = /\b(?:gaps|magtape|acb|bulk)\b/i;

/** Regular pay: a salary when its payer ever says so, or a company sends it through the channels of a payroll. */
function regularType({ deposits, frequency, callsItPay, company }: Candidate): IncomeType {
  if (callsItPay) return 'SALARY';
  if (frequency !== 'MONTHLY' || !company) return 'WAGES';
  const isBulk = ({ channel, narration }: Movement) => channel === 'NEFT' || channel === 'RTGS' || BULK.test(narration);
  return deposits.filter(isBulk).length * 2 >= deposits.length ? 'SALARY' : 'WAGES';
}

function streamOf(candidate: Candidate, type: IncomeType): IncomeStream {
  const { deposits, frequency, key } = candidate;
  return { type, frequency, confidence: confidenceOf(candidate), payer: payerOf(key, deposits), deposits };
}

function confidenceOf({ hits, rhythm, steadiness, frequency }: Candidate): Confidence {
  if (frequency === 'VARIABLE' || hits.length < 3) return 'LOW';
  return hits.length >= 6 && rhythm.regularity >= 0.8 && steadiness >= 0.8 ? 'HIGH' : 'MEDIUM';
}

/** The newest name, at the longest that no bank cut off; without any, the company that the rows' own words name. */
function payerOf(key: string, deposits: readonly Movement[]): string | null {
  const names = namesNobody(key)
    ? deposits.map(({ narration }) => companyIn(narration))
    : deposits.map(({ counterparty }) => (counterparty === null ? null : nameIn(counterparty)));
  const told = names.filter((name) => name !== null);
  // A company that most rows leave out is somebody else.
  if (namesNobody(key) && told.length * 2 < deposits.length) return null;
  const beginning = told.at(-1)?.slice(0, SAME_BEGINNING).toLowerCase() ?? '';
  const same = told.filter((name) => name.toLowerCase().startsWith(beginning));
  return same.sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? null;
}
const SAME_BEGINNING = 8;

function latestFirst(a: IncomeStream, b: IncomeStream): number {
  const [newer, older] = [a.deposits.at(-1) as Movement, b.deposits.at(-1) as Movement];
  if (newer.day !== older.day) return newer.day < older.day ? 1 : -1;
  return newer.id < older.id ? -1 : 1;
}
