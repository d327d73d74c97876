import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import type { EnvId } from '../../tenancy/index.ts';
import { SCHEDULE_JOB } from '../index.ts';

const Payload = Type.Object({ envId: Type.String(), kind: Type.String(), subject: Type.String() });

const runTask = job<Modules, typeof Payload>(
  SCHEDULE_JOB.name,
  Payload,
  async ({ envId, kind, subject }, { tenancy, schedule }) => {
    await schedule.run(await tenancy.environment(envId as EnvId), kind, subject);
  },
);

export const scheduleJobs = [runTask];
