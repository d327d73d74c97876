import { notFound } from '@kente/kit/errors';
import { toWire } from '@kente/kit/money';
import type { Environment } from '../tenancy/index.ts';
import type { IncomeEvidence } from './analysis/income-evidence.ts';
import type { InsightsDeps } from './deps.ts';
import * as incomeStore from './store/income-records.ts';

/** The newest records of an account. */
export async function listIncomeRecords(
  { db, accounts }: InsightsDeps,
  env: Environment,
  accountId: string,
  page: { page: number; limit: number },
): Promise<{ total: number; records: incomeStore.IncomeRecord[] }> {
  await accounts.mustExist(env.id, accountId);
  return incomeStore.list(db, env.id, accountId, page);
}

/**
 * A record's evidence with the rows as they stand now. A row that is listed nowhere any more is told by its id alone.
 * @throws Refusal 404 for an account or a record.
 */
export async function incomeEvidence(deps: InsightsDeps, env: Environment, accountId: string, recordId: string) {
  await deps.accounts.mustExist(env.id, accountId);
  const found = await incomeStore.find(deps.db, env.id, accountId, recordId);
  if (!found) throw notFound('record');
  const evidence = found.evidence as IncomeEvidence;
  const ids = evidence.streams.flatMap(({ transactions }) => transactions.map(({ id }) => id));
  const rows = new Map((await deps.transactions.listed(deps.db, env.id, accountId, ids)).map((row) => [row.id, row]));
  return {
    id: recordId,
    created_at: found.createdAt.toISOString(),
    ...evidence,
    streams: evidence.streams.map((stream) => ({
      ...stream,
      transactions: stream.transactions.map(({ id, rules, method }) => {
        const row = rows.get(id);
        const shown = row
          ? { date: row.day, amount: toWire(row.amountMinor), narration: row.narration, category: row.category }
          : { date: null, amount: null, narration: null, category: null };
        return { id, ...shown, rules, method };
      }),
    })),
  };
}
