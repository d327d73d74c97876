import { ok } from '@kente/kit/http/reply';
import { invalidInput, success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { AccountId, CodeBody } from './schemas.ts';

export const exchangeCode = route({
  method: 'POST',
  path: '/v2/accounts/auth',
  access: {},
  tag: 'Linking',
  summary: 'Exchange the code of a finished link for the id of the account.',
  description: 'A code lives 10 minutes, works once, and only for the app and mode that it was made in.',
  body: CodeBody,
  responses: { 200: success(AccountId), 400: invalidInput },
  handler: async ({ caller, body }, { accounts }) => ok({ id: await accounts.exchange(caller, body.code) }),
});
