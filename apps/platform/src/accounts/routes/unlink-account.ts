import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { AccountMissing } from './schemas.ts';

export const unlinkAccount = route({
  method: 'POST',
  path: '/v2/accounts/:id/unlink',
  access: {},
  tag: 'Accounts',
  summary: 'End the consent: credentials are destroyed at once, history after 30 days.',
  responses: { 200: success(), 404: AccountMissing },
  async handler({ caller, params }, { accounts }) {
    await accounts.unlink(caller, params.id);
    return ok();
  },
});
