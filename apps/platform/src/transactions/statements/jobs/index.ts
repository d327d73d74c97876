import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../../modules.ts';
import type { EnvId } from '../../../tenancy/index.ts';
import { STATEMENT_JOB } from '../job-name.ts';

const Payload = Type.Object({ envId: Type.String(), jobId: Type.String() });

const buildStatement = job<Modules, typeof Payload>(
  STATEMENT_JOB.name,
  Payload,
  async ({ envId, jobId }, { tenancy, statements }, context) => {
    await statements.build(await tenancy.environment(envId as EnvId), jobId, context);
  },
);

export const statementJobs = [buildStatement];
