import { type Clock, DAY_MS, later, MINUTE_MS } from '@kente/kit/clock';
import { newId } from '@kente/kit/ids';
import type { Keyring, Place } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import type { SignedIn } from './sessions.ts';
import * as store from './store.ts';

/** As long as a token is good; who loses their login keeps what is out for no longer. */
export const TOKEN_LIFETIME_MS = 10 * MINUTE_MS;
/** A key signs for so long, and is told for a day more, when its last token has long run out. */
const SIGNS_FOR_MS = 30 * DAY_MS;
const TOLD_FOR_MS = SIGNS_FOR_MS + DAY_MS;
const ALGORITHM = 'EdDSA';
/** Whom the tokens are for: services of this installation. */
const AUDIENCE = 'kente';

/** Short proofs of who somebody is, for services beside the platform. */
export interface Tokens {
  /** A JWT: `iss` is the public URL, `sub` the user's id, `email` in lower case, `aud` "kente". */
  issue(user: SignedIn): Promise<{ token: string; expiresAt: Date }>;
  /** The public halves of the keys, as RFC 7517 writes them. */
  keys(): Promise<{ keys: readonly object[] }>;
  /** A new key, and no other: what is out ends within the minutes that others keep the public halves. */
  replaceKeys(): Promise<{ id: string }>;
}

export interface TokensDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  clock: Clock;
  publicUrl: string;
}

const placeOf = (id: string): Place => ({ tenant: 'console', column: 'console_signing_keys.private_key', row: id });

export function createTokens({ db, keyring, clock, publicUrl }: TokensDeps): Tokens {
  const make = async (now: Date): Promise<store.SigningKeyRow> => {
    const { exportJWK, generateKeyPair } = await import('jose');
    const pair = await generateKeyPair(ALGORITHM, { extractable: true });
    const id = newId();
    const told = { ...(await exportJWK(pair.publicKey)), kid: id, alg: ALGORITHM, use: 'sig' };
    const sealed = keyring.seal(placeOf(id), JSON.stringify(await exportJWK(pair.privateKey)));
    await store.insertSigningKey(db, {
      ...{ id, public_jwk: JSON.stringify(told), private_key: sealed, created_at: now },
    });
    return { id, public_jwk: told, private_key: sealed, created_at: now };
  };
  /** Two processes may each make one: both are good, and the next token is signed with the newest. */
  const signing = async (now: Date): Promise<store.SigningKeyRow> => {
    const [newest] = await store.listSigningKeys(db);
    if (newest && later(newest.created_at, SIGNS_FOR_MS) > now) return newest;
    await store.deleteSigningKeys(db, later(now, -TOLD_FOR_MS));
    return make(now);
  };
  return {
    async issue(user) {
      const { importJWK, SignJWT } = await import('jose');
      const now = clock.now();
      const { id, private_key } = await signing(now);
      const key = await importJWK(JSON.parse(keyring.open(placeOf(id), private_key)), ALGORITHM);
      const expiresAt = later(now, TOKEN_LIFETIME_MS);
      const token = await new SignJWT({ email: user.email, name: user.name })
        .setProtectedHeader({ alg: ALGORITHM, typ: 'JWT', kid: id })
        .setIssuer(publicUrl)
        .setAudience(AUDIENCE)
        .setSubject(user.id)
        .setIssuedAt(now)
        .setExpirationTime(expiresAt)
        .sign(key);
      return { token, expiresAt };
    },
    keys: async () => ({ keys: (await store.listSigningKeys(db)).map((row) => row.public_jwk as object) }),
    async replaceKeys() {
      const { id } = await make(clock.now());
      await store.keepSigningKey(db, id);
      return { id };
    },
  };
}
