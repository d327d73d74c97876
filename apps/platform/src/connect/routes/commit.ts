import { ok } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { PartnersAnswer, PartnersMistake, Values } from './schemas.ts';

export const commit = route({
  method: 'POST',
  path: '/v2/connect/commit',
  access: {},
  tag: 'Linking without a page',
  summary: 'Send what the last answer asked for: an OTP, the number of the chosen account.',
  description: 'Header `x-session-id`. Answers as login does.',
  body: Values,
  responses: { 200: PartnersAnswer, 400: PartnersMistake, 503: failure },
  async handler({ caller, headers, body }, { connect }) {
    const { responseCode, message, data } = await connect.headless.commit(caller, headers['x-session-id'], body);
    return ok(data, message, { extra: { responseCode } });
  },
});
