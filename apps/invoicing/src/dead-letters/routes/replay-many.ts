import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { Replayed } from './schemas.ts';

const Text = Type.Optional(Type.String({ minLength: 1, maxLength: 100 }));

export const replayMany = route({
  method: 'POST',
  path: '/si/mono/dlq/replay',
  access: { role: 'operator' },
  tag: 'Review',
  summary: "Evaluate all open entries, or those of a reason or an account, again with today's rules.",
  body: placed({ reason: Text, accountId: Text }),
  responses: { 200: success(Replayed), ...failures(400, 404, 409) },
  async handler({ caller, body, requestId }, { tenancy, ingestion }) {
    const tenant = await tenancy.resolve(caller, body);
    const { reason, accountId } = body;
    return ok(await ingestion.replayAll(tenant, { reason, accountId }, requestId), 'Replayed');
  },
});
