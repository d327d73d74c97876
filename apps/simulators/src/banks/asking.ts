import { challengeOf } from './challenges.ts';
import type { Desk } from './desk.ts';
import type { SignInSession } from './token.ts';

/** A login that is an account number reaches the account of that number, where one was set up. */
export const accountNamed = (user: string): string | null => (/^\+?[A-Za-z0-9-]{4,40}$/.test(user) ? user : null);

/** What the person is asked next, with the session that remembers it. */
export function asked(
  desk: Desk,
  session: SignInSession,
  bankName: string,
  status: 'challenge' | 'waiting',
): Record<string, unknown> {
  const [type] = session.pending;
  return {
    status,
    session: desk.mint.issue(session),
    challenge: type === undefined ? null : challengeOf(type, bankName),
  };
}
