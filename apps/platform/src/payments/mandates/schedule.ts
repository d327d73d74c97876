/**
 * When a fixed mandate is debited, and for how much. A due date is tried on its day from 06:00 Lagos every three hours,
 * then in the same way on each grace day, then it is missed. Source: payments contract, 5.2 and 5.7; ours where Mono is
 * silent:
 *
 * - One due date is open at a time. The next one opens on its own day, or on the day after the one before was closed.
 * - A day has as many slots as `retrialFrequency`. A try that waits for an unknown outcome lets slots pass; they are lost.
 * - A blocked try (the limits of section 8) takes its whole day's tries to the next day, which counts as no grace day.
 */
import { addDays, addMonths, daysBetween, type LagosDay, lagosDay, lagosTime } from '../lagos-day.ts';

export interface Period {
  unit: 'days' | 'months';
  count: number;
}

export interface FixedPlan {
  initialDebitDate: LagosDay;
  /** The last day on which anything is tried. */
  lastDay: LagosDay;
  period: Period;
  amountMinor: bigint;
  /** Of the first due date alone. */
  initialAmountMinor: bigint | null;
  minimumDueMinor: bigint;
  /** Tries per day, 1–6. */
  retrialFrequency: number;
  graceDays: number;
}

/** One try that stands to be made. */
export interface Try {
  /** Which due date, from 0. */
  due: number;
  /** How many grace days were used. */
  grace: number;
  day: LagosDay;
  /** Which of the day's times, from 0. */
  slot: number;
  /** The code of the last final answer to this due date; null before the first one. */
  lastCode: string | null;
}

const FIRST_HOUR = 6;
const HOURS_APART = 3;

const PERIODS: Readonly<Record<string, Period>> = {
  daily: { unit: 'days', count: 1 },
  weekly: { unit: 'days', count: 7 },
  'bi-weekly': { unit: 'days', count: 14 },
  monthly: { unit: 'months', count: 1 },
  yearly: { unit: 'months', count: 12 },
};
const WITH_INTERVAL: Readonly<Record<string, Period>> = {
  days: { unit: 'days', count: 1 },
  weeks: { unit: 'days', count: 7 },
  months: { unit: 'months', count: 1 },
};

export const FREQUENCIES = [...Object.keys(PERIODS), ...Object.keys(WITH_INTERVAL)];

/** Whether a frequency says nothing without an interval. */
export const needsInterval = (frequency: string): boolean => Object.hasOwn(WITH_INTERVAL, frequency);

/** @throws RangeError for a frequency that input never lets through. */
export function periodOf(frequency: string, interval: number | null): Period {
  const named = Object.hasOwn(PERIODS, frequency) ? PERIODS[frequency] : undefined;
  if (named) return named;
  const unit = Object.hasOwn(WITH_INTERVAL, frequency) ? WITH_INTERVAL[frequency] : undefined;
  if (!unit || interval === null) throw new RangeError(`no period: ${frequency}, ${interval}`);
  return { unit: unit.unit, count: unit.count * interval };
}

/** The due date of a number, from 0; null after the plan's last day. A day 29–31 clamps, and returns. */
export function dueDate({ initialDebitDate, lastDay, period }: FixedPlan, number: number): LagosDay | null {
  if (number > dueCeiling(initialDebitDate, lastDay, period)) return null;
  const ahead = number * period.count;
  const day = period.unit === 'days' ? addDays(initialDebitDate, ahead) : addMonths(initialDebitDate, ahead);
  return day <= lastDay ? day : null;
}

/** No due date has a higher number: keeps what is far beyond the plan out of the calendar's arithmetic. */
const dueCeiling = (from: LagosDay, to: LagosDay, { unit, count }: Period): number =>
  Math.floor(daysBetween(from, to) / (unit === 'days' ? count : 28 * count));

