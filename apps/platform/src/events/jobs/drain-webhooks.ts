import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import type { EnvId } from '../../tenancy/index.ts';
import { DRAIN_JOB } from './names.ts';

const Payload = Type.Object({ envId: Type.String(), endpointId: Type.String() });

/** Delivers what is due at one endpoint. */
export const drainWebhooks = job<Modules, typeof Payload>(
  DRAIN_JOB,
  Payload,
  async ({ envId, endpointId }, { events, tenancy }, { signal }) =>
    events.delivery.drain(await tenancy.environment(envId as EnvId), endpointId, signal),
  { pool: 'deliver' },
);
