import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import type { EnvironmentId, OrganisationId } from '../../tenancy/index.ts';
import { FINISH_JOB } from '../job-names.ts';

const Event = Type.Object({
  organisationId: Type.String(),
  environmentId: Type.String(),
  label: Type.Union([Type.Literal('sandbox'), Type.Literal('production')]),
  key: Type.String(),
});

/** Finishes an event that the process which took it in could not, or did not live to. */
const finishEvent = job<Modules, typeof Event>(
  FINISH_JOB.name,
  Event,
  async ({ organisationId, environmentId, label, key }, { webhookDoor }) => {
    const tenant = {
      organisationId: organisationId as OrganisationId,
      environmentId: environmentId as EnvironmentId,
      label,
    };
    await webhookDoor.finish(tenant, key);
  },
);

export const webhookJobs = [finishEvent];
