import { bare } from '@kente/kit/http/reply';
import { wantsRealtime } from '../../api/realtime.ts';
import { route } from '../../api/route.ts';
import { AccountMissing, LegacyDetailsBody } from './schemas.ts';
import { legacyDetailsOnWire } from './wire.ts';

export const legacyGetAccount = route({
  method: 'GET',
  path: ['/accounts/:id', '/v1/accounts/:id'],
  access: { scope: 'accounts' },
  tag: 'Old routes',
  summary: 'Details of a linked account, bare.',
  responses: { 200: LegacyDetailsBody, 404: AccountMissing },
  async handler({ caller, params, headers }, { accounts, institutions }) {
    const job = wantsRealtime(headers) ? await accounts.realtime(caller, params.id, 'jobs.accounts.sync_balance') : {};
    const account = await accounts.get(caller.id, params.id);
    return bare(legacyDetailsOnWire(account, institutions.byIdOrFail(account.institutionId)), { headers: job });
  },
});
