import { dayNumber, monthIndex, monthName } from '../calendar.ts';
import { type Flow, monthlyFlow } from '../flows/monthly.ts';
import { inOrder, type Movement } from '../movement.ts';
import { groupByPayee, saysNothing } from '../payees.ts';
import { type RecurringStream, recurringStreams, type StreamOptions } from '../recurring/streams.ts';
import { divideHalfUp } from '../rounding.ts';
import { descending } from '../spending/shares.ts';
import { type Activity, activityOf } from './activity.ts';
import { type BalanceSummary, balancesOf } from './balances.ts';

/** One direction of an account, over some of its rows. */
export interface FlowSummary {
  readonly averagePerMonth: {
    /** Of the last twelve calendar months up to today's, those before the first row left out. */
    readonly last12MonthsMinor: bigint;
    /** Of the calendar months from the first row's to today's. */
    readonly sinceFirstMinor: bigint;
  };
  /** Newest first, empty months in between included. */
  readonly monthlySum: Flow['history'];
}

export interface FlowInsight {
  readonly all: FlowSummary;
  /** Rows whose payee has rows on at least two days in this direction. */
  readonly repeated: FlowSummary;
}

/** What a statement tells. Minor units. Reversal pairs are in the counts and balances, never in a sum. */
export interface StatementInsights {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** Days from the first to the last row, both included. */
  readonly days: number;
  readonly transactions: number;
  /** Money in − money out: what the span left over; negative when it used up more than came in. */
  readonly leftOverMinor: bigint;
  readonly balances: BalanceSummary;
  readonly activity: Activity;
  /** Largest first, the older first where equal. */
  readonly highestDebits: readonly Movement[];
  readonly highestCredits: readonly Movement[];
  readonly inflow: FlowInsight;
  readonly outflow: FlowInsight;
  /** Mature streams and those that have ended; none of two hits. */
  readonly recurring: readonly RecurringStream[];
}

const HIGHEST = 5;

export function statementInsights(movements: readonly Movement[], options: StreamOptions): StatementInsights {
  const rows = inOrder(movements.filter((movement) => movement.day <= options.today));
  const counted = rows.filter((row) => !row.reversed);
  const [firstDay, lastDay] = [rows[0]?.day ?? null, rows.at(-1)?.day ?? null];
  const inflow = flowInsight(counted, true, firstDay, options.today);
  const outflow = flowInsight(counted, false, firstDay, options.today);
  return {
    firstDay,
    lastDay,
    days: firstDay === null || lastDay === null ? 0 : dayNumber(lastDay) - dayNumber(firstDay) + 1,
    transactions: rows.length,
    leftOverMinor: monthlyFlow(counted, true).totalMinor - monthlyFlow(counted, false).totalMinor,
    balances: balancesOf(rows),
    activity: activityOf(rows, options.today),
    highestDebits: highest(counted, false),
    highestCredits: highest(counted, true),
    inflow,
    outflow,
    recurring: recurringStreams(movements, options).filter((stream) => stream.state !== 'early'),
  };
}

function highest(rows: readonly Movement[], credit: boolean): Movement[] {
  return rows
    .filter((row) => row.credit === credit)
    .sort((a, b) => descending(a.amountMinor, b.amountMinor))
    .slice(0, HIGHEST);
}

function flowInsight(rows: readonly Movement[], credit: boolean, first: string | null, today: string): FlowInsight {
  const ofDirection = rows.filter((row) => row.credit === credit);
  const repeated = [...groupByPayee(ofDirection)]
    .filter(([key, group]) => !saysNothing(key) && new Set(group.map((row) => row.day)).size >= 2)
    .flatMap(([, group]) => group);
  return {
    all: flowSummary(ofDirection, credit, first, today),
    repeated: flowSummary(repeated, credit, first, today),
  };
}

function flowSummary(rows: readonly Movement[], credit: boolean, first: string | null, today: string): FlowSummary {
  const { totalMinor, history } = monthlyFlow(rows, credit);
  if (first === null) return { averagePerMonth: { last12MonthsMinor: 0n, sinceFirstMinor: 0n }, monthlySum: [] };
  const months = monthIndex(today) - monthIndex(first) + 1;
  const from = monthName(monthIndex(today) - Math.min(months, 12) + 1);
  const recent = history.filter((month) => month.period >= from).reduce((sum, month) => sum + month.amountMinor, 0n);
  return {
    averagePerMonth: {
      last12MonthsMinor: divideHalfUp(recent, BigInt(Math.min(months, 12))),
      sinceFirstMinor: divideHalfUp(totalMinor, BigInt(months)),
    },
    monthlySum: history,
  };
}
