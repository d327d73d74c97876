import { dayNumber } from '../calendar.ts';
import { inOrder, type Movement } from '../movement.ts';
import { namesNobody } from '../payees.ts';
import { near } from '../recurring/amounts.ts';
import { middle } from '../recurring/cadence.ts';
import { median } from '../rounding.ts';
import { isFromCompany } from './companies.ts';
import { gatherByWords, type WordsOf } from './gathering.ts';

/**
 * A bank that names the employer in some months only would cut one salary in two. A row that names nobody joins the
 * employer who paid nothing around that day, was paying before or after it, and pays about that much: a salary row
 * within a quarter, one without words within a tenth. What joins nobody stays together.
 */
export function nameEmployers(groups: Map<string, Movement[]>, wordsOf: WordsOf): void {
  const nameless = gatherByWords(groups, wordsOf);
  const unexplained = [...groups].filter(([key, rows]) => namesNobody(key) && wordsOf(rows) === null);
  if (nameless.length === 0 && unexplained.length === 0) return;
  const employers = [...groups].filter(([key, rows]) => paysLikeEmployer(key, rows, wordsOf)).map(employerFrom);
  const left = joinAll(inOrder(nameless), employers, SAME_SALARY);
  if (left.length > 0) groups.set(NAMELESS_SALARY, left);
  for (const [key, rows] of unexplained) {
    const alike = rows.filter((row) => employers.some((employer) => isWithinPay(row, employer)));
    const joined = new Set(alike);
    for (const row of joinAll(inOrder(alike), employers, SAME_PAY)) joined.delete(row);
    if (joined.size === rows.length) groups.delete(key);
    else if (joined.size > 0)
      groups.set(
        key,
        rows.filter((row) => !joined.has(row)),
      );
  }
}

const NAMELESS_SALARY = '~salary';

function paysLikeEmployer(key: string, rows: readonly Movement[], wordsOf: WordsOf): boolean {
  const words = wordsOf(rows);
  if (words !== null || rows.length < 2 || namesNobody(key)) return words === 'salary';
  if (!rows.some(isFromCompany)) return false;
  const usual = median(rows.map((row) => row.amountMinor));
  return rows.filter((row) => near(row.amountMinor, usual, SAME_SALARY)).length >= 0.7 * rows.length;
}

/** Percent by which a payment may differ from the usual one: where the row says that it is pay, and where it does not. */
const SAME_SALARY = 25n;
const SAME_PAY = 10n;
/** Nameless payments in a row that can be joined from one end. */
const MOST_PASSES = 24;
/** Of the employer's usual gap: two payments are further apart, and a job without pay is shorter. */
const LEAST_APART = 0.4;
const MOST_APART = 1.5;
const LONGEST_GAP = 30;

interface Employer {
  readonly rows: Movement[];
  readonly paid: { readonly day: number; readonly amountMinor: bigint }[];
  readonly leastMinor: bigint;
  readonly mostMinor: bigint;
  /** Days between two payments. */
  readonly gap: number;
}

function employerFrom([, rows]: readonly [string, Movement[]]): Employer {
  const paid = rows.map(({ day, amountMinor }) => ({ day: dayNumber(day), amountMinor }));
  const days = [...new Set(paid.map(({ day }) => day))].sort((a, b) => a - b);
  const gaps = days.slice(1).map((day, at) => day - (days[at] as number));
  const amounts = paid.map(({ amountMinor }) => amountMinor).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    ...{ rows, paid, leastMinor: amounts[0] ?? 0n, mostMinor: amounts.at(-1) ?? 0n },
    // Of few gaps the longest: a 13th pay days before the twelfth makes a short one.
    gap: gaps.length === 0 ? LONGEST_GAP : Math.min(LONGEST_GAP, gaps.length < 4 ? Math.max(...gaps) : middle(gaps)),
  };
}

/** A look that costs nothing, before days are compared. */
function isWithinPay({ amountMinor }: Movement, { leastMinor, mostMinor }: Employer): boolean {
  return 10n * amountMinor >= 9n * leastMinor && 10n * amountMinor <= 11n * mostMinor;
}

/** Gives rows to their employers; those that fit none are left. A row that has joined brings its neighbour in reach. */
function joinAll(rows: Movement[], employers: readonly Employer[], percent: bigint): Movement[] {
  let left = rows;
  for (let pass = 0; pass < MOST_PASSES && left.length > 0; pass++) {
    const still = left.filter((row) => !joins(row, employers, percent));
    if (still.length === left.length) break;
    left = still;
  }
  return left;
}

function joins(row: Movement, employers: readonly Employer[], percent: bigint): boolean {
  const day = dayNumber(row.day);
  let best: Employer | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const employer of employers) {
    const nearest = nearestTo(day, employer);
    const apart = Math.abs(nearest.day - day);
    if (apart < LEAST_APART * employer.gap || apart > MOST_APART * employer.gap) continue;
    // Beside it in time, so that a rise in between does no harm.
    if (!near(row.amountMinor, nearest.amountMinor, percent)) continue;
    const off = Math.abs(Number(row.amountMinor - nearest.amountMinor));
    if (off < least) [best, least] = [employer, off];
  }
  best?.rows.push(row);
  best?.paid.push({ day, amountMinor: row.amountMinor });
  return best !== null;
}

function nearestTo(day: number, { paid }: Employer): Employer['paid'][number] {
  return paid.reduce((found, each) => (Math.abs(each.day - day) < Math.abs(found.day - day) ? each : found));
}
