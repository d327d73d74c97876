const MS_A_DAY = 86_400_000;

/** Whole days since 1970 of a calendar day, YYYY-MM-DD. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / MS_A_DAY);
}

/** Whole days from one calendar day to another; negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

export type Pair = readonly [string, string];
