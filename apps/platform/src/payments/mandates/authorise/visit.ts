import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../../../tenancy/index.ts';
import type { PartyAccount } from '../../records/index.ts';

/** How far the payer has come before the window opens. It is sealed, and kept by the page alone: here nothing is stored. */
export interface Visit {
  account: PartyAccount;
  /** The BVN was the right one. */
  isKnown: boolean;
  wrongCodes: number;
  /** Milliseconds since 1970. */
  until: number;
}

const TOKEN_MAX = 4_000;

const place = (envId: EnvId, mandateId: string) => ({ tenant: envId, column: 'mandates.visit', row: mandateId });

export const sealVisit = (keyring: Keyring, envId: EnvId, mandateId: string, visit: Visit): string =>
  keyring.seal(place(envId, mandateId), JSON.stringify(visit)).toString('base64url');

/** Null for anything that this platform has not made for this mandate, and for what is too old. */
export function openVisit(keyring: Keyring, envId: EnvId, mandateId: string, token: unknown, now: Date): Visit | null {
  if (typeof token !== 'string' || token === '' || token.length > TOKEN_MAX) return null;
  try {
    const sealed = Buffer.from(token, 'base64url');
    const visit = JSON.parse(keyring.open(place(envId, mandateId), sealed)) as Visit;
    return visit.until > now.getTime() ? visit : null;
  } catch {
    return null;
  }
}
