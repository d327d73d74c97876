import { bare } from '@kente/kit/http/reply';
import { route } from '../../../api/route.ts';
import { AccountOrJobMissing, LegacyJobBody } from './schemas.ts';
import { jobOnWire } from './wire.ts';

export const legacyGetStatementJob = route({
  method: 'GET',
  path: ['/accounts/:id/statement/jobs/:jobId', '/v1/accounts/:id/statement/jobs/:jobId'],
  access: { scope: 'statements' },
  tag: 'Old routes',
  summary: 'How far a PDF statement is, bare.',
  responses: { 200: LegacyJobBody, 404: AccountOrJobMissing },
  async handler({ caller, params }, { accounts, statements, config }) {
    await accounts.mustExist(caller.id, params.id);
    return bare(jobOnWire(await statements.job(caller.id, params.id, params.jobId), config.publicUrl));
  },
});
