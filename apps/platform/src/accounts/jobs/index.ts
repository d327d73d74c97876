import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import type { EnvId } from '../../tenancy/index.ts';
import { REFRESH_JOB } from '../index.ts';

const Refresh = Type.Object({ envId: Type.String(), accountId: Type.String(), jobId: Type.String() });

const refreshAccount = job<Modules, typeof Refresh>(
  REFRESH_JOB.name,
  Refresh,
  async ({ envId, accountId, jobId }, { tenancy, accounts }, { signal: stopping, attempt }) => {
    const env = await tenancy.environment(envId as EnvId);
    await accounts.runRefresh(env, { accountId, jobId, attempt, stopping });
  },
);

export const accountJobs = [refreshAccount];
