import type { IncomingHttpHeaders } from 'node:http';
import { type Clock, later } from '@kente/kit/clock';
import { Refusal } from '@kente/kit/errors';
import type { Logger } from '@kente/kit/log';
import type { Keyring } from '@kente/kit/secrets';
import type { Kysely } from 'kysely';
import type { Schema } from '../schema.generated.ts';
import { COUNTED_FOR_MS, emailIndex, mayTry } from './sign-in-limit.ts';
import * as store from './store.ts';

/** Who asks, as far as a session is about it. */
export interface Caller {
  headers: IncomingHttpHeaders;
  ip: string;
}

/** What is answered: better-auth's own JSON, and the cookies to set. */
export interface Answered {
  body: unknown;
  cookies: readonly string[];
}

export interface SignedIn {
  id: string;
  email: string;
  name: string;
}

/** Signing in and out. Every method throws a Refusal with better-auth's status and `code` for what it refuses. */
export interface Sessions {
  /** @throws Refusal 401 for a wrong address or password, 429 after ten tries with one address in a quarter of an hour. */
  signIn(caller: Caller, body: { email: string; password: string; rememberMe?: boolean }): Promise<Answered>;
  signOut(caller: Caller): Promise<Answered>;
  /** `{session, user}`, or null for nobody. */
  session(caller: Caller): Promise<Answered>;
  changePassword(
    caller: Caller,
    body: { currentPassword: string; newPassword: string; revokeOtherSessions?: boolean },
  ): Promise<Answered>;
  /** Whose session it is. @throws Refusal 401. */
  signedIn(caller: Caller): Promise<SignedIn>;
}

export interface SessionsDeps {
  db: Kysely<Schema>;
  keyring: Keyring;
  clock: Clock;
  log: Logger;
  publicUrl: string;
}

type Handle = (request: Request) => Promise<Response>;

/** What the library looks at, and no more: the address is told by us, whatever else is in the headers. */
const PASSED_ON = ['cookie', 'origin', 'referer', 'user-agent'];
/** Of browsers, which always tell the first: a script that sends the others alone has no pages to be protected from. */
const OF_BROWSERS = ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'];
const LONGEST_HEADER = 4_096;

export function createSessions({ db, keyring, clock, log, publicUrl }: SessionsDeps): Sessions {
  let loading: Promise<{ handle: Handle; base: string }> | null = null;
  const load = async () => {
    const { createAuth, AUTH_PATH } = await import('./better-auth.ts');
    // Never rotated, as the index secret is not: sessions outlive a change of keys.
    const secret = keyring.blindIndex('console sessions', 'cookie secret').toString('base64url');
    return { handle: createAuth({ db, secret, publicUrl, log }), base: new URL(publicUrl).origin + AUTH_PATH };
  };
  const ask = async (caller: Caller, method: 'GET' | 'POST', path: string, body?: object): Promise<Answered> => {
    loading ??= load();
    const { handle, base } = await loading;
    const headers = headersOf(caller);
    if (method === 'POST') headers.set('content-type', 'application/json');
    const request = new Request(base + path, {
      ...{ method, headers },
      ...(method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}),
    });
    return answered(await handle(request));
  };
  const session = (caller: Caller) => ask(caller, 'GET', '/get-session');
  return {
    async signIn(caller, body) {
      const now = clock.now();
      const index = emailIndex(keyring, body.email);
      await store.sweep(db, now);
      mayTry(await store.countTry(db, index, { now, until: later(now, COUNTED_FOR_MS) }), now);
      const answer = await ask(caller, 'POST', '/sign-in/email', body);
      await store.forgetTries(db, index);
      return answer;
    },
    signOut: (caller) => ask(caller, 'POST', '/sign-out'),
    session,
    changePassword: (caller, body) => ask(caller, 'POST', '/change-password', body),
    async signedIn(caller) {
      // Without a cookie there is nothing to load anything for.
      const { body } = caller.headers.cookie === undefined ? { body: null } : await session(caller);
      const user = (body as { user?: SignedIn } | null)?.user;
      if (!user) throw new Refusal('console.signed_out', { status: 401, message: 'Sign in first.' });
      return { id: user.id, email: user.email, name: user.name };
    },
  };
}

function headersOf({ headers, ip }: Caller): Headers {
  const passed = new Headers({ 'x-forwarded-for': ip });
  for (const name of headers['sec-fetch-site'] === undefined ? PASSED_ON : [...PASSED_ON, ...OF_BROWSERS]) {
    const value = headers[name];
    if (typeof value === 'string') passed.set(name, value.slice(0, LONGEST_HEADER));
  }
  return passed;
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  const body = text === '' ? null : (JSON.parse(text) as unknown);
  if (response.ok) return { body: withoutToken(body), cookies: response.headers.getSetCookie() };
  const { message = 'The console refuses this.', code } = (body ?? {}) as { message?: string; code?: string };
  if (response.status >= 500) throw new Error(`better-auth answered ${response.status}: ${message}`);
  throw new Refusal('console.refused', {
    status: response.status,
    message,
    ...(code === undefined ? {} : { extra: { code } }),
  });
}

/** A session's token is for the cookie alone, which scripts cannot read. */
function withoutToken(body: unknown): unknown {
  if (body === null || typeof body !== 'object') return body;
  return Object.fromEntries(
    Object.entries(body)
      .filter(([name]) => name !== 'token')
      .map(([name, value]) => [name, name === 'session' ? withoutToken(value) : value]),
  );
}
