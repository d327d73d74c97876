import type { Job } from '@kente/kit/jobs/job';
import { accountJobs } from './accounts/jobs/index.ts';
import { eventJobs } from './events/jobs/index.ts';
import type { Modules } from './modules.ts';
import { scheduleJobs } from './schedule/jobs/index.ts';

/** Everything that is done in the background. */
// biome-ignore lint/suspicious/noExplicitAny: jobs of every payload stand in one list
export const platformJobs: readonly Job<any, Modules>[] = [...accountJobs, ...eventJobs, ...scheduleJobs];
