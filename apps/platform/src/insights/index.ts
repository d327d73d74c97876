import { invalid, invalidField } from '@kente/kit/errors';
import type { Account } from '../accounts/index.ts';
import type { Privacy } from '../privacy/index.ts';
import type { Environment } from '../tenancy/index.ts';
import { type AffordabilityRequest, loansInOtherCurrency, sealRequest } from './affordability-request.ts';
import { type Correcting, createCorrecting } from './correcting.ts';
import type { InsightsDeps } from './deps.ts';
import { incomeEvidence, listIncomeRecords } from './income-records.ts';
import { createInvestments, type Investments } from './investments/index.ts';
import { type EnrichmentJob, FORGET_TASK } from './job.ts';
import { legacyIncome } from './legacy-income.ts';
import { createRecords, type Records } from './records.ts';
import { createRequesting, type Requesting } from './requesting.ts';
import { runInsight } from './running.ts';
import { type SpendingOnWire, spendingOn } from './spending.ts';
import type { IncomeRecord } from './store/income-records.ts';
import * as jobStore from './store/jobs.ts';
import { readUploadedRows, type UploadedFile } from './uploads.ts';

export type { AffordabilityRequest } from './affordability-request.ts';
export type { Corrected } from './correcting.ts';
export type { CreditBureau } from './credit-bureau/credit-bureau.ts';
export { createHttpCreditBureau } from './credit-bureau/http-credit-bureau.ts';
export { createEnricher } from './enricher.ts';
export { type EnrichmentJob, type EnrichmentKind, INSIGHT_JOB, isOpen } from './job.ts';
export { enriched as enrichedNotice } from './notices.ts';
export type { RecordsPage } from './records.ts';
export type { StoredCorrection } from './store/corrections.ts';
export type { IncomeRecord } from './store/income-records.ts';
export { UPLOAD_BYTES, type UploadedFile } from './uploads.ts';

type Page = { page: number; limit: number };

/**
 * What an account's rows tell: income, spending, statement insights, affordability, categories and metadata, and what a
 * business corrects of them. The rules live in packages/enrichment; here they are driven. What is told by webhook is done
 * in the background: one request, one result, one event, whatever dies in between.
 */
export interface Insights extends Pick<Requesting, 'income' | 'enrichment' | 'resume'> {
  readonly records: Records;
  readonly corrections: Correcting;
  readonly investments: Investments;
  /** @throws Refusal 400 for a file that is no CSV, or every bad row of one. */
  upload(env: Environment, kind: 'categorisation' | 'metadata', file: UploadedFile | null): Promise<EnrichmentJob>;
  /** @throws Refusal 404, 400 for an open loan in another currency, and where no bureau is connected to ask. */
  creditworthiness(env: Environment, accountId: string, request: AffordabilityRequest): Promise<Account>;
  incomeRecords(env: Environment, accountId: string, page: Page): Promise<{ total: number; records: IncomeRecord[] }>;
  /** @throws Refusal 404. */
  incomeEvidence(env: Environment, accountId: string, recordId: string): ReturnType<typeof incomeEvidence>;
  /** Computed while the caller waits; leaves nothing behind. */
  legacyIncome(env: Environment, accountId: string): ReturnType<typeof legacyIncome>;
  spending(env: Environment, accountId: string, months: number): Promise<SpendingOnWire>;
  /** The work of one job; see `running.ts`. */
  run(env: Environment, jobId: string, context: { signal: AbortSignal; attempt: number }): Promise<void>;
  close(): Promise<void>;
}

export function createInsights(deps: InsightsDeps & { privacy: Privacy }): Insights {
  const { db, accounts, schedule, privacy, keyring } = deps;
  const requesting = createRequesting(deps);
  const investments = createInvestments(deps);

  accounts.hook(requesting.hook);
  accounts.hook(investments.hook);
  privacy.keep({
    async forgetAccount(tx, env, accountId) {
      await jobStore.forgetAccount(tx, env.id, accountId);
      await investments.forget(tx, env.id, accountId);
    },
  });
  schedule.on(FORGET_TASK, (env, { subject }) => jobStore.remove(db, env.id, subject));

  return {
    income: requesting.income,
    enrichment: requesting.enrichment,
    resume: requesting.resume,
    investments,
    records: createRecords(deps),
    corrections: createCorrecting(deps),
    upload: async (env, kind, file) => requesting.upload(env, kind, await readUploadedRows(file)),
    async creditworthiness(env, accountId, request) {
      const { currency } = await accounts.get(env.id, accountId);
      const foreign = loansInOtherCurrency(request.existing_loans ?? [], currency);
      if (foreign.length > 0) throw invalid(foreign);
      if (request.run_credit_check && !deps.bureauFor(env.mode)) {
        const message = 'run_credit_check cannot be true: no credit bureau is connected';
        throw invalidField('run_credit_check', message);
      }
      return requesting.creditworthiness(env, accountId, (jobId) => sealRequest(keyring, env.id, jobId, request));
    },
    incomeRecords: (env, accountId, page) => listIncomeRecords(deps, env, accountId, page),
    incomeEvidence: (env, accountId, recordId) => incomeEvidence(deps, env, accountId, recordId),
    legacyIncome: (env, accountId) => legacyIncome(deps, env, accountId),
    spending: (env, accountId, months) => spendingOn(deps, env, accountId, months),
    run: (env, jobId, context) => runInsight(deps, env, jobId, context),
    async close() {
      await Promise.all([deps.bureauFor('test')?.close(), deps.bureauFor('live')?.close()]);
    },
  };
}
