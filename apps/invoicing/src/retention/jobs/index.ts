import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import { RETENTION_JOB } from './names.ts';

const Payload = Type.Object({});

/** Once a day. Killed in the middle, it is done again from where it stood. */
const runEverywhere = job<Modules, typeof Payload>(RETENTION_JOB.name, Payload, (_nothing, { retention }, { signal }) =>
  retention.runEverywhere(signal),
);

export const retentionJobs = [runEverywhere];
