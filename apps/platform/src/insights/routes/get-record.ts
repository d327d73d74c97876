import { okText } from '@kente/kit/http/reply';
import { invalidInput, PageQuery } from '@kente/kit/http/schemas';
import Type from 'typebox';
import { pageMeta, pageRequest } from '../../api/pages.ts';
import { route } from '../../api/route.ts';
import { JobMissing, RecordBody } from './schemas.ts';
import { unfinishedReply } from './wire.ts';

export const getRecord = route({
  method: 'GET',
  path: '/v2/enrichments/record/:jobId',
  access: { scope: 'transactions', enrichment: true, plan: 'enrichment' },
  tag: 'Enrichment',
  summary: 'What an enrichment job gave back.',
  description: 'A record holds up to 1,000 transactions. While the job runs `status` is `processing`.',
  query: Type.Object(PageQuery),
  responses: { 200: RecordBody, 400: invalidInput, 404: JobMissing },
  exists: ({ caller, params }, { insights }) => insights.records.job(caller, params.jobId),
  async handler({ caller, params, query, url }, { insights, config }) {
    const job = await insights.records.job(caller, params.jobId);
    if (job.status !== 'finished') return unfinishedReply(job);
    const page = pageRequest(query);
    const { total, data } = await insights.records.ofJob(caller, job, page);
    const meta = JSON.stringify(pageMeta(config.publicUrl, url, total, page));
    return okText(data, meta, 'Request was successfully completed');
  },
});
