const MS_A_DAY = 86_400_000;

/** Whole days from one calendar day to another; negative if the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / MS_A_DAY);
}

export type Pair = readonly [string, string];
