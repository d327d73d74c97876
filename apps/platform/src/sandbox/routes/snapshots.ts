import { ok } from '@kente/kit/http/reply';
import { failure, invalidInput, missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

const access = { testOnly: true, product: 'any' } as const;
const Snapshot = Type.Object({ id: Type.String(), created_at: Type.String() }, { additionalProperties: false });

export const takeSnapshot = route({
  method: 'POST',
  path: '/v2/sandbox/snapshot',
  access,
  tag: 'Sandbox',
  summary: "Keep this environment's data.",
  responses: { 200: success(Snapshot), 409: failure },
  async handler({ caller }, { sandbox }) {
    const { id, createdAt } = await sandbox.snapshots.take(caller);
    return ok({ id, created_at: createdAt.toISOString() });
  },
});

export const restoreSnapshot = route({
  method: 'POST',
  path: '/v2/sandbox/restore',
  access,
  tag: 'Sandbox',
  summary: 'Bring kept data back. What the environment holds now is replaced; keys and webhook endpoints stay.',
  body: Type.Object({ id: Type.String() }),
  responses: { 200: success(), 400: invalidInput, 404: missing('snapshot') },
  async handler({ caller, body }, { sandbox, tenancy }) {
    await sandbox.snapshots.restore(caller, body.id);
    return ok(undefined, undefined, { at: (await tenancy.environment(caller.id)).clock.now() });
  },
});

export const resetSandbox = route({
  method: 'POST',
  path: '/v2/sandbox/reset',
  access,
  tag: 'Sandbox',
  summary: "Empty this environment's data and put its clock right. Keys and webhook endpoints stay.",
  responses: { 200: success() },
  async handler({ caller }, { sandbox, tenancy }) {
    await sandbox.snapshots.reset(caller);
    return ok(undefined, undefined, { at: (await tenancy.environment(caller.id)).clock.now() });
  },
});
