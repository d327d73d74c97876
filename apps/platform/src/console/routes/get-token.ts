import { bare } from '@kente/kit/http/reply';
import Type from 'typebox';
import { openRoute } from '../../api/route.ts';
import { UNKEPT } from './answer.ts';
import { refusals, SIGNED_IN } from './schemas.ts';

const Token = Type.Object({
  token: Type.String(),
  expires_at: Type.String({ format: 'date-time' }),
  invoicing_url: Type.String(),
});

export const getToken = openRoute({
  method: 'GET',
  path: '/console/token',
  access: SIGNED_IN,
  tag: 'Console',
  summary: 'A bearer token of ten minutes for the services beside the platform, and where they are.',
  undocumented: true,
  responses: { 200: Token, ...refusals(401) },
  async handler(call, { console: { sessions, tokens, invoicingUrl } }) {
    const { token, expiresAt } = await tokens.issue(await sessions.signedIn(call));
    return bare({ token, expires_at: expiresAt.toISOString(), invoicing_url: invoicingUrl() }, { headers: UNKEPT });
  },
});
