import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { ChallengeType } from './bank.ts';

/** Who signed in where. Everything that later answers depend on is in the token itself, so a restart forgets nobody. */
export interface Grant {
  world: string;
  bank: string;
  method: string;
  user: string;
  /** Names the stored JSON persona of `user_custom`. */
  custom: string | null;
  /** The password fault that the sign-in ordered, or ''. */
  fault: string;
  /** A single account that this sign-in reaches beyond those of the persona. */
  account: string | null;
}

/** A sign-in that is not finished. */
export interface SignInSession extends Grant {
  kind: 'session';
  pending: readonly ChallengeType[];
  wrong: number;
  polls: number;
}

export interface AccessToken extends Grant {
  kind: 'access';
  /** Of the sign-in: a consent that was ended does not end the next one of the same person. */
  id: string;
  /** The world's epoch when it was issued. */
  epoch: number;
  /** True once a single-read consent has been read through. */
  spent: boolean;
}

/** Signs and opens tokens. They are bearer tokens of a simulated bank: signed against mix-ups, not encrypted. */
export class TokenMint {
  readonly #key: Buffer;
  constructor(key: Buffer) {
    this.#key = key;
  }

  issue(token: SignInSession | AccessToken): string {
    const body = Buffer.from(JSON.stringify(token)).toString('base64url');
    return `${body}.${this.#mac(body)}`;
  }

  /** @returns null for anything that was not issued here, or is of the other kind. */
  open<K extends 'session' | 'access'>(
    kind: K,
    text: string,
  ): Extract<SignInSession | AccessToken, { kind: K }> | null {
    const [body, mac] = text.split('.');
    if (body === undefined || mac === undefined) return null;
    const expected = Buffer.from(this.#mac(body));
    const given = Buffer.from(mac);
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const token = JSON.parse(Buffer.from(body, 'base64url').toString()) as SignInSession | AccessToken;
    return token.kind === kind ? (token as Extract<SignInSession | AccessToken, { kind: K }>) : null;
  }

  #mac(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url');
  }
}

/** How a token is remembered where it must be recognised but not kept. A spent token and its first form end together. */
export function tokenDigest(token: AccessToken): string {
  const { spent: _spent, ...grant } = token;
  return createHash('sha256').update(JSON.stringify(grant)).digest('hex');
}
