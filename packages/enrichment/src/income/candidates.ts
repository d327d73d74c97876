import type { Movement } from '../movement.ts';
import { groupByPayee } from '../payees.ts';
import { steadiness } from '../recurring/amounts.ts';
import { type Rhythm, rhythmOf, weekShare } from '../recurring/cadence.ts';
import { type Hit, hitsOf, splitAtSilence } from '../recurring/hits.ts';
import { sum } from '../rounding.ts';
import { nameEmployers } from './employers.ts';
import type { Frequency } from './stream.ts';
import { type WordClass, wordClassOf } from './words.ts';

/** The credits of one payer without a long silence among them. */
export interface Candidate {
  readonly key: string;
  readonly hits: readonly Hit[];
  readonly deposits: readonly Movement[];
  readonly rhythm: Rhythm;
  readonly frequency: Frequency;
  /** 0 to 1, of what came per day. */
  readonly steadiness: number;
  /** What at least half of the deposits say of themselves. */
  readonly words: WordClass | null;
}

/** Under this share of gaps that keep to it a rhythm is none. */
const REGULAR_FROM = 0.6;

export function candidatesOf(credits: readonly Movement[]): Candidate[] {
  const groups = groupByPayee(credits);
  const classes = new Map(credits.map((credit) => [credit, classOf(credit)]));
  nameEmployers(groups, (rows) => wordsOf(rows, classes) === 'salary');
  const candidates: Candidate[] = [];
  for (const [key, group] of groups)
    for (const run of splitAtSilence(hitsOf(group))) candidates.push(candidateOf(key, run, classes));
  return candidates;
}

function candidateOf(key: string, hits: readonly Hit[], classes: Classes): Candidate {
  const deposits = hits.flatMap((hit) => hit.movements);
  const days = hits.map((hit) => hit.number);
  const rhythm = rhythmOf(days);
  // Every deposit of a day counts here: a payer who pays twice has paid twice.
  const amounts = hits.map((hit) => sum(hit.movements.map((movement) => movement.amountMinor)));
  return {
    ...{ key, hits, deposits, rhythm },
    frequency: frequencyOf(rhythm, days),
    steadiness: steadiness(amounts),
    words: wordsOf(deposits, classes),
  };
}

/** On the wire, twice a month is BIWEEKLY; quarters and years have no word of their own. */
function frequencyOf({ cadence, regularity, medianGap }: Rhythm, days: readonly number[]): Frequency {
  // More often than weekly is judged by the week.
  if (medianGap !== null && medianGap < 5) return weekShare(days) >= 0.8 ? 'WEEKLY' : 'VARIABLE';
  if (regularity < REGULAR_FROM) return 'VARIABLE';
  if (cadence === 'weekly') return 'WEEKLY';
  if (cadence === 'fortnightly' || cadence === 'twice_monthly') return 'BIWEEKLY';
  return cadence === 'monthly' ? 'MONTHLY' : 'VARIABLE';
}

/** The engine's category speaks first where it settles the matter; a narration's own words come next. */
function classOf(movement: Movement): WordClass | null {
  const own = wordClassOf(movement.narration);
  if (own === 'pension' || own === 'benefit' || own === 'wages') return own;
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

function wordsOf(deposits: readonly Movement[], classes: Classes): WordClass | null {
  const counts = new Map<WordClass, number>();
  for (const deposit of deposits) {
    const kind = classes.get(deposit) ?? null;
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return best !== undefined && best[1] * 2 >= deposits.length ? best[0] : null;
}
