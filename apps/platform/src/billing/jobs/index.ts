import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import { HOLD_SWEEP_JOB } from '../index.ts';

const Payload = Type.Object({});

const sweepHolds = job<Modules, typeof Payload>(HOLD_SWEEP_JOB.name, Payload, (_nothing, { billing }, { signal }) =>
  billing.holds.again(signal),
);

export const billingJobs = [sweepHolds];
