import { ok } from '@kente/kit/http/reply';
import { failure, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

const Snapshot = Type.Object({ id: Type.String(), created_at: Type.String() }, { additionalProperties: false });

export const takeSnapshot = route({
  method: 'POST',
  path: '/v2/sandbox/snapshot',
  access: { testOnly: true, product: 'any' },
  tag: 'Sandbox',
  summary: "Keep this environment's data.",
  responses: { 200: success(Snapshot), 409: failure },
  async handler({ caller }, { sandbox }) {
    const { id, createdAt } = await sandbox.snapshots.take(caller);
    return ok({ id, created_at: createdAt.toISOString() });
  },
});
