import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';

export const resetSandbox = route({
  method: 'POST',
  path: '/v2/sandbox/reset',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: "Empty this environment's data and put its clock right. Keys and webhook endpoints stay.",
  responses: { 200: success() },
  async handler({ caller }, { sandbox, tenancy }) {
    await sandbox.snapshots.reset(caller);
    return ok(undefined, undefined, { at: (await tenancy.environment(caller.id)).clock.now() });
  },
});
