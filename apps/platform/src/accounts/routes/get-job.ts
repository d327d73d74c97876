import { ok } from '@kente/kit/http/reply';
import { route } from '../../api/route.ts';
import { AccountOrJobMissing, JobBody } from './schemas.ts';
import { jobOnWire } from './wire.ts';

export const getJob = route({
  method: 'GET',
  path: '/v2/accounts/:id/jobs/:jobId',
  access: {},
  tag: 'Accounts',
  summary: 'State of a refresh.',
  responses: { 200: JobBody, 404: AccountOrJobMissing },
  async handler({ caller, params }, { accounts }) {
    await accounts.mustExist(caller.id, params.id);
    const job = await accounts.job(caller.id, params.id, params.jobId);
    return ok(
      jobOnWire(job, caller),
      job.status === 'processing' ? 'Job is being processed' : 'Job execution completed',
    );
  },
});
