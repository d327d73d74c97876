import { ok } from '@kente/kit/http/reply';
import { route } from '../../api/route.ts';
import { AccountMissing, IdentityBody } from './schemas.ts';
import { identityOnWire } from './wire.ts';

export const getIdentity = route({
  method: 'GET',
  path: '/v2/accounts/:id/identity',
  access: { scope: 'identity' },
  tag: 'Accounts',
  summary: 'Who owns the account, as the bank tells it; `null` when it tells nothing.',
  responses: { 200: IdentityBody, 404: AccountMissing },
  async handler({ caller, params }, { accounts }) {
    const held = await accounts.identity(caller.id, params.id);
    return ok(held && identityOnWire(held));
  },
});
