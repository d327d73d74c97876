import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';

export const dropFault = route({
  method: 'DELETE',
  path: '/v2/sandbox/faults/:id',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: 'Take a fault back.',
  responses: { 200: success(), 404: missing('fault') },
  async handler({ caller, params }, { sandbox }) {
    await sandbox.faults.drop(caller.id, params.id);
    return ok();
  },
});
