import { bare } from '@kente/kit/http/reply';
import { route } from '../../api/route.ts';
import { AccountMissing, LegacyIdentityBody } from './schemas.ts';
import { legacyIdentityOnWire } from './wire.ts';

export const legacyGetIdentity = route({
  method: 'GET',
  path: ['/accounts/:id/identity', '/v1/accounts/:id/identity'],
  access: { scope: 'identity' },
  tag: 'Old routes',
  summary: 'Who owns the account, bare and in camelCase.',
  responses: { 200: LegacyIdentityBody, 404: AccountMissing },
  async handler({ caller, params }, { accounts }) {
    const held = await accounts.identity(caller.id, params.id);
    return bare(held && legacyIdentityOnWire(held));
  },
});
