import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import { SWEEP_JOB } from '../index.ts';

const Payload = Type.Object({});

const sweepIntents = job<Modules, typeof Payload>(SWEEP_JOB.name, Payload, (_nothing, { rails }) =>
  rails.sweep.again(),
);

export const railJobs = [sweepIntents];
