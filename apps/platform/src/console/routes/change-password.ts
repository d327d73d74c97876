import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { answer } from './answer.ts';
import { Changed, PASSWORD, refusals, SIGNING_IN } from './schemas.ts';

export const changePassword = openRoute({
  method: 'POST',
  path: '/console/auth/change-password',
  access: SIGNING_IN,
  tag: 'Console',
  summary: 'Set another password; the sessions elsewhere end where that is asked.',
  undocumented: true,
  body: Type.Object({
    currentPassword: PASSWORD,
    newPassword: PASSWORD,
    revokeOtherSessions: Type.Optional(Type.Boolean()),
  }),
  responses: { 200: Changed, ...refusals(400, 401, 403) },
  async handler(call, { console: { sessions } }) {
    const { currentPassword, newPassword, revokeOtherSessions = true } = call.body;
    return answer(call, await sessions.changePassword(call, { currentPassword, newPassword, revokeOtherSessions }));
  },
});
