import { HOUR_MS } from '@kente/kit/clock';

/** Lagos is an hour ahead of UTC all year. */
const LAGOS_AHEAD_MS = HOUR_MS;
const SERIALS = 1_000_000_000_000n;

/** The Lagos day of an instant, `YYYY-MM-DD`: the day of the rail's report. */
export const lagosDay = (at: Date): string => lagosText(at).slice(0, 10);

/** The first instant of a Lagos day. */
export const startOfLagosDay = (day: string): Date => new Date(Date.parse(`${day}T00:00:00.000Z`) - LAGOS_AHEAD_MS);

const lagosText = (at: Date): string => new Date(at.getTime() + LAGOS_AHEAD_MS).toISOString();

/**
 * 30 digits: six of the institution that sends, `yymmddHHMMSS` in Lagos, and a serial of twelve made from our own id of the
 * movement (24 hex). The rail and its reports know the movement by it, for ever. Source: payments contract, 1.3.
 */
export function sessionIdOf(institution: string, at: Date, movementId: string): string {
  const stamp = lagosText(at).slice(2, 19).replaceAll(/\D/g, '');
  const serial = (BigInt(`0x${movementId}`) % SERIALS).toString().padStart(12, '0');
  return `${institution}${stamp}${serial}`;
}

export const isSessionId = (text: string): boolean => /^\d{30}$/.test(text);
