/** Builds a PDF. In a file of its own: what takes a job up again needs no more than its name. */
export const STATEMENT_JOB = { name: 'statements.build' } as const;
