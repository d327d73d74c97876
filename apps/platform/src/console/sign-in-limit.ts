import { MINUTE_MS } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import type { Keyring } from '@kente/kit/secrets';

/** So many tries for one address, whoever makes them and whether anybody has it, within this time. */
export const TRIES = 10;
export const COUNTED_FOR_MS = 15 * MINUTE_MS;

/** An address that is tried is not written down: what people mistype there may be a password. */
export const emailIndex = (keyring: Keyring, email: string): Buffer =>
  keyring.blindIndex('console sign-in', email.trim().toLowerCase());

/** @throws Refusal 429 for the try after the last one, until the count ends. */
export function mayTry({ tries, counted_until: until }: { tries: number; counted_until: Date }, now: Date): void {
  if (tries <= TRIES) return;
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1_000));
  throw new Refusal('console.locked', {
    status: 429,
    message: `Too many tries to sign in with this address. Try again in ${Math.ceil(seconds / 60)} minutes, or ask an operator for a new password.`,
    headers: { 'retry-after': String(seconds) },
    extra: { code: 'TOO_MANY_TRIES' },
  });
}
