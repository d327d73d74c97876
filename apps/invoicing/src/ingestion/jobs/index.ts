import { syncAccount } from './sync-account.ts';

export const ingestionJobs = [syncAccount] as const;
