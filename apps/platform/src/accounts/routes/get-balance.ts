import { ok } from '@kente/kit/http/reply';
import { wantsRealtime } from '../../api/realtime.ts';
import { route } from '../../api/route.ts';
import { AccountMissing, BalanceBody } from './schemas.ts';
import { balanceOnWire } from './wire.ts';

export const getBalance = route({
  method: 'GET',
  path: '/v2/accounts/:id/balance',
  access: { scope: 'accounts' },
  tag: 'Accounts',
  summary: 'Balance of a linked account, in minor units; `null` when the bank gave none.',
  responses: { 200: BalanceBody, 404: AccountMissing },
  async handler({ caller, params, headers }, { accounts }) {
    const job = wantsRealtime(headers) ? await accounts.realtime(caller, params.id, 'jobs.accounts.sync_balance') : {};
    return ok(balanceOnWire(await accounts.get(caller.id, params.id)), undefined, { headers: job });
  },
});
