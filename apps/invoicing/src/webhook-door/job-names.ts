/** Apart from the job itself, which needs the door. */
export const FINISH_JOB = { name: 'webhooks.finish' } as const;
