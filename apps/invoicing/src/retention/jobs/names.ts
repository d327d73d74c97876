export const RETENTION_JOB = { name: 'retention.run' } as const;
