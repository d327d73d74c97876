import { ok } from '@kente/kit/http/reply';
import { toWire } from '@kente/kit/money';
import type { Environment } from '../../tenancy/index.ts';
import type { Corrected, EnrichmentJob, EnrichmentKind, IncomeRecord, Insights, StoredCorrection } from '../index.ts';
import { isOpen } from '../index.ts';

/** Jobs, records and corrections as the contract spells them: financial-data 4.10, 6.1 and 6.3. */

const STARTED: Readonly<Record<EnrichmentKind, string>> = {
  categorisation:
    'Categorisation is currently being processed, you will receive a webhook when all transactions are ready',
  metadata:
    'Transaction metadata is currently being processed, you will receive a webhook when all transactions are ready',
  insights: 'Statement insights is currently being processed, you will receive a webhook when insight is ready',
};

const statusOf = (job: EnrichmentJob): string => (isOpen(job) ? 'processing' : job.status);

export function startedReply(job: EnrichmentJob) {
  const data = { jobId: job.id, jobStatus: 'processing' };
  return ok(data, STARTED[job.kind], { state: 'processing' });
}

export function legacyStartedReply(job: EnrichmentJob) {
  return ok(null, STARTED[job.kind], { state: 'processing' });
}

export function jobReply(job: EnrichmentJob, { app, business }: Environment) {
  const data = {
    ...{ id: job.id, status: statusOf(job), name: `jobs.enrichment.${job.kind}`, account: job.accountId },
    ...{ app: app.id, business: business.id },
  };
  return ok(data, isOpen(job) ? 'Job is being processed' : 'Job execution completed');
}

/** A record that is not there yet, or never will be. */
export function unfinishedReply(job: EnrichmentJob) {
  const jobStatus = statusOf(job);
  const message = isOpen(job) ? 'Job is being processed' : 'Job execution failed';
  return ok({ jobId: job.id, jobStatus }, message, { state: isOpen(job) ? 'processing' : 'failed' });
}

export function incomeRecordOnWire({ id, income, createdAt, updatedAt }: IncomeRecord, { app }: Environment) {
  return { id, income, app: app.id, created_at: createdAt.toISOString(), updated_at: updatedAt.toISOString() };
}

export function correctionOnWire(correction: StoredCorrection) {
  return {
    ...{ id: correction.id, type: correction.credit ? 'credit' : 'debit', about: correction.about },
    ...{ key: correction.key, category: correction.category },
    ...{ account: correction.accountId, transaction: correction.transactionId },
    created_at: correction.createdAt.toISOString(),
    updated_at: correction.updatedAt.toISOString(),
  };
}

export function correctedOnWire({ account, row, correction }: Corrected) {
  return {
    transaction: {
      ...{ id: row.id, _id: row.id, narration: row.narration, amount: toWire(row.amountMinor) },
      ...{ type: row.credit ? 'credit' : 'debit', balance: toWire(row.balanceMinor), date: row.date.toISOString() },
      ...{ category: row.category, currency: account.currency },
    },
    correction: correction && correctionOnWire(correction),
  };
}

type Earned = Awaited<ReturnType<Insights['investments']['earnings']>>['earnings'][number];

export function earningOnWire({ id, amountMinor, narration, date, asset }: Earned) {
  return { id, _id: id, amount: toWire(amountMinor), narration, date: date.toISOString(), asset };
}

export function assetsOnWire(id: string, held: Awaited<ReturnType<Insights['investments']['assets']>>) {
  return { id, _id: id, balances: held.balances, assets: held.assets };
}
