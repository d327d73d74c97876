import { drainWebhooks } from './drain-webhooks.ts';

export const eventJobs = [drainWebhooks] as const;
