import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

export const fireWebhook = route({
  method: 'POST',
  path: '/v2/sandbox/webhooks/fire',
  access: { testOnly: true },
  tag: 'Sandbox',
  summary: 'Send a well-formed event of a kind.',
  body: Type.Object({ event: Type.String(), account: Type.Optional(Type.String()) }),
  responses: {
    200: success(Type.Object({ event_id: Type.String() }, { additionalProperties: false })),
    400: invalidInput,
    404: missing('account'),
  },
  handler: async ({ caller, body }, { sandbox }) =>
    ok({ event_id: await sandbox.fire(caller, body.event, body.account) }),
});
