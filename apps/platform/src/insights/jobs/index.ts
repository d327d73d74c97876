import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import type { EnvId } from '../../tenancy/index.ts';
import { INSIGHT_JOB } from '../index.ts';

const Payload = Type.Object({ envId: Type.String(), jobId: Type.String() });

const runInsight = job<Modules, typeof Payload>(
  INSIGHT_JOB.name,
  Payload,
  async ({ envId, jobId }, { tenancy, insights }, context) => {
    await insights.run(await tenancy.environment(envId as EnvId), jobId, context);
  },
);

export const insightJobs = [runInsight];
