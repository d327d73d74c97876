import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import { RETENTION_JOB } from '../index.ts';

const Payload = Type.Object({});

const forgetOld = job<Modules, typeof Payload>(RETENTION_JOB.name, Payload, (_nothing, { retention }, { signal }) =>
  retention.forgetEverywhere(signal),
);

export const retentionJobs = [forgetOld];
