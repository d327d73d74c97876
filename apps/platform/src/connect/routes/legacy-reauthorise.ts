import { bare } from '@kente/kit/http/reply';
import { missing } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

export const legacyReauthorise = route({
  method: 'POST',
  path: ['/accounts/:id/reauthorise', '/v1/accounts/:id/reauthorise'],
  access: {},
  tag: 'Old routes',
  summary: "A token for the widget's `reauth_token`. It lives 10 minutes and works once.",
  responses: { 200: Type.Object({ token: Type.String() }, { additionalProperties: false }), 404: missing('account') },
  handler: async ({ caller, params }, { accounts }) => bare({ token: await accounts.reauthToken(caller, params.id) }),
});
