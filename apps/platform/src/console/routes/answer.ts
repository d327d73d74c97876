import { bare, type Reply } from '@kente/kit/http/reply';
import type { Call } from '@kente/kit/http/route';
import type { Answered } from '../index.ts';

/** Nothing of a session may be kept on the way. */
export const UNKEPT = { 'cache-control': 'no-store' } as const;

/** better-auth's body, as it is, with its cookies. */
export function answer({ reply }: Pick<Call<null>, 'reply'>, { body, cookies }: Answered): Reply {
  // One header each: they cannot be joined.
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  return bare(body, { headers: UNKEPT });
}
