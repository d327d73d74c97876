import { ok } from '@kente/kit/http/reply';
import { wantsRealtime } from '../../api/realtime.ts';
import { route } from '../../api/route.ts';
import { AccountMissing, DetailsBody } from './schemas.ts';
import { detailsOnWire } from './wire.ts';

export const getAccount = route({
  method: 'GET',
  path: '/v2/accounts/:id',
  access: { scope: 'accounts' },
  tag: 'Accounts',
  summary: 'Details of a linked account, and how fresh they are.',
  description: 'With `x-realtime: true` the bank is asked first; `x-job-id` and `x-job-status` tell how that went.',
  responses: { 200: DetailsBody, 404: AccountMissing },
  async handler({ caller, params, headers }, { accounts, institutions }) {
    const job = wantsRealtime(headers) ? await accounts.realtime(caller, params.id, 'jobs.accounts.sync_balance') : {};
    const account = await accounts.get(caller.id, params.id);
    return ok(detailsOnWire(account, institutions.byIdOrFail(account.institutionId)), undefined, { headers: job });
  },
});
