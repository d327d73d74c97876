import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { answer } from './answer.ts';
import { EMAIL, PASSWORD, refusals, SIGNING_IN, SignedIn } from './schemas.ts';

export const signIn = openRoute({
  method: 'POST',
  path: '/console/auth/sign-in/email',
  access: SIGNING_IN,
  tag: 'Console',
  summary: 'Sign in to the dashboard. Sets the session cookie.',
  undocumented: true,
  body: Type.Object({ email: EMAIL, password: PASSWORD, rememberMe: Type.Optional(Type.Boolean()) }),
  responses: { 200: SignedIn, ...refusals(400, 401, 403, 429) },
  async handler(call, { console: { sessions } }) {
    const { email, password, rememberMe } = call.body;
    const body = { email, password, ...(rememberMe === undefined ? {} : { rememberMe }) };
    return answer(call, await sessions.signIn(call, body));
  },
});
