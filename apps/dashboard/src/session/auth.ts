import { ApiError } from '../api/api-error.ts';
import { refusal } from '../api/client.ts';
import { readToken, type Token } from './token.ts';

/** The console's login, on the page's own origin: a cookie that scripts cannot read. */

const BASE = '/console';

async function ask(path: string, body?: object): Promise<unknown> {
  const response = await fetch(BASE + path, {
    method: body === undefined ? 'GET' : 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError(0, null);
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw refusal(response, answer);
  return answer;
}

/** Whether somebody is signed in. */
export async function hasSession(): Promise<boolean> {
  try {
    const answer = (await ask('/auth/get-session')) as { user?: unknown } | null;
    return answer?.user != null;
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return false;
    throw error;
  }
}

/** @throws ApiError 401 for a wrong address or password, 429 after too many tries. */
export async function signIn(email: string, password: string): Promise<void> {
  await ask('/auth/sign-in/email', { email, password });
}

export async function signOut(): Promise<void> {
  await ask('/auth/sign-out', {});
}

/** @throws ApiError 401 when nobody is signed in any more. */
export async function fetchToken(): Promise<Token> {
  const answer = (await ask('/token')) as { data?: unknown } | null;
  return readToken(answer?.data ?? answer);
}
