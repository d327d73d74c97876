import { insightsBody, movementsOf, statementInsights } from '@kente/enrichment';
import { localDay } from '../../transactions/index.ts';
import { enriched } from '../notices.ts';
import { readRows } from '../reading.ts';
import * as recordStore from '../store/records.ts';
import type { AccountWork, Outcome } from './work.ts';

/** What an account's whole statement tells, as one record. */
export async function summariseStatement({ deps, env, job, account, signal }: AccountWork): Promise<Outcome> {
  const { rows, relations } = await readRows(deps, env, account, { signal });
  const { country } = deps.institutions.byIdOrFail(account.institutionId);
  const today = localDay(env.clock.now(), country);
  const content = insightsBody(statementInsights(movementsOf(rows, relations), { today, country }), account.id);
  return {
    store: (tx) =>
      recordStore.put(tx, env.id, {
        ...{ jobId: job.id, position: 0, kind: 'insights', accountId: account.id, content, now: env.clock.now() },
      }),
    events: [enriched('insights', account.id, job.id)],
  };
}
