import { drainWebhooks } from './drain-webhooks.ts';
import { forgetEvents } from './forget-events.ts';

export const eventJobs = [drainWebhooks, forgetEvents] as const;
