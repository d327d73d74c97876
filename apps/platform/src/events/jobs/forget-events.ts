import { job } from '@kente/kit/jobs/job';
import Type from 'typebox';
import type { Modules } from '../../modules.ts';
import { FORGET_JOB } from './names.ts';

const Payload = Type.Object({});

/** Forgets events that are older than the retention, then asks to be run again the next day. */
export const forgetEvents = job<Modules, typeof Payload>(
  FORGET_JOB,
  Payload,
  async (_nothing, { events }, { signal }) => {
    await events.forgetOld(signal);
  },
);
