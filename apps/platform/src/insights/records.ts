import { notFound } from '@kente/kit/errors';
import type { Environment } from '../tenancy/index.ts';
import type { InsightsDeps } from './deps.ts';
import { type EnrichmentJob, type EnrichmentKind, isEnrichment } from './job.ts';
import * as jobStore from './store/jobs.ts';
import * as recordStore from './store/records.ts';

export interface RecordsPage {
  total: number;
  /** JSON array of records. Source: financial-data contract 6.3. */
  data: string;
}

export interface Records {
  /** A job that a caller may see. @throws Refusal 404. */
  job(env: Environment, jobId: string): Promise<EnrichmentJob>;
  /** What a finished job gives back. */
  ofJob(env: Environment, job: EnrichmentJob, page: { page: number; limit: number }): Promise<RecordsPage>;
  /** What all jobs of a kind gave back, newest first; of one account where it is named. */
  ofKind(
    env: Environment,
    kind: EnrichmentKind,
    page: { page: number; limit: number },
    accountId?: string,
  ): Promise<RecordsPage>;
}

export function createRecords(deps: InsightsDeps): Records {
  const { db } = deps;
  const read = async (env: Environment, filter: Omit<recordStore.RecordFilter, 'now'>): Promise<RecordsPage> => {
    const { total, records } = await recordStore.list(db, env.id, { ...filter, now: env.clock.now() });
    return { total, data: `[${(await recordsJson(deps, env, records)).join(',')}]` };
  };
  return {
    async job(env, jobId) {
      const job = await jobStore.findVisible(db, env.id, jobId, env.clock.now());
      if (!job || !isEnrichment(job)) throw notFound('job');
      return job;
    },
    ofJob: (env, job, page) => read(env, { jobId: job.id, ...page }),
    ofKind: (env, kind, page, accountId) =>
      read(env, { kind, ...page, ...(accountId === undefined ? {} : { accountId }) }),
  };
}

/** Rows of an account are told as they stand now; those that are listed nowhere any more are left out. */
async function recordsJson(
  { transactions }: InsightsDeps,
  env: Environment,
  records: readonly recordStore.EnrichmentRecord[],
): Promise<string[]> {
  const origin = `"app":${JSON.stringify(env.app.id)}`;
  const texts: string[] = [];
  for (const record of records) {
    const { accountId, transactionIds, content, createdAt, updatedAt } = record;
    const form = record.kind === 'metadata' ? 'metadata' : 'categorisation';
    let body: string;
    if (accountId !== null && transactionIds !== null) {
      const rows = transactionIds.map((id) => ({ accountId, id }));
      const json = await transactions.enrichedJson(env.id, rows, form);
      body = `"transactions":[${transactionIds.flatMap((id) => json.get(id) ?? []).join(',')}]`;
    } else if (record.kind === 'insights') {
      body = JSON.stringify(content).slice(1, -1);
    } else {
      body = `"transactions":${JSON.stringify(content)}`;
    }
    const times = `"created_at":"${createdAt.toISOString()}","updated_at":"${updatedAt.toISOString()}"`;
    texts.push(`{${body},${origin},${times}}`);
  }
  return texts;
}
