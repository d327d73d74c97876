import { type AccountRow, type IncomeReport, incomeBody, incomeReport, movementsOf } from '@kente/enrichment';
import { newId } from '@kente/kit/ids';
import { toWire } from '@kente/kit/money';
import type { Account } from '../../accounts/index.ts';
import type { Environment } from '../../tenancy/index.ts';
import { localDay } from '../../transactions/index.ts';
import { sourceOf } from '../account-source.ts';
import type { InsightsDeps } from '../deps.ts';
import type { IncomeEvidence } from '../income-records.ts';
import { incomeAnalysed } from '../notices.ts';
import { readRows } from '../reading.ts';
import * as incomeStore from '../store/income-records.ts';
import type { AccountWork, Outcome } from './work.ts';

export async function analyseIncome({ deps, env, job, account, signal }: AccountWork): Promise<Outcome> {
  const { report, rows } = await incomeOf(deps, env, account, { months: job.months, signal });
  const income = incomeBody(report, {
    ...{ id: account.id, name: account.name, accountNumber: account.accountNumber ?? '' },
    ...{ currency: account.currency, source: sourceOf(deps.institutions.byIdOrFail(account.institutionId)) },
  });
  const evidence = evidenceOf(report, rows);
  return {
    store: (tx) =>
      incomeStore.insert(tx, env.id, {
        ...{ id: newId(), accountId: account.id, jobId: job.id, income, evidence, now: env.clock.now() },
      }),
    events: [incomeAnalysed(account.id, income)],
  };
}

export async function incomeOf(
  deps: InsightsDeps,
  env: Environment,
  account: Account,
  { months, signal }: { months: number | null; signal?: AbortSignal },
): Promise<{ report: IncomeReport; rows: readonly AccountRow[] }> {
  const { rows, relations } = await readRows(deps, env, account, signal === undefined ? {} : { signal });
  const { country } = deps.institutions.byIdOrFail(account.institutionId);
  const today = localDay(env.clock.now(), country);
  return { report: incomeReport(movementsOf(rows, relations), { today, months }), rows };
}

/** Why each number is what it is: the rows behind every stream, the rules that read them, and what is not on the wire. */
function evidenceOf(report: IncomeReport, rows: readonly AccountRow[]): IncomeEvidence {
  const byId = new Map(rows.map((each) => [each.row.id, each]));
  return {
    streams: report.streams.map((stream) => ({
      income_type: stream.type,
      frequency: stream.frequency,
      confidence: stream.confidence,
      payer: stream.payer,
      total: toWire(stream.totalMinor),
      typical_amount: toWire(stream.typicalMinor),
      transactions: stream.deposits.map(({ id }) => {
        const category = byId.get(id)?.enrichment.category;
        return { id, rules: category?.evidence ?? [], method: category?.method ?? 'none' };
      }),
    })),
    range: { low: toWire(report.range.lowMinor), high: toWire(report.range.highMinor) },
    window_days: report.windowDays,
    cash_deposits: toWire(report.cashDepositsMinor),
    ruleset: rows[0]?.enrichment.category.rulesetVersion ?? null,
  };
}
