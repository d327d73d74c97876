import { route } from '../../api/route.ts';
import { EnrichmentJobBody, JobMissing } from './schemas.ts';
import { jobReply } from './wire.ts';

export const getEnrichmentJob = route({
  method: 'GET',
  path: '/v2/accounts/jobs/:jobId',
  access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
  tag: 'Enrichment',
  summary: 'State of an enrichment job.',
  responses: { 200: EnrichmentJobBody, 404: JobMissing },
  handler: async ({ caller, params }, { insights }) =>
    jobReply(await insights.records.job(caller, params.jobId), caller),
});
