import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import type { EnvId } from '../../tenancy/index.ts';
import { CLOCK_JOB } from '../clock.ts';

const Payload = Type.Object({ envId: Type.String() });

/** Moves a clock to where it was sent. It waits for refreshes, which are done in the other pool. */
const moveClock = job<Modules, typeof Payload>(
  CLOCK_JOB.name,
  Payload,
  async ({ envId }, { sandbox }, { signal }) => sandbox.clock.run(envId as EnvId, signal),
  { pool: 'deliver' },
);

export const sandboxJobs = [moveClock];
