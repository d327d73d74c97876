import { dayInMonth, domOf, monthOf } from '../calendar.ts';
import { type Roll, rolled } from '../holidays.ts';
import type { Country } from '../row.ts';
import { type Cadence, middle } from './cadence.ts';

/** 31 stands for the month's last day, whatever its number: the 28th of February and the 31st of March are one rule. */
type DayOfMonth = number;

interface Rule {
  readonly dom: DayOfMonth;
  readonly roll: Roll;
}

/** A hit further off than this counts as no worse. */
const WORST = 7;
const ROLLS: readonly Roll[] = ['none', 'before', 'after'];
/** The last hits alone tell the rule: an employer may have changed it. */
const HITS_LOOKED_AT = 24;

const STEP_MONTHS: Readonly<Partial<Record<Cadence, number>>> = { monthly: 1, quarterly: 3, yearly: 12 };

/**
 * The day on which the next hit is due, after the last one: the stream's day of the month, or its weekday, moved off
 * weekends and holidays the way the past days were.
 * @param days numbers, sorted, distinct, at least two
 */
export function nextDay(days: readonly number[], cadence: Cadence, medianGap: number, country: Country): number {
  const recent = days.slice(-HITS_LOOKED_AT);
  const last = recent.at(-1) as number;
  const step = STEP_MONTHS[cadence];
  if (step !== undefined) {
    const rule = bestRule(recent, country);
    return due(rule, nearestMonth(last, rule) + step, country);
  }
  if (cadence === 'twice_monthly') return nextOfTwo(recent, last, country);
  const every = cadence === 'weekly' ? 7 : cadence === 'fortnightly' ? 14 : Math.max(1, Math.round(medianGap));
  if (every === 7 || every === 14) return onWeekday(recent, last, every, country);
  return last + every;
}

function due({ dom, roll }: Rule, month: number, country: Country): number {
  return rolled(dayInMonth(month, dom), roll, country);
}

/** The rule that leaves the past days the least off. Ties: the month's end, then days kept as they are. */
function bestRule(days: readonly number[], country: Country): Rule {
  const doms = new Set<DayOfMonth>([31]);
  for (const day of days) for (const near of [-2, -1, 0, 1, 2]) doms.add(domOf(day + near));
  let best: Rule = { dom: 31, roll: 'none' };
  let least = Number.POSITIVE_INFINITY;
  for (const dom of [...doms].sort((a, b) => b - a))
    for (const roll of ROLLS) {
      const rule = { dom, roll };
      const off = days.reduce((total, day) => total + offBy(day, rule, country), 0);
      if (off < least) [best, least] = [rule, off];
    }
  return best;
}

function offBy(day: number, rule: Rule, country: Country): number {
  const month = monthOf(day);
  let least = WORST;
  for (const near of [month - 1, month, month + 1]) {
    const off = Math.abs(due(rule, near, country) - day);
    if (off < least) least = off;
    if (off === 0) break;
  }
  return least;
}

/** The month that a hit belongs to: one of the 1st may be the payment of the 31st before. */
function nearestMonth(day: number, { dom }: Rule): number {
  const month = monthOf(day);
  const off = (candidate: number) => Math.abs(dayInMonth(candidate, dom) - day);
  return [month - 1, month, month + 1].reduce((best, candidate) => (off(candidate) < off(best) ? candidate : best));
}

/** The first due day of either half of the month that lies clearly after the last hit. */
function nextOfTwo(days: readonly number[], last: number, country: Country): number {
  const doms = days.map((day) => domOf(day));
  const split = widestSplit(doms);
  const rules = [doms.map((dom) => dom < split), doms.map((dom) => dom >= split)].map((side) => {
    const ofSide = days.filter((_, at) => side[at]);
    return bestRule(ofSide.length === 0 ? days : ofSide, country);
  });
  const month = monthOf(last);
  const candidates = rules.flatMap((rule) => [month, month + 1, month + 2].map((each) => due(rule, each, country)));
  return Math.min(...candidates.filter((day) => day > last + 5));
}

/** The day of the month in the middle of the widest gap between the days used. */
function widestSplit(doms: readonly number[]): number {
  const sorted = [...new Set(doms)].sort((a, b) => a - b);
  let [split, widest] = [16, 0];
  for (let at = 1; at < sorted.length; at++) {
    const [low, high] = [sorted[at - 1] as number, sorted[at] as number];
    if (high - low > widest) [split, widest] = [(low + high) / 2, high - low];
  }
  return split;
}

/** Weeks are counted from the usual weekday, so that one late payment does not move the next. */
function onWeekday(days: readonly number[], last: number, every: number, country: Country): number {
  const slip = Math.round(middle(days.map((day) => offset(day, last))));
  const nominal = last + slip;
  const moved = days.some((day) => offset(day, last) !== slip);
  const next = nominal + every;
  const roll: Roll = !moved ? 'none' : days.some((day) => offset(day, last) < slip) ? 'before' : 'after';
  return Math.max(last + 1, rolled(next, roll, country));
}

/** Days from the last hit's weekday, -3 to 3. */
function offset(day: number, last: number): number {
  const ahead = (((day - last) % 7) + 7) % 7;
  return ahead > 3 ? ahead - 7 : ahead;
}
