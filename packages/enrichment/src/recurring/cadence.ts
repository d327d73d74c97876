import { dayInMonth, domOf, monthOf, weekIndex } from '../calendar.ts';

export type Cadence = 'weekly' | 'fortnightly' | 'twice_monthly' | 'monthly' | 'quarterly' | 'yearly' | 'variable';

export interface Rhythm {
  readonly cadence: Cadence;
  /** Share of the gaps, or of the expected days, that keep to the cadence, 0 to 1. */
  readonly regularity: number;
  /** Days between two hits in the middle of all gaps; null with one hit. */
  readonly medianGap: number | null;
}

interface Band {
  readonly cadence: Cadence;
  readonly least: number;
  readonly most: number;
}

/** Days between two hits. Source: enrichment reference 5.3. */
const BANDS: readonly Band[] = [
  { cadence: 'weekly', least: 5, most: 9 },
  { cadence: 'fortnightly', least: 12, most: 16 },
  { cadence: 'monthly', least: 26, most: 35 },
  { cadence: 'quarterly', least: 85, most: 100 },
  { cadence: 'yearly', least: 350, most: 380 },
];

const DAYS_PER_MONTH = 365.2425 / 12;

/**
 * The rhythm of hits on these days (numbers, sorted, distinct). One hit, or gaps of no band: `variable`. Beside the
 * gaps the days of the month are looked at: two fixed days a month make gaps of 13 to 18 days that look fortnightly,
 * and a pay day that wanders makes gaps of 20 and 42 days that look like nothing.
 */
export function rhythmOf(days: readonly number[]): Rhythm {
  const gaps = days.slice(1).map((day, index) => day - (days[index] as number));
  if (gaps.length === 0) return { cadence: 'variable', regularity: 0, medianGap: null };
  const medianGap = middle(gaps);
  const twice = medianGap >= 10 && medianGap <= 20 && !countsWeeks(gaps) ? pairShare(days) : 0;
  if (twice >= 0.8) return { cadence: 'twice_monthly', regularity: twice, medianGap };
  const band = BANDS.find(({ least, most }) => medianGap >= least && medianGap <= most);
  const kept =
    band === undefined ? 0 : gaps.filter((gap) => gap >= band.least && gap <= band.most).length / gaps.length;
  const monthly = monthShare(days);
  if (monthly > kept) return { cadence: 'monthly', regularity: monthly, medianGap };
  return { cadence: band?.cadence ?? 'variable', regularity: kept, medianGap };
}

/** Most gaps are a fortnight to the day: whoever pays counts weeks, whatever days of the month they fall on. */
function countsWeeks(gaps: readonly number[]): boolean {
  return gaps.filter((gap) => gap === 14).length >= 0.7 * gaps.length;
}

/** What a hit may be early or late and still be that day's. */
const DAY_TOLERANCE = 3;
const LEAST_APART = 9;

/** How far two fixed days of each month explain the hits: kept ÷ the larger of hits and expected. Needs four hits. */
function pairShare(days: readonly number[]): number {
  if (days.length < 4) return 0;
  const doms = days.map(domOf);
  let best = 0;
  for (const split of [9, 14, 18, 23]) {
    const early = middle(doms.filter((dom) => dom < split));
    const late = middle(doms.filter((dom) => dom >= split));
    // NaN where all hits are on one side.
    if (!(late - early >= LEAST_APART && early + DAYS_PER_MONTH - late >= LEAST_APART)) continue;
    best = Math.max(best, keptShare(days, [Math.round(early), late >= 28 ? 31 : Math.round(late)]));
  }
  return best;
}

function keptShare(days: readonly number[], fixed: readonly number[]): number {
  const first = days[0] as number;
  const last = days.at(-1) as number;
  const expected: number[] = [];
  for (let month = monthOf(first) - 1; month <= monthOf(last) + 1; month++)
    for (const dom of fixed) expected.push(dayInMonth(month, dom));
  const due = expected.filter((day) => day >= first - DAY_TOLERANCE && day <= last + DAY_TOLERANCE);
  let at = 0;
  let kept = 0;
  for (const day of days) {
    while (at < due.length && (due[at] as number) < day - DAY_TOLERANCE) at++;
    if (at < due.length && (due[at] as number) <= day + DAY_TOLERANCE) {
      kept++;
      at++;
    }
  }
  return kept / Math.max(days.length, due.length);
}

/** Share of the months from first to last with exactly one hit, where few are empty; zero under four hits. */
function monthShare(days: readonly number[]): number {
  if (days.length < 4) return 0;
  const shift = Math.round(usualDay(days) - DAYS_PER_MONTH / 2);
  const perMonth = new Map<number, number>();
  for (const day of days) {
    const month = monthOf(day - shift);
    perMonth.set(month, (perMonth.get(month) ?? 0) + 1);
  }
  const months = [...perMonth.keys()];
  const span = Math.max(...months) - Math.min(...months) + 1;
  const once = [...perMonth.values()].filter((count) => count === 1).length;
  return perMonth.size >= 0.8 * span && once >= 0.7 * span ? once / span : 0;
}

/**
 * The mean day of the month on a circle, so that the 31st and the 1st are neighbours. Months are cut opposite to it:
 * a salary of the 30th that comes on the 1st stays in its month.
 */
function usualDay(days: readonly number[]): number {
  let x = 0;
  let y = 0;
  for (const day of days) {
    const angle = (domOf(day) / DAYS_PER_MONTH) * 2 * Math.PI;
    x += Math.cos(angle);
    y += Math.sin(angle);
  }
  const turn = Math.atan2(y, x) / (2 * Math.PI);
  return (turn < 0 ? turn + 1 : turn) * DAYS_PER_MONTH;
}

/** Share of the weeks from the first to the last hit that have one; zero under four weeks. */
export function weekShare(days: readonly number[]): number {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return 0;
  const weeks = weekIndex(last) - weekIndex(first) + 1;
  return weeks < 4 ? 0 : new Set(days.map(weekIndex)).size / weeks;
}

/** NaN for no values. */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[at] as number) : ((sorted[at - 1] as number) + (sorted[at] as number)) / 2;
}