/** How many due dates the plan has. */
export function dueCount(plan: FixedPlan): number {
  let least = 0;
  let most = Math.max(0, dueCeiling(plan.initialDebitDate, plan.lastDay, plan.period)) + 1;
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (dueDate(plan, middle) === null) most = middle;
    else least = middle + 1;
  }
  return least;
}

/** Everything that the plan asks for. */
export function planTotal(plan: FixedPlan): bigint {
  const count = BigInt(dueCount(plan));
  if (count === 0n) return 0n;
  return (plan.initialAmountMinor ?? plan.amountMinor) + (count - 1n) * plan.amountMinor;
}

export const timeOf = ({ day, slot }: Try): Date => lagosTime(day, FIRST_HOUR + slot * HOURS_APART);

/** What this try asks: the minimum on a day's last try after a failure for want of funds, else all that is due. */
export function amountOf(plan: FixedPlan, { due, slot, lastCode }: Try): bigint {
  const whole = due === 0 ? (plan.initialAmountMinor ?? plan.amountMinor) : plan.amountMinor;
  const isLast = slot === plan.retrialFrequency - 1;
  return isLast && lastCode === '51' && plan.minimumDueMinor < whole ? plan.minimumDueMinor : whole;
}

/** `{mandate reference}-{yymmdd}-{n}`: one of a kind, since a day's slot is tried once. */
export const referenceOf = (mandateReference: string, { day, slot }: Try): string =>
  `${mandateReference}-${day.slice(2).replaceAll('-', '')}-${slot + 1}`;

/**
 * The first try that is made at or after `now`. Slots that went by before the mandate was ready are not made up for on
 * that day; a due date whose days all went by is missed.
 */
export function firstTry(plan: FixedPlan, now: Date): Try | null {
  const open = opening(plan, 0, plan.initialDebitDate);
  return open && notBefore(plan, open, now);
}

export type TryOutcome =
  | { kind: 'collected' }
  | { kind: 'failed'; code: string }
  /** Refused by the retry limits: nothing was sent. */
  | { kind: 'blocked' };

/**
 * The try after one that has ended; null when the plan is done. A collected due date is closed, whatever part was asked.
 * @param now when the outcome became known: what follows is not before.
 */
export function nextTry(plan: FixedPlan, made: Try, outcome: TryOutcome, now: Date): Try | null {
  if (outcome.kind === 'collected') {
    // A clock that was moved back must not open two due dates on one day.
    const closed = daysBetween(made.day, lagosDay(now));
    const next = opening(plan, made.due + 1, addDays(made.day, Math.max(0, closed) + 1));
    return next && notBefore(plan, next, now);
  }
  const step =
    outcome.kind === 'blocked'
      ? onDay(plan, { ...made, day: addDays(made.day, 1), slot: 0 })
      : afterFailure(plan, { ...made, lastCode: outcome.code });
  return step && notBefore(plan, step, now);
}

/** The due date is given up for the next one when its grace days are over. */
function afterFailure(plan: FixedPlan, made: Try): Try | null {
  if (made.slot < plan.retrialFrequency - 1) return { ...made, slot: made.slot + 1 };
  if (made.grace < plan.graceDays) {
    return onDay(plan, { ...made, day: addDays(made.day, 1), slot: 0, grace: made.grace + 1 });
  }
  return opening(plan, made.due + 1, addDays(made.day, 1));
}

/** Lets pass what lies before `now`: slots, then grace days, then whole due dates. Bounded by the plan's days. */
function notBefore(plan: FixedPlan, from: Try, now: Date): Try | null {
  let each: Try | null = from;
  while (each && timeOf(each) < now) each = afterFailure(plan, each);
  return each;
}

function opening(plan: FixedPlan, due: number, earliest: LagosDay): Try | null {
  const day = dueDate(plan, due);
  if (day === null) return null;
  return onDay(plan, { due, grace: 0, day: day > earliest ? day : earliest, slot: 0, lastCode: null });
}

const onDay = (plan: FixedPlan, made: Try): Try | null => (made.day <= plan.lastDay ? made : null);
