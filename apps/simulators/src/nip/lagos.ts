const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The first instant of a Lagos day, `YYYY-MM-DD`; NaN for what is none. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) - HOUR_MS;

/** Three in the morning of the next day in Lagos. */
export function nextMorning(atMs: number): number {
  const midnight = Math.floor((atMs + HOUR_MS) / DAY_MS) * DAY_MS - HOUR_MS;
  return midnight + DAY_MS + 3 * HOUR_MS;
}

export const DAY = DAY_MS;

/** `yymmddHHMMSS`, as session ids have it. */
export const lagosStamp = (atMs: number): string =>
  new Date(atMs + HOUR_MS).toISOString().slice(2, 19).replaceAll(/\D/g, '');
