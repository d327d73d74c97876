import { openRoute } from '../../api/route.ts';
import { answer } from './answer.ts';
import { refusals, SIGNED_IN, SignedOut } from './schemas.ts';

export const signOut = openRoute({
  method: 'POST',
  path: '/console/auth/sign-out',
  access: SIGNED_IN,
  tag: 'Console',
  summary: 'End the session.',
  undocumented: true,
  responses: { 200: SignedOut, ...refusals(403) },
  handler: async (call, { console: { sessions } }) => answer(call, await sessions.signOut(call)),
});
