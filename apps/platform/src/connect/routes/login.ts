import { ok } from '@kente/kit/http/reply';
import { failure } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { PartnersAnswer, PartnersMistake, Values } from './schemas.ts';

export const login = route({
  method: 'POST',
  path: '/v2/connect/login',
  access: {},
  tag: 'Linking without a page',
  summary: "Send the login form's fields, by name.",
  description:
    'Header `x-session-id`. `responseCode` 99: linked, exchange the code; 101: choose an account; 102: more is asked; then commit.',
  body: Values,
  responses: { 200: PartnersAnswer, 400: PartnersMistake, 503: failure },
  async handler({ caller, headers, body }, { connect }) {
    const { responseCode, message, data } = await connect.headless.login(caller, headers['x-session-id'], body);
    return ok(data, message, { extra: { responseCode } });
  },
});
