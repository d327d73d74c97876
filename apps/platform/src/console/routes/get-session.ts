import { openRoute } from '../../api/route.ts';
import { answer } from './answer.ts';
import { Session, SIGNED_IN } from './schemas.ts';

export const getSession = openRoute({
  method: 'GET',
  path: '/console/auth/get-session',
  access: SIGNED_IN,
  tag: 'Console',
  summary: 'Who is signed in; null for nobody.',
  undocumented: true,
  responses: { 200: Session },
  handler: async (call, { console: { sessions } }) => answer(call, await sessions.session(call)),
});
