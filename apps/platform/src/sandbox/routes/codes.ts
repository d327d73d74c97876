import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

export const makeCode = route({
  method: 'POST',
  path: '/v2/sandbox/codes',
  access: { testOnly: true },
  tag: 'Sandbox',
  summary: 'Another one-time code for a linked account.',
  body: Type.Object({ account: Type.String() }),
  responses: {
    200: success(Type.Object({ code: Type.String() }, { additionalProperties: false })),
    400: invalidInput,
    404: missing('account'),
  },
  handler: async ({ caller, body }, { accounts }) => ok({ code: await accounts.newCode(caller, body.account) }),
});
