import { ok } from '@kente/kit/http/reply';
import { route } from '../../../api/route.ts';
import { AccountOrJobMissing, JobBody } from './schemas.ts';
import { jobOnWire } from './wire.ts';

export const getStatementJob = route({
  method: 'GET',
  path: '/v2/accounts/:id/statement/jobs/:jobId',
  access: { scope: 'statements' },
  tag: 'Statements',
  summary: 'How far a PDF statement is.',
  responses: { 200: JobBody, 404: AccountOrJobMissing },
  async handler({ caller, params }, { accounts, statements, config }) {
    await accounts.mustExist(caller.id, params.id);
    const job = await statements.job(caller.id, params.id, params.jobId);
    const message = job.status === 'BUILDING' ? 'Job is being processed' : 'Job execution completed';
    return ok(jobOnWire(job, config.publicUrl), message);
  },
});
