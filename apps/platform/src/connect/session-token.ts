import { type Keyring, sameSecret } from '@kente/kit/secrets';
import type { EnvId } from '../tenancy/index.ts';

/** Which session of which environment. */
export interface SessionRef {
  envId: EnvId;
  sessionId: string;
}

const macOf = (keyring: Keyring, { envId, sessionId }: SessionRef): string =>
  keyring.blindIndex('connect session', `${envId} ${sessionId}`).toString('base64url');

/**
 * What the page holds to go on with its session. A session's id alone opens nothing: it is told to integrators, who are
 * not the person at the page.
 */
export function sessionToken(keyring: Keyring, ref: SessionRef): string {
  return `${ref.sessionId}.${ref.envId}.${macOf(keyring, ref)}`;
}

/** @returns null for anything that this platform has not made. */
export function readSessionToken(keyring: Keyring, token: unknown): SessionRef | null {
  if (typeof token !== 'string' || token.length > 200) return null;
  const [sessionId, envId, mac, ...more] = token.split('.');
  if (!sessionId || !envId || !mac || more.length > 0) return null;
  const ref = { envId: envId as EnvId, sessionId };
  return sameSecret(mac, macOf(keyring, ref)) ? ref : null;
}
