import type { Job } from '@kente/kit/jobs/job';
import { ingestionJobs } from './ingestion/jobs/index.ts';
import { invoiceJobs } from './invoices/jobs/index.ts';
import type { Modules } from './modules.ts';
import { retentionJobs } from './retention/jobs/index.ts';
import { webhookJobs } from './webhook-door/jobs/index.ts';

/** Everything that is done in the background. */
// biome-ignore lint/suspicious/noExplicitAny: jobs of every payload stand in one list
export const invoicingJobs: readonly Job<any, Modules>[] = [
  ...ingestionJobs,
  ...invoiceJobs,
  ...webhookJobs,
  ...retentionJobs,
];
