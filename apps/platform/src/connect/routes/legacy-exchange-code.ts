import { bare } from '@kente/kit/http/reply';
import { invalidInput } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { AccountId, CodeBody } from './schemas.ts';

export const legacyExchangeCode = route({
  method: 'POST',
  path: ['/account/auth', '/v1/account/auth'],
  access: {},
  tag: 'Old routes',
  summary: 'Exchange a code, answered bare.',
  body: CodeBody,
  responses: { 200: AccountId, 400: invalidInput },
  handler: async ({ caller, body }, { accounts }) => bare({ id: await accounts.exchange(caller, body.code) }),
});
