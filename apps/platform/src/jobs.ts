import type { Job } from '@kente/kit/jobs/job';
import { accountJobs } from './accounts/jobs/index.ts';
import { billingJobs } from './billing/jobs/index.ts';
import { eventJobs } from './events/jobs/index.ts';
import { insightJobs } from './insights/jobs/index.ts';
import type { Modules } from './modules.ts';
import { railJobs } from './rails/jobs/index.ts';
import { retentionJobs } from './retention/jobs/index.ts';
import { sandboxJobs } from './sandbox/jobs/index.ts';
import { scheduleJobs } from './schedule/jobs/index.ts';
import { statementJobs } from './transactions/statements/jobs/index.ts';

/** Everything that is done in the background. */
// biome-ignore lint/suspicious/noExplicitAny: jobs of every payload stand in one list
export const platformJobs: readonly Job<any, Modules>[] = [
  ...accountJobs,
  ...billingJobs,
  ...eventJobs,
  ...insightJobs,
  ...railJobs,
  ...retentionJobs,
  ...sandboxJobs,
  ...scheduleJobs,
  ...statementJobs,
];
