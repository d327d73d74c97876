import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';

const UNITS: Readonly<Record<string, number>> = { w: 7 * DAY_MS, d: DAY_MS, h: HOUR_MS, m: MINUTE_MS, s: SECOND_MS };

/** Longer than this is a slip of the finger. */
const LONGEST_MS = 3_660 * DAY_MS;

/** Milliseconds of `30d`, `12h`, `1d12h30m`, `45s`, `2w`. Null for anything else, and for more than ten years. */
export function parseDuration(text: string): number | null {
  if (!/^(\d{1,7}[wdhms])+$/.test(text.trim())) return null;
  let total = 0;
  for (const [, count, unit] of text.trim().matchAll(/(\d+)([wdhms])/g))
    total += Number(count) * (UNITS[unit ?? ''] ?? 0);
  return total <= LONGEST_MS ? total : null;
}
