import { ok } from '@kente/kit/http/reply';
import { invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

export const restoreSnapshot = route({
  method: 'POST',
  path: '/v2/sandbox/restore',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: 'Bring kept data back. What the environment holds now is replaced; keys and webhook endpoints stay.',
  body: Type.Object({ id: Type.String() }),
  responses: { 200: success(), 400: invalidInput, 404: missing('snapshot') },
  async handler({ caller, body }, { sandbox, tenancy }) {
    await sandbox.snapshots.restore(caller, body.id);
    return ok(undefined, undefined, { at: (await tenancy.environment(caller.id)).clock.now() });
  },
});
