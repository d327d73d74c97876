/** When an approved mandate may be debited. Source: payments contract, 5.7. */
import { DAY_MS, later } from '@kente/kit/clock';
import { dayOfWeek, lagosDay } from '../lagos-day.ts';

const SATURDAY = 6;
const SUNDAY = 0;

/** The delay after approval; where that falls on a weekend (Lagos), the same clock time on Monday. */
export function readyDate(approvedAt: Date, delayMs: number): Date {
  const at = later(approvedAt, delayMs);
  const weekday = dayOfWeek(lagosDay(at));
  if (weekday === SATURDAY) return later(at, 2 * DAY_MS);
  return weekday === SUNDAY ? later(at, DAY_MS) : at;
}
