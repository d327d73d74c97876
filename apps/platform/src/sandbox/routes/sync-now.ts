import { ok } from '@kente/kit/http/reply';
import { missing, success } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { route } from '../../api/route.ts';

const Job = Type.Object(
  { job_id: Type.String(), job_status: Type.String(), has_new_data: Type.Boolean() },
  { additionalProperties: false },
);

const WAIT_MS = 25_000;

export const syncNow = route({
  method: 'POST',
  path: '/v2/sandbox/accounts/:id/sync',
  access: { testOnly: true },
  tag: 'Sandbox',
  summary: 'Sync now, outside every window.',
  responses: { 200: success(Job), 404: missing('account') },
  async handler({ caller, params }, { accounts }) {
    const job = await accounts.refreshNow(caller, params.id, 'sandbox', WAIT_MS);
    return ok({ job_id: job.id, job_status: job.status, has_new_data: job.hasNewData });
  },
});
