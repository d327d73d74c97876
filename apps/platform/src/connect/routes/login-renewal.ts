import { Refusal } from '@kente/kit/errors';
import { ok } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { RenewalAnswer, RenewalMistake, Values } from './schemas.ts';

export const loginRenewal = route({
  method: 'POST',
  path: '/v2/connect/reauth/login',
  access: {},
  tag: 'Linking without a page',
  summary: 'Log in again for a linked account. Its code leads to the same account id.',
  description: 'Header `x-session-id`. Here `responseCode` stands inside `data`. What is asked further goes to commit.',
  body: Values,
  responses: { 200: RenewalAnswer, 400: RenewalMistake, 503: failure },
  async handler({ caller, headers, body }, { connect }) {
    try {
      const { responseCode, message, data } = await connect.headless.login(caller, headers['x-session-id'], body);
      return ok({ responseCode, ...data }, message);
    } catch (error) {
      if (!(error instanceof Refusal) || error.extra.responseCode === undefined) throw error;
      throw new Refusal(error.code, { status: 400, message: error.message, data: { responseCode: 400 } });
    }
  },
});
