import { isDatabaseUnavailable } from '@kente/kit/db/unavailable';
import type { Environment } from '../tenancy/index.ts';
import type { InsightsDeps } from './deps.ts';
import { insightFailed } from './notices.ts';
import * as jobStore from './store/jobs.ts';
import { addMetadata, categoriseAccount } from './work/account-rows.ts';
import { assessCreditworthiness } from './work/creditworthiness.ts';
import { analyseIncome } from './work/income.ts';
import { summariseStatement } from './work/statement-insights.ts';
import { enrichUpload } from './work/upload.ts';
import type { Outcome, Work } from './work/work.ts';

/** So often is work tried that fails on our side, before it is told as failed. */
const TRIES = 3;

/** Does the work of one job. Safe to run again after a crash: a job that has ended is left alone. */
export async function runInsight(
  deps: InsightsDeps,
  env: Environment,
  jobId: string,
  { signal, attempt }: { signal: AbortSignal; attempt: number },
): Promise<void> {
  const job = await jobStore.find(deps.db, env.id, jobId);
  if (job?.status !== 'processing') return;
  const outcome = await outcomeOf({ deps, env, job, signal }).catch((error: unknown): Outcome => {
    // Another worker begins again; a database that is gone fails everything, and is nobody's third try.
    if (signal.aborted || isDatabaseUnavailable(error) || attempt < TRIES) throw error;
    deps.log.error({ err: error, job: jobId, kind: job.kind }, 'an insight failed for good');
    return insightFailed(job);
  });
  await deps.db.transaction().execute(async (tx) => {
    // First the account, then the job: the order in which requests and unlinks take them.
    if (job.accountId !== null) await deps.accounts.lock(tx, env.id, job.accountId);
    const ending = {
      status: outcome.failure === undefined ? 'finished' : 'failed',
      failure: outcome.failure ?? null,
      now: env.clock.now(),
    } as const;
    if (!(await jobStore.end(tx, env.id, job.id, ending))) return;
    await outcome.store?.(tx);
    await deps.events.append(tx, env, outcome.events);
  });
}

async function outcomeOf(work: Work): Promise<Outcome> {
  const { deps, env, job } = work;
  if (job.accountId === null) return enrichUpload(work);
  const account = await deps.accounts.get(env.id, job.accountId);
  switch (job.kind) {
    case 'categorisation':
      return categoriseAccount({ ...work, account });
    case 'metadata':
      return addMetadata({ ...work, account });
    case 'insights':
      return summariseStatement({ ...work, account });
    case 'income':
      return analyseIncome({ ...work, account });
    case 'creditworthiness':
      return assessCreditworthiness({ ...work, account });
  }
}
