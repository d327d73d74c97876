import { type Clock, MINUTE_MS, SECOND_MS } from '@kente/kit/clock';
import { Fault } from '@kente/kit/errors';
import type { JWTVerifyGetKey } from 'jose';
import { refuse } from '../api/refusals.ts';

/** Somebody for whom the platform's console vouches. */
export interface Person {
  readonly id: string;
  /** In lower case: what membership goes by. */
  readonly email: string;
  readonly name: string;
}

/** Tokens of the console, which say who calls. */
export interface ConsoleTokens {
  /**
   * @throws Refusal 401 for a token that has run out, that another issuer made, or that no key of the console verifies;
   * Fault 502 or 504 while the console's keys cannot be had.
   */
  verify(token: string): Promise<Person>;
}

export interface ConsoleTokensDeps {
  /** Who must have made them, and where their keys are published. */
  config: { issuer: string; jwksUrl: string };
  clock: Clock;
}

const AUDIENCE = 'kente';
const ALGORITHMS = ['EdDSA'];
const LONGEST_TOKEN = 4_096;
/** A key that was withdrawn verifies for so long. */
const KEPT_FOR_MS = 10 * MINUTE_MS;
const ANSWER_WITHIN_MS = 5 * SECOND_MS;
/** Tokens with unknown keys make us ask again, and no more often. */
const ASKED_EVERY_MS = SECOND_MS;

export function createConsoleTokens({ config, clock }: ConsoleTokensDeps): ConsoleTokens {
  let keys: Promise<JWTVerifyGetKey> | null = null;
  const load = async (): Promise<JWTVerifyGetKey> => {
    const { createRemoteJWKSet } = await import('jose');
    return createRemoteJWKSet(new URL(config.jwksUrl), {
      ...{ cacheMaxAge: KEPT_FOR_MS, timeoutDuration: ANSWER_WITHIN_MS, cooldownDuration: ASKED_EVERY_MS },
    });
  };
  return {
    async verify(token) {
      if (token.length > LONGEST_TOKEN) throw notValid();
      keys ??= load();
      const { jwtVerify } = await import('jose');
      try {
        const { payload } = await jwtVerify(token, await keys, {
          ...{ issuer: config.issuer, audience: AUDIENCE, algorithms: ALGORITHMS },
          ...{ currentDate: clock.now(), requiredClaims: ['exp', 'sub', 'email'] },
        });
        const { sub, email, name } = payload;
        if (typeof sub !== 'string' || typeof email !== 'string') throw notValid();
        return { id: sub, email: email.toLowerCase(), name: typeof name === 'string' ? name : email };
      } catch (error) {
        throw told(error);
      }
    },
  };
}

/** jose's codes for what is wrong with the token itself, and not with us or the console. */
const THEIRS = /^ERR_(JWT|JWS|JWKS_NO_MATCHING|JWKS_MULTIPLE|JOSE_ALG|JOSE_NOT_SUPPORTED)/;

function told(error: unknown): unknown {
  const { code = '' } = error as { code?: string };
  if (code === 'ERR_JWT_EXPIRED') return notValid('The token has run out. Take a new one from the console.', error);
  if (THEIRS.test(code)) return notValid(undefined, error);
  if (code === 'ERR_JWKS_TIMEOUT')
    return new Fault('upstream_timeout', { status: 504, message: 'The console did not answer in time.', cause: error });
  if (code === 'unauthorized') return error;
  const message = "The console's keys cannot be read at the moment.";
  return new Fault('upstream_error', { status: 502, message, cause: error });
}

const notValid = (message = 'The token in the authorization header is not valid. Sign in again.', cause?: unknown) =>
  refuse('unauthorized', message, { cause });
