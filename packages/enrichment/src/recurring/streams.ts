import { dayNumber, dayOf } from '../calendar.ts';
import { inOrder, type Movement } from '../movement.ts';
import { groupByPayee, payeeKey } from '../payees.ts';
import { median, roundShare } from '../rounding.ts';
import type { Country } from '../row.ts';
import { type AmountLevel, type AmountType, amountTypeOf, levelsOf, near, steadiness } from './amounts.ts';
import { type Cadence, type Rhythm, rhythmOf } from './cadence.ts';
import { type Hit, hitsOf, splitAtSilence } from './hits.ts';
import { nextDay } from './pay-day.ts';
import { PERIODS_TO_END, RECURRING_FROM, scoreOf } from './score.ts';

/** `early`: two hits, not to be shown as recurring; `ended`: silent for more than one and a half periods. */
export type StreamState = 'early' | 'mature' | 'ended';

export interface RecurringStream {
  readonly credit: boolean;
  /** The other side as last printed; null where the rows name nobody. */
  readonly counterparty: string | null;
  readonly description: string;
  readonly state: StreamState;
  readonly cadence: Cadence;
  /** 0 to 1, two decimals, like the next two. */
  readonly regularity: number;
  readonly steadiness: number;
  readonly score: number;
  readonly amountType: AmountType;
  readonly levels: readonly AmountLevel[];
  readonly hits: number;
  readonly medianAmountMinor: bigint;
  readonly lastAmountMinor: bigint;
  readonly firstDay: string;
  readonly lastDay: string;
  /** When and how much next; null once ended. The day may be past: the payment is late. */
  readonly next: { readonly day: string; readonly amountMinor: bigint } | null;
  /** Oldest first. */
  readonly rowIds: readonly string[];
}

export interface StreamOptions {
  /** Rows after it do not exist yet. */
  readonly today: string;
  readonly country: Country;
}

/** Payees whose rows are looked at, those with the most rows first: an account has no more standing payments. */
const MOST_PAYEES = 2_000;

/**
 * What repeats in an account, newest first. Charges and reversal pairs are left out. The work grows with rows × log
 * rows. Method and thresholds: enrichment reference 5; docs/recurring.md has the rules with their cases.
 */
export function recurringStreams(movements: readonly Movement[], options: StreamOptions): RecurringStream[] {
  const usable = inOrder(movements.filter((movement) => isUsable(movement) && movement.day <= options.today));
  const streams: RecurringStream[] = [];
  for (const credit of [true, false]) {
    const groups = [...groupByPayee(usable.filter((movement) => movement.credit === credit)).values()];
    const largest = groups.filter((group) => group.length >= 2).sort((a, b) => b.length - a.length);
    for (const group of largest.slice(0, MOST_PAYEES))
      for (const run of splitAtSilence(hitsOf(group))) streams.push(...streamsOfRun(run, options));
  }
  return streams.sort((a, b) => compare(b.lastDay, a.lastDay) || compare(a.rowIds[0] ?? '', b.rowIds[0] ?? ''));
}

function isUsable({ charge, reversed, category }: Movement): boolean {
  return !charge && !reversed && category !== 'refund';
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The payee's hits as one stream; where single amounts keep a better rhythm than all of them do, those instead. */
function streamsOfRun(hits: readonly Hit[], options: StreamOptions): RecurringStream[] {
  const whole = streamOf(hits, options);
  if (whole !== null && whole.cadence !== 'variable' && whole.amountType !== 'irregular') return [whole];
  const least = whole === null || whole.cadence === 'variable' ? 0 : whole.regularity;
  const parts = amountGroups(hits)
    .map((group) => streamOf(group, options))
    .filter((part) => part !== null && part.cadence !== 'variable' && part.hits >= 3 && part.regularity > least);
  if (parts.length > 0) return parts as RecurringStream[];
  return whole === null ? [] : [whole];
}

/** Rows of one payee gathered around one amount: the monthly plan beside the odd top-ups. */
function amountGroups(hits: readonly Hit[]): Hit[][] {
  const rows = hits.flatMap((hit) => hit.movements);
  const sorted = [...rows].sort((a, b) => (a.amountMinor < b.amountMinor ? -1 : a.amountMinor > b.amountMinor ? 1 : 0));
  const groups: Movement[][] = [];
  for (const row of sorted) {
    const first = groups.at(-1)?.[0];
    if (first !== undefined && near(row.amountMinor, first.amountMinor, 4n)) groups.at(-1)?.push(row);
    else groups.push([row]);
  }
  return groups.filter((group) => group.length >= 3 && group.length < rows.length).map(hitsOf);
}

const PERIOD_DAYS: Readonly<Partial<Record<Cadence, number>>> = { twice_monthly: 15.2 };

function streamOf(hits: readonly Hit[], { today, country }: StreamOptions): RecurringStream | null {
  const last = hits.at(-1);
  const first = hits[0];
  if (hits.length < 2 || last === undefined || first === undefined) return null;
  const days = hits.map((hit) => hit.number);
  const rhythm = rhythmOf(days);
  const period = PERIOD_DAYS[rhythm.cadence] ?? rhythm.medianGap ?? 1;
  const periodsSilent = (dayNumber(today) - last.number) / period;
  const score = scoreOf(hits, rhythm, sameWords(hits), periodsSilent);
  const state = stateOf(hits.length, rhythm, score, periodsSilent);
  if (state === null) return null;
  const amounts = hits.map((hit) => hit.amountMinor);
  const newest = last.movements.at(-1) as Movement;
  const next = {
    day: dayOf(nextDay(days, rhythm.cadence, period, country)),
    amountMinor: median(amounts.slice(-3)),
  };
  return {
    ...{ credit: newest.credit, counterparty: newest.counterparty, description: newest.narration },
    ...{ state, cadence: rhythm.cadence, regularity: roundShare(rhythm.regularity) },
    ...{ steadiness: roundShare(steadiness(amounts)), score: roundShare(score) },
    ...{ amountType: amountTypeOf(hits), levels: levelsOf(hits), hits: hits.length },
    ...{ medianAmountMinor: median(amounts), lastAmountMinor: last.amountMinor },
    ...{ firstDay: first.day, lastDay: last.day, next: state === 'ended' ? null : next },
    rowIds: hits.flatMap((hit) => hit.movements.map((movement) => movement.id)),
  };
}

/** Null: nothing that repeats. */
function stateOf(hits: number, rhythm: Rhythm, score: number, periodsSilent: number): StreamState | null {
  const ended = periodsSilent > PERIODS_TO_END;
  if (hits === 2) return rhythm.cadence !== 'variable' && !ended ? 'early' : null;
  if (score < RECURRING_FROM) return null;
  return ended ? 'ended' : 'mature';
}

/** Share of the rows that carry the group's commonest key. */
function sameWords(hits: readonly Hit[]): number {
  const counts = new Map<string, number>();
  let rows = 0;
  for (const hit of hits)
    for (const movement of hit.movements) {
      const key = payeeKey(movement);
      counts.set(key, (counts.get(key) ?? 0) + 1);
      rows++;
    }
  return Math.max(...counts.values()) / rows;
}
