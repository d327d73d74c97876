import type { Keyring } from '@kente/kit/secrets';
import type { EnvId } from '../tenancy/index.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The id of the link that a re-authorisation token stands for: always the same one, and nobody can tell the token from it. */
export function linkIdOfToken(keyring: Keyring, envId: EnvId, token: string): string {
  const digest = keyring.blindIndex('reauth token link', `${envId} ${token}`);
  const letters = Array.from({ length: 10 }, (_, index) => ALPHABET[digest.readUInt16BE(index * 2) % ALPHABET.length]);
  return `AL${letters.join('')}`;
}
