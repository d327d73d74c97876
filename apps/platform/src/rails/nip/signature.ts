import { createHmac } from 'node:crypto';
import { MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import { sameSecret } from '@kente/kit/secrets';

const TOLERATED_MS = 5 * MINUTE_MS;

/** HMAC-SHA256 over `{seconds}.{body}`, hex. */
export function signatureOf(key: string, seconds: string, body: Uint8Array): string {
  return createHmac('sha256', key).update(`${seconds}.`).update(body).digest('hex');
}

/**
 * Whether a call comes from who holds the key, and at about `now`, real time. Without `now` its age does not matter: the
 * simulated switch lives by clocks that are moved, and a notice that is told again changes nothing anyway.
 */
export function isSigned(
  key: string,
  given: { seconds: string; signature: string; body: Uint8Array; now: Date | null },
): boolean {
  if (!/^\d{1,12}$/.test(given.seconds)) return false;
  const awayMs = given.now === null ? 0 : Math.abs(Number(given.seconds) * SECOND_MS - given.now.getTime());
  return awayMs <= TOLERATED_MS && sameSecret(signatureOf(key, given.seconds, given.body), given.signature);
}
