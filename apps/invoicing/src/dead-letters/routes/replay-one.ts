import { ok } from '@kente/kit/http/reply';
import { success } from '@kente/kit/http/schemas';
import { route } from '../../api/route.ts';
import { failures, placed } from '../../api/schemas.ts';
import { Replayed } from './schemas.ts';

export const replayOne = route({
  method: 'POST',
  path: '/si/mono/dlq/:id/replay',
  access: { role: 'operator' },
  tag: 'Review',
  summary: "Evaluate a rejected transaction again with today's rules.",
  body: placed({}),
  responses: { 200: success(Replayed), ...failures(400, 404, 409) },
  async handler({ caller, params, body, requestId }, { tenancy, ingestion }) {
    const tenant = await tenancy.resolve(caller, body);
    return ok(await ingestion.replay(tenant, params.id, requestId), 'Replayed');
  },
});
