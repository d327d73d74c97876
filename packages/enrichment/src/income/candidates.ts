import type { Movement } from '../movement.ts';
import { groupByPayee } from '../payees.ts';
import { steadiness } from '../recurring/amounts.ts';
import { type Rhythm, rhythmOf, weekShare } from '../recurring/cadence.ts';
import { type Hit, hitsOf, splitAtSilence } from '../recurring/hits.ts';
import { sum } from '../rounding.ts';
import type { Candidate } from './candidate.ts';
import { isFromCompany } from './companies.ts';
import { nameEmployers } from './employers.ts';
import type { Frequency } from './stream.ts';
import { joinSuccessors } from './successors.ts';
import { STEADY_WEEKS, weeklyVariation } from './weeks.ts';
import { type WordClass, wordClassOf } from './words.ts';

/** Under this share of gaps that keep to it a rhythm is none. */
const REGULAR_FROM = 0.6;

/** @param credits oldest first, without what is no income by rule */
export function candidatesOf(credits: readonly Movement[]): Candidate[] {
  const classes = new Map(credits.map((credit) => [credit, classOf(credit)]));
  // Expenses given back and winnings of an operator that nobody knows: their words say so.
  const groups = groupByPayee(credits.filter((credit) => classes.get(credit) !== 'no income'));
  nameEmployers(groups, (rows) => wordsOf(rows, classes));
  const candidates: Candidate[] = [];
  for (const [key, group] of groups)
    for (const run of splitAtSilence(hitsOf(group))) candidates.push(candidateOf(key, run, classes));
  return joinSuccessors(candidates, (earlier, later) =>
    candidateOf(later.key, [...earlier.hits, ...later.hits], classes),
  );
}

function candidateOf(key: string, run: readonly Hit[], classes: Classes): Candidate {
  const hits = run.some((hit) => hit.movements.some((each) => isFromCompany(each) || saysPay(each, classes)))
    ? wholePayments(run)
    : run;
  const deposits = hits.flatMap((hit) => hit.movements);
  const rhythm = rhythmOf(hits.map((hit) => hit.number));
  return {
    ...{ key, hits, deposits, rhythm },
    frequency: frequencyOf(rhythm, hits),
    steadiness: steadiness(hits.map(amountOf)),
    words: wordsOf(deposits, classes),
    company: deposits.some(isFromCompany),
    callsItPay: deposits.some((deposit) => saysPay(deposit, classes)),
  };
}

/** Not of a salary, but of those who get one. */
const EMPLOYED = /\b(?:staff|employees?|payslip)\b/i;

function saysPay(deposit: Movement, classes: Classes): boolean {
  const kind = classes.get(deposit);
  return kind === 'salary' || (kind === null && EMPLOYED.test(deposit.narration));
}

/** Every deposit of a day counts here: a payer who pays twice has paid twice. */
const amountOf = (hit: Hit): bigint => sum(hit.movements.map((movement) => movement.amountMinor));

/** Basic pay and what follows within days of it. */
const LONGEST_PARTS_DAYS = 6;

/** Where hits keep no rhythm but those of a few days, taken together, keep one: payments that come in parts. */
function wholePayments(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length < 4 || frequencyOf(rhythmOf(hits.map((hit) => hit.number)), hits) !== 'VARIABLE') return hits;
  const whole: Hit[] = [];
  for (const hit of hits) {
    const last = whole.at(-1);
    if (last === undefined || hit.number - last.number > LONGEST_PARTS_DAYS) whole.push(hit);
    else {
      const movements = [...last.movements, ...hit.movements];
      whole[whole.length - 1] = { ...last, amountMinor: last.amountMinor + hit.amountMinor, movements };
    }
  }
  const { cadence, regularity } = rhythmOf(whole.map((hit) => hit.number));
  const isPay = cadence === 'monthly' && regularity >= 0.85 && steadiness(whole.map(amountOf)) >= 0.85;
  return isPay && whole.length >= 3 ? whole : hits;
}

/** On the wire, twice a month is BIWEEKLY; quarters and years have no word of their own. */
function frequencyOf({ cadence, regularity, medianGap }: Rhythm, hits: readonly Hit[]): Frequency {
  // More often than weekly is judged by the week: nearly every one, and alike.
  if (medianGap !== null && medianGap < 5) {
    const everyWeek = weekShare(hits.map((hit) => hit.number)) >= 0.8;
    return everyWeek && weeklyVariation(hits) <= STEADY_WEEKS ? 'WEEKLY' : 'VARIABLE';
  }
  if (regularity < REGULAR_FROM) return 'VARIABLE';
  if (cadence === 'weekly') return 'WEEKLY';
  if (cadence === 'fortnightly' || cadence === 'twice_monthly') return 'BIWEEKLY';
  return cadence === 'monthly' ? 'MONTHLY' : 'VARIABLE';
}

const OWN_WORD: ReadonlySet<WordClass> = new Set(['no income', 'pension', 'benefit', 'wages', 'gig']);

/** The engine's category speaks first where it settles the matter; a narration's own words come next. */
function classOf(movement: Movement): WordClass | null {
  const own = wordClassOf(movement.narration);
  if (own !== null && OWN_WORD.has(own)) return own;
  switch (movement.category) {
    case 'salary':
      return 'salary';
    case 'interest':
      return 'investment';
    case 'sales':
      return 'business';
    case 'rent':
      return 'rental';
    case 'gifts_and_donations':
    case 'insurance':
      return 'personal';
    default:
      return movement.kind === 'salary' ? 'salary' : own;
  }
}

type Classes = ReadonlyMap<Movement, WordClass | null>;

/** What at least half say; an allowance of somebody who pays a salary as well is pay, and is not asked. */
function wordsOf(deposits: readonly Movement[], classes: Classes): WordClass | null {
  const counts = new Map<WordClass, number>();
  for (const deposit of deposits) {
    const kind = classes.get(deposit) ?? null;
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const asked = deposits.length - (counts.has('salary') ? (counts.get('personal') ?? 0) : 0);
  if (counts.has('salary')) counts.delete('personal');
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best !== undefined && best[1] * 2 >= asked ? best[0] : null;
}
