import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';

export const demandReauth = route({
  method: 'POST',
  path: '/v2/sandbox/accounts/:id/reauth',
  access: { testOnly: true },
  tag: 'Sandbox',
  summary: 'The bank now demands that the person signs in again.',
  responses: { 200: success(), 404: missing('account') },
  async handler({ caller, params }, { sandbox }) {
    await sandbox.demandSignIn(caller, params.id);
    return ok();
  },
});
