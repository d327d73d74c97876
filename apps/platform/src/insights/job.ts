/** What is asked of this module and answered by webhook. */

export const ENRICHMENT_KINDS = ['categorisation', 'metadata', 'insights'] as const;
export type EnrichmentKind = (typeof ENRICHMENT_KINDS)[number];
export type InsightKind = EnrichmentKind | 'income' | 'creditworthiness';

export interface InsightJob {
  id: string;
  kind: InsightKind;
  /** Null for an uploaded file. */
  accountId: string | null;
  /** `waiting`: for the first fetch of the account; told as processing. */
  status: 'waiting' | 'processing' | 'finished' | 'failed';
  /** Months of an income analysis; null: everything held. */
  months: number | null;
  createdAt: Date;
  finishedAt: Date | null;
}

export type EnrichmentJob = InsightJob & { kind: EnrichmentKind };

export const isEnrichment = (job: InsightJob): job is EnrichmentJob =>
  (ENRICHMENT_KINDS as readonly string[]).includes(job.kind);

export const isOpen = ({ status }: Pick<InsightJob, 'status'>): boolean =>
  status === 'waiting' || status === 'processing';

/** The background job that does the work of one. */
export const INSIGHT_JOB = { name: 'insights.run' } as const;
/** Ends what a job left behind once nobody may find it any more. */
export const FORGET_TASK = 'insights.forget';
